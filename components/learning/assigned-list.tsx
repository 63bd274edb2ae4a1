"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { takeBackAction } from "@/lib/learning/actions";
import type { AssignedPerson } from "@/lib/learning/model/assigning";
import { dateInWords } from "@/lib/platform/wording";

type Props = { courseSlug: string; rows: readonly AssignedPerson[] };

/** Who was assigned a course; whoever has not begun can be let go again, the last of them too. */
export function AssignedList({ courseSlug, rows }: Props) {
  const [state, submit, pending] = useActionState(takeBackAction, null);
  return (
    <>
      <div aria-live="polite">
        <ActionNotice state={state} done="已收回指派。" failed="没有收回" />
      </div>
      {rows.length === 0 && (
        <EmptyState title="还没有指派给谁">在上面找到人，勾选后指派。</EmptyState>
      )}
      <ul className="overflow-hidden rounded-large border border-line bg-surface empty:hidden">
        {rows.map((row) => (
          <li
            key={row.personId}
            className="flex flex-wrap items-center gap-x-4 border-line px-4 py-2 not-first:border-t sm:px-5"
          >
            <span className="min-w-0 flex-1 basis-48">
              <span className="font-semibold">{row.name}</span>
              <span className="block text-muted text-sm">
                {row.organisation ?? row.region}
                {row.phoneEnd && `，手机尾号${row.phoneEnd}`}
              </span>
            </span>
            <span className="text-muted text-sm">
              {dateInWords(row.enrolledAt)}指派，{standing(row)}
            </span>
            {row.untouched && (
              <form action={submit} className="max-sm:ms-auto">
                <input type="hidden" name="courseSlug" value={courseSlug} />
                <input type="hidden" name="personId" value={row.personId} />
                <Button type="submit" variant="quiet" disabled={pending} className="px-3">
                  收回指派
                  <span className="sr-only">{`：${row.name}`}</span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function standing({ completedAt, untouched }: AssignedPerson): string {
  if (completedAt) return "已学完";
  return untouched ? "还没开始学" : "学习中";
}
