import { useMemo } from "react";
import { WordChanges } from "@/components/publishing/word-changes";
import { diffWords } from "@/lib/authoring/rules/writing/word-diff";

type Props = { before: string; after: string };

/** What differs between two texts, word by word. */
export function WordDiff({ before, after }: Props) {
  const words = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <div className="rounded-small bg-surface-2 p-3">
      <WordChanges words={words} />
    </div>
  );
}
