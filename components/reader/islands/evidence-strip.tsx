import { SyncWords } from "@/components/reader/islands/sync-line";
import { useLesson } from "@/components/reader/islands/use-lesson";
import { missing } from "@/components/reader/reading-tracker";
import type { LessonState } from "@/lib/learning/model/evidence";

type Props = { next: { path: string; label: string } };

/** How much of the lesson counts as read, what is still missing, and what to do next. */
export function EvidenceStrip({ next }: Props) {
  const { lesson, justCompleted } = useLesson();
  if (!lesson) return null;
  const share = Math.min(100, Math.round(lesson.progress.covered / 100));

  return (
    <section
      aria-label="本课进度"
      className="mt-10 rounded-large border border-line bg-surface p-5"
    >
      <div className="evidence-bar" aria-hidden="true">
        <div style={{ width: `${share}%` }} />
      </div>
      <p role="status" className="mt-3">
        {lesson.progress.completed ? (
          <>
            <strong className="text-good">✓ 这一课学完了。</strong>
            {justCompleted && "辛苦了，进度已经保存。"}
          </>
        ) : (
          `已读到${share}%。${stillNeeded(lesson)}`
        )}
      </p>
      <SyncWords />
      {lesson.progress.completed && (
        <p className="mt-2">
          <a className="link inline-flex min-h-target items-center" href={next.path}>
            {next.label}
          </a>
        </p>
      )}
    </section>
  );
}

function stillNeeded(lesson: LessonState): string {
  const { seconds, share } = missing(lesson.progress, {
    coverage: lesson.requiredCoverage,
    seconds: lesson.requiredSeconds,
  });
  if (seconds > 0 && share > 0) return `读完全文，并再读约${seconds}秒，就算学完这一课。`;
  if (share > 0) return "上面还有没读到的段落，读到就算学完这一课。";
  return `再读约${seconds}秒，就算学完这一课。`;
}
