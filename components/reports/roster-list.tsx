import { ProgressRing } from "@/components/ui/progress-ring";
import { dateInWords, dateTimeInWords } from "@/lib/platform/wording";
import type { RosterRow } from "@/lib/reports/model/roster";
import { enrolmentNames, standingNames, standingOf } from "@/lib/reports/rules/roster";

/** Who joined a course, each with how far they have come. */
export function RosterList({ rows }: { rows: readonly RosterRow[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
      {rows.map((row) => (
        <li key={row.enrolmentId} className="flex items-center gap-x-4 px-4 py-3 sm:px-5">
          <ProgressRing
            percent={Math.floor((row.done * 100) / Math.max(1, row.lessons))}
            label={`${row.name}的学习进度`}
            size="small"
          />
          <span className="flex min-w-0 flex-1 flex-wrap gap-x-6 gap-y-1">
            <span className="min-w-0 flex-1 basis-48">
              <span className="font-semibold">{row.name}</span>
              <span className="block text-sm text-muted">{row.organisation ?? row.region}</span>
            </span>
            <span className="basis-full text-sm sm:basis-56">
              {standingNames[standingOf(row)]}，学完{row.done}/{row.lessons}课
              <span className="block text-muted tabular-nums">{lastStep(row)}</span>
            </span>
            <span className="basis-full text-sm text-muted sm:basis-48">
              {dateInWords(row.enrolledAt)}
              {enrolmentNames[row.kind]}，学了{row.minutes}分钟
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function lastStep({ completedAt, seenAt }: RosterRow): string {
  if (completedAt) return `${dateInWords(completedAt)}学完`;
  return seenAt ? `最近学习：${dateTimeInWords(seenAt)}` : "还没有打开过课文";
}
