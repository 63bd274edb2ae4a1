import type { Route } from "next";
import Link from "next/link";
import { OutcomeTag } from "@/components/attempts/outcome-tag";
import type { ListedAttempt } from "@/lib/assessment/model/attempt-list";
import { minutesUsed } from "@/lib/assessment/rules/attempt-list";
import { secondsInWords } from "@/lib/assessment/rules/timeline";
import { dateTimeInWords } from "@/lib/platform/wording";

/** Attempts, each leading to how it went. */
export function AttemptTable({
  courseSlug,
  rows,
}: {
  courseSlug: string;
  rows: readonly ListedAttempt[];
}) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
      {rows.map((attempt) => (
        <li key={attempt.id}>
          <Link
            href={`/teach/${courseSlug}/attempts/${attempt.id}` as Route}
            prefetch={false}
            className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3 -outline-offset-3 hover:bg-surface-2 sm:px-5"
          >
            <span className="min-w-0 flex-1 basis-56">
              <span className="font-semibold">{attempt.name}</span>
              <span className="ms-2 text-sm text-muted">第{attempt.number}次</span>
              <span className="block text-sm text-muted">
                {attempt.organisation ?? attempt.region}
              </span>
            </span>
            <span className="basis-full text-sm text-muted tabular-nums sm:basis-52">
              {dateTimeInWords(attempt.openedAt)}
              {attempt.endedAt && `，用${minutesUsed(attempt)}分钟`}
              {attempt.absences > 0 && (
                <span className="block">
                  离开页面{attempt.absences}次，共{secondsInWords(attempt.absentSeconds)}
                </span>
              )}
            </span>
            <OutcomeTag attempt={attempt} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
