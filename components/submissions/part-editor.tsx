import { Bold, List, ListOrdered } from "lucide-react";
import { type KeyboardEvent, useId, useRef } from "react";
import type { PartView } from "@/components/submissions/draft-book";
import { MarkedText } from "@/components/submissions/marked-text";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field-style";
import { Folded } from "@/components/ui/folded";
import { PART_CHARACTERS_MAX } from "@/lib/submissions/model/submission";
import {
  continueList,
  hasMarks,
  type Selection,
  toggleBold,
  toggleList,
  wordsWritten,
} from "@/lib/submissions/rules/markup";

type Props = {
  title: string;
  hint: string;
  part: PartView;
  locked: boolean;
  /** Whether what is written is kept already. */
  ready: boolean;
  onChange(text: string): void;
  onSettle(text: string): void;
};

/** One part of an assignment: words, bold, lists. Made for a thumb; composing Chinese is never disturbed. */
export function PartEditor({ title, hint, part, locked, ready, onChange, onSettle }: Props) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);

  function edit(change: (selection: Selection) => Selection | null): boolean {
    const { current } = area;
    if (!current) return false;
    const [from, to] = [current.selectionStart, current.selectionEnd];
    const changed = change({ text: part.text, from, to });
    if (!changed || changed.text.length > PART_CHARACTERS_MAX) return false;
    onChange(changed.text);
    requestAnimationFrame(() => {
      current.focus();
      current.setSelectionRange(changed.from, changed.to);
    });
    return true;
  }

  function onKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key === "b" && edit(toggleBold)) event.preventDefault();
    if (!control && event.key === "Enter" && edit(continueList)) event.preventDefault();
  }

  const tools = [
    { label: "加粗", Icon: Bold, change: toggleBold },
    { label: "圆点列表", Icon: List, change: (at: Selection) => toggleList(at, "bullets") },
    { label: "编号列表", Icon: ListOrdered, change: (at: Selection) => toggleList(at, "numbers") },
  ];
  return (
    <section className="flex flex-col gap-2" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="text-lg">
        {title}
      </h2>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {hint}
      </p>
      {part.theirs && (
        <Conflict mine={part.text} theirs={part.theirs.text} title={title} onSettle={onSettle} />
      )}
      {!locked && (
        <fieldset className="flex gap-1" aria-label={`${title}的格式`}>
          {tools.map(({ label, Icon, change }) => (
            <button
              key={label}
              type="button"
              aria-label={label}
              onClick={() => edit(change)}
              className="grid size-target place-items-center rounded-small border border-edge bg-surface text-teal"
            >
              <Icon className="size-5" aria-hidden="true" />
            </button>
          ))}
        </fieldset>
      )}
      <textarea
        ref={area}
        value={part.text}
        rows={8}
        readOnly={locked || !ready}
        maxLength={PART_CHARACTERS_MAX}
        autoComplete="off"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKey}
        className={`field-sizing-content max-h-[60vh] min-h-40 py-2.5 ${controlStyle}`}
      />
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        {hasMarks(part.text) && (
          <Folded summary="看排好的样子" className="min-w-0 flex-1 basis-60">
            <MarkedText text={part.text} />
          </Folded>
        )}
        <p className="ms-auto py-2 text-sm text-muted tabular-nums">{wordsWritten(part.text)}字</p>
      </div>
    </section>
  );
}

type ConflictProps = { title: string; mine: string; theirs: string; onSettle(text: string): void };

/** Both texts, until their author says which one stays. */
function Conflict({ title, mine, theirs, onSettle }: ConflictProps) {
  return (
    <div
      role="alert"
      className="flex flex-col gap-3 rounded-medium border border-amber bg-amber-soft px-4 py-3"
    >
      <p className="font-semibold">“{title}”在另一个页面上也改过，两份都还在，请选一份</p>
      <details>
        <summary className="min-h-target cursor-pointer py-1.5">看另一个页面上的</summary>
        <MarkedText text={theirs || "（空）"} />
      </details>
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" onClick={() => onSettle(`${theirs}\n\n${mine}`)}>
          两份都留下
        </Button>
        <Button variant="secondary" onClick={() => onSettle(mine)}>
          用这一页的
        </Button>
        <Button variant="secondary" onClick={() => onSettle(theirs)}>
          用另一页的
        </Button>
      </div>
    </div>
  );
}
