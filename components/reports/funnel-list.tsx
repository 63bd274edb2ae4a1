import { minutesInWords } from "@/lib/platform/wording";
import type { FunnelLesson } from "@/lib/reports/model/funnel";

type Props = { lessons: readonly FunnelLesson[]; joined: number };

/** Lesson by lesson, how many opened it, came to its half, and completed it; and where people stopped. */
export function FunnelList({ lessons, joined }: Props) {
  return (
    <ol className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
      {lessons.map((lesson, place) => (
        <li key={lesson.slug} className="flex flex-wrap gap-x-8 gap-y-3 px-4 py-4 sm:px-5">
          <div className="flex min-w-0 flex-1 basis-60 flex-col gap-1">
            <h2 className="font-semibold">
              {place + 1}. {lesson.title}
              {!lesson.required && <span className="ms-2 text-sm text-muted">选学</span>}
            </h2>
            <p className="text-sm text-muted">{timeInWords(lesson)}</p>
            {lesson.stopped > 0 && (
              <p className="text-sm font-semibold text-amber">
                {lesson.stopped}人学到这里，一周没有再学
              </p>
            )}
          </div>
          <dl className="flex min-w-0 flex-1 basis-60 flex-col gap-1.5 text-sm">
            <Bar name="打开" people={lesson.opened} of={joined} />
            <Bar name="过半" people={lesson.half} of={joined} />
            <Bar name="学完" people={lesson.completed} of={joined} />
          </dl>
        </li>
      ))}
    </ol>
  );
}

function timeInWords({ medianSeconds, minutes }: FunnelLesson): string {
  const planned = `预计${minutesInWords(minutes)}`;
  if (medianSeconds === null) return `${planned}，还没有人学完`;
  const half = medianSeconds < 60 ? "不到1分钟" : minutesInWords(Math.round(medianSeconds / 60));
  return `${planned}，学完的人一半用了${half}以内`;
}

function Bar({ name, people, of }: { name: string; people: number; of: number }) {
  const share = of === 0 ? 0 : (people / of) * 100;
  return (
    <div className="flex items-center gap-3">
      <dt className="w-8 shrink-0 text-muted">{name}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-3 tabular-nums">
        <span className="h-2 min-w-0 flex-1 overflow-hidden rounded-full bg-surface-2">
          <span className="block h-full bg-teal" style={{ width: `${share}%` }} />
        </span>
        <span className="w-24 shrink-0 text-end">
          {people}人（{Math.round(share)}%）
        </span>
      </dd>
    </div>
  );
}
