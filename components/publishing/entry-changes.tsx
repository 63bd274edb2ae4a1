import { WordChanges } from "@/components/publishing/word-changes";
import type { EntryChange } from "@/lib/authoring/rules/changes/words";

/** Settings that are said otherwise now, each under its name. */
export function EntryChanges({ entries }: { entries: readonly EntryChange[] }) {
  if (entries.length === 0) return null;
  return (
    <dl className="flex flex-col gap-3">
      {entries.map(({ name, words }) => (
        <div key={name}>
          <dt className="text-sm text-muted">{name}</dt>
          <dd>
            <WordChanges words={words} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
