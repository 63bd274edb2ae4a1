import { ChangeTag } from "@/components/publishing/change-tag";
import { EntryChanges } from "@/components/publishing/entry-changes";
import { Folded } from "@/components/ui/folded";
import { Tag } from "@/components/ui/tag";
import { plainLine } from "@/lib/assessment/rules/question-text";
import type { QuestionChange } from "@/lib/authoring/rules/changes/questions";

type Props = { changes: readonly QuestionChange[]; open: boolean };

/** Questions that were added, removed or worded otherwise; another right answer is said at once. */
export function QuestionChanges({ changes, open }: Props) {
  return (
    <ul className="flex flex-col">
      {changes.map(({ key, stem, place, kind, keyChanged, entries }) => {
        const head = (
          <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
            <ChangeTag kind={kind} />
            {keyChanged && <Tag tone="danger">答案变了</Tag>}
            <span className="min-w-0 break-words text-ink">{plainLine(stem)}</span>
            <span className="text-sm text-muted">{place}</span>
          </span>
        );
        return (
          <li key={`${kind}-${key}`} className="border-line py-2 not-first:border-t">
            {entries.length > 0 ? (
              <Folded open={open} summary={head}>
                <div className="pb-3">
                  <EntryChanges entries={entries} />
                </div>
              </Folded>
            ) : (
              <div className="flex min-h-target items-center py-1">{head}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
