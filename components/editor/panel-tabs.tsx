export type Panel = "write" | "head" | "preview" | "history";

const panels: readonly [Panel, string][] = [
  ["write", "写课文"],
  ["head", "课文信息"],
  ["preview", "预览"],
  ["history", "历史"],
];

type Props = { panel: Panel; onChoose: (panel: Panel) => void };

/** The sides of a lesson, one of them in sight; arrows go from one to the next. */
export function PanelTabs({ panel, onChoose }: Props) {
  function move(key: string) {
    const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? panels.length - 1 : 0;
    const at = panels.findIndex(([name]) => name === panel);
    const next = panels[(at + step) % panels.length]?.[0];
    if (step === 0 || !next) return;
    onChoose(next);
    document.getElementById(`tab-${next}`)?.focus();
  }
  return (
    <div role="tablist" aria-label="编辑课文" className="flex flex-wrap">
      {panels.map(([name, label]) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={panel === name}
          aria-controls="panel"
          tabIndex={panel === name ? 0 : -1}
          onClick={() => onChoose(name)}
          onKeyDown={(event) => move(event.key)}
          className={`min-h-target border-b-3 px-3 font-semibold sm:px-4 ${panel === name ? "border-teal text-teal" : "border-transparent text-muted"}`}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
