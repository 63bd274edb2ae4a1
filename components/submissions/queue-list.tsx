import type { Route } from "next";
import Link from "next/link";
import { Tag } from "@/components/ui/tag";
import { dateTimeInWords } from "@/lib/platform/wording";
import type { SubmissionState } from "@/lib/submissions/model/assignment";

type Work = {
  id: string;
  name: string | null;
  state: SubmissionState;
  number: number;
  mark: number | null;
  submittedAt: Date | null;
  gradedBy: number;
  mine: boolean;
};

/** The works that were handed in; those that wait for this grader first. */
export function QueueList({ here, works }: { here: string; works: readonly Work[] }) {
  return (
    <ol className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
      {works.map(({ id, name, state, number, mark, submittedAt, gradedBy, mine }, at) => (
        <li key={id}>
          <Link
            href={`${here}/${id}` as Route}
            prefetch={false}
            className="flex min-h-target flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3"
          >
            <span className="min-w-0 flex-1 basis-40 font-semibold">{name ?? `第${at + 1}份`}</span>
            {number > 1 && <Tag>第{number}版</Tag>}
            {mine && <Tag tone="amber">等您评</Tag>}
            {state === "submitted" && !mine && <Tag>已评{gradedBy}次，等别的老师</Tag>}
            {state === "returned" && <Tag>已退回修改</Tag>}
            {state === "graded" && <Tag tone="good">已评，{mark}分</Tag>}
            {submittedAt && (
              <span className="text-sm text-muted">{dateTimeInWords(submittedAt)}</span>
            )}
          </Link>
        </li>
      ))}
    </ol>
  );
}
