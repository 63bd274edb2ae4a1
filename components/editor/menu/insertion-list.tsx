import type { Insertion } from "@/components/editor/menu/insertions";

type Props = {
  insertions: readonly Insertion[];
  chosen: number;
  onPut: (insertion: Insertion) => void;
};

/** What can be put in, one of them chosen. The cursor stays in the text. */
export function InsertionList({ insertions, chosen, onPut }: Props) {
  return (
    <div id="insertions" role="listbox" aria-label="插入">
      {insertions.map((insertion, place) => (
        // biome-ignore lint/a11y/useFocusableInteractive: keys go to the text, which says which one is chosen
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the text
        <div
          key={insertion.id}
          id={`insertion-${insertion.id}`}
          role="option"
          aria-selected={place === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPut(insertion)}
          className={`flex min-h-target cursor-pointer flex-wrap items-center justify-between gap-x-3 rounded-small px-3 py-1 ${place === chosen ? "bg-teal text-on-teal" : "hover:bg-teal-soft"}`}
        >
          <span className="font-semibold">{insertion.label}</span>
          <span className={`text-sm ${place === chosen ? "" : "text-muted"}`}>
            {insertion.hint}
          </span>
        </div>
      ))}
    </div>
  );
}
