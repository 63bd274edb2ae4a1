import { ConfirmDone } from "@/components/reader/islands/confirm-done";
import { RangeBar } from "@/components/reader/islands/range-bar";
import { useLesson } from "@/components/reader/islands/use-lesson";
import type { LessonData } from "@/components/reader/lesson-data";
import { gapsInWords, stillNeeded } from "@/components/reader/still-needed";
import { FULL_WORK } from "@/lib/learning/model/evidence";
import { lengthOf } from "@/lib/learning/rules/ranges";

const verbs = { article: "读到", video: "看到", audio: "听到", document: "读到", package: "完成" };

type Props = { data: LessonData; onConfirm: () => void };

/** How much of the lesson counts, which parts of it, what is still missing, and what to do next. */
export function EvidenceStrip({ data, onConfirm }: Props) {
  const { lesson, justCompleted, unsent } = useLesson();
  if (!lesson) return null;
  const { progress, demand } = lesson;
  const kind = data.work?.kind ?? "article";
  const measured = kind !== "package" && demand.coverage > 0;
  const share = Math.min(100, Math.floor((lengthOf(progress.ranges) / FULL_WORK) * 100));
  const gaps = gapsInWords(progress.ranges, data.work);

  return (
    <section aria-label="本课进度" className="evidence-strip">
      {measured && <RangeBar counted={progress.ranges} unsent={unsent} />}
      <p role="status" className="mt-3">
        {progress.completed ? (
          <>
            <strong className="text-good">✓ 这一课学完了。</strong>
            {justCompleted && "辛苦了，进度已经保存。"}
          </>
        ) : (
          `${measured ? `已${verbs[kind]}${share}%。` : ""}${stillNeeded(lesson, data)}`
        )}
      </p>
      {!progress.completed && gaps && <p className="text-sm text-muted">{gaps}</p>}
      {!progress.completed && data.confirm && (
        <ConfirmDone word={data.confirm} onConfirm={onConfirm} />
      )}
      {!progress.completed && data.handIn && (
        <p>
          <a className="link inline-flex min-h-target items-center" href={data.handIn.path}>
            去做实践作业：{data.handIn.title}
          </a>
        </p>
      )}
      {progress.completed && (
        <p className="mt-2">
          <a className="link inline-flex min-h-target items-center" href={data.next.path}>
            {data.next.label}
          </a>
        </p>
      )}
    </section>
  );
}
