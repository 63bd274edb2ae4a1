import { excerptOf } from "@/lib/authoring/rules/changes/words";
import type { Change } from "@/lib/authoring/rules/writing/word-diff";

/** What went and what came, each with its sign, among a little of what stayed. */
export function WordChanges({ words }: { words: readonly Change[] }) {
  const pieces = excerptOf(words);
  let place = 0;
  return (
    <p className="whitespace-pre-wrap break-words leading-relaxed">
      {pieces.map((piece) => {
        place += 1;
        const key = `${place}-${piece.kind}`;
        if (piece.kind === "gap") {
          return (
            <span key={key} className="text-muted">
              {" … "}
            </span>
          );
        }
        if (piece.kind === "same") {
          // Empty lines at the ends say nothing.
          const begun = place === 1 ? piece.text.trimStart() : piece.text;
          const text = place === pieces.length ? begun.trimEnd() : begun;
          return <span key={key}>{text}</span>;
        }
        const added = piece.kind === "added";
        const Mark = added ? "ins" : "del";
        const look = added ? "bg-good-soft text-good" : "bg-danger-soft text-danger";
        return (
          <Mark
            key={key}
            className={`rounded-small px-0.5 ${added ? "underline" : "line-through"} ${look}`}
          >
            <span aria-hidden="true" className="font-semibold">
              {added ? "＋" : "－"}
            </span>
            <span className="sr-only">{added ? "加上：" : "删去："}</span>
            {piece.text}
          </Mark>
        );
      })}
    </p>
  );
}
