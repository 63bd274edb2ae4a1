import { useMemo } from "react";
import { diffWords } from "@/lib/authoring/rules/writing/word-diff";

type Props = { before: string; after: string };

/** Words that went are struck out, words that came are underlined: not told by colour alone. */
export function WordDiff({ before, after }: Props) {
  const changes = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <p className="whitespace-pre-wrap break-words rounded-small bg-surface-2 p-3">
      {changes.map(({ kind, text }, place) => {
        const key = `${place}-${kind}`;
        if (kind === "added") {
          return (
            <ins key={key} className="bg-good-soft text-good underline">
              {text}
            </ins>
          );
        }
        if (kind === "removed") {
          return (
            <del key={key} className="bg-danger-soft text-danger line-through">
              {text}
            </del>
          );
        }
        return <span key={key}>{shortened(text)}</span>;
      })}
    </p>
  );
}

/** What did not change is there to find one's place, not to be read again. */
function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 70)} …… ${text.slice(-70)}` : text;
}
