import { PracticeQuestion } from "@/components/assessment/practice-question";
import { QuestionText } from "@/components/assessment/question-text";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import type { Mistake } from "@/lib/assessment/model/attempt";
import { dateInWords } from "@/lib/platform/wording";

/** Missed questions by course, each ready to be answered again. */
export function MistakeList({ mistakes }: { mistakes: readonly Mistake[] }) {
  const courses = [...new Set(mistakes.map(({ courseSlug }) => courseSlug))];
  return courses.map((slug) => {
    const own = mistakes.filter(({ courseSlug }) => courseSlug === slug);
    return (
      <section key={slug} aria-labelledby={`course-${slug}`} className="flex flex-col gap-4">
        <h2 id={`course-${slug}`} className="font-display text-xl font-bold">
          {own[0]?.courseTitle}（{own.length}题）
        </h2>
        {own.map((mistake) => (
          <Card key={mistake.versionId} className="flex flex-col gap-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
              {mistake.topic && <Tag>{mistake.topic}</Tag>}
              {dateInWords(mistake.missedAt)}答错
              {mistake.times > 1 && `，一共错过${mistake.times}次`}
            </p>
            {mistake.material !== "" && (
              <QuestionText text={mistake.material} media={`/learn/${slug}/media`} />
            )}
            <PracticeQuestion question={mistake} />
          </Card>
        ))}
      </section>
    );
  });
}
