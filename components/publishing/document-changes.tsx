import type { ReactNode } from "react";
import { ChangeTag } from "@/components/publishing/change-tag";
import { EntryChanges } from "@/components/publishing/entry-changes";
import { WordChanges } from "@/components/publishing/word-changes";
import { Folded } from "@/components/ui/folded";
import type { DocumentChange } from "@/lib/authoring/rules/changes/documents";

type Props = {
  changes: readonly DocumentChange[];
  open: boolean;
  /** What stands below each, as a reviewer's notes do. */
  below?: (id: string, title: string) => ReactNode;
};

/** Lessons or papers that were added, removed, moved or written otherwise. */
export function DocumentChanges({ changes, open, below }: Props) {
  return (
    <ul className="flex flex-col">
      {changes.map((change) => {
        const { id, title, kind, moved, entries, body } = change;
        const within = entries.length + body.length > 0;
        const head = (
          <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
            <ChangeTag kind={kind === "changed" && !within ? "moved" : kind} />
            <span className="font-semibold">《{title}》</span>
            {moved && <span className="text-sm text-muted">{moveInWords(moved)}</span>}
          </span>
        );
        return (
          <li key={`${kind}-${id}`} className="border-line py-2 not-first:border-t">
            {within ? (
              <Folded open={open} summary={head}>
                <div className="flex flex-col gap-4 pb-3">
                  <EntryChanges entries={entries} />
                  {body.length > 0 && (
                    <div>
                      <h4 className="text-sm text-muted">正文</h4>
                      <WordChanges words={body} />
                    </div>
                  )}
                </div>
              </Folded>
            ) : (
              <div className="flex min-h-target items-center py-1">{head}</div>
            )}
            {below?.(id, title)}
          </li>
        );
      })}
    </ul>
  );
}

function moveInWords({ from, to }: { from: string; to: string }): string {
  return from === to ? "在单元里换了位置" : `从“${from}”移到“${to}”`;
}
