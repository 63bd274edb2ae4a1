import { StartAttemptButton } from "@/components/learning/start-attempt-button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import type { AttemptSummary } from "@/lib/assessment/model/attempt";
import type { QuizIntro as Intro } from "@/lib/assessment/model/quiz";
import { quizFacts } from "@/lib/assessment/rules/quiz-words";
import { refusals } from "@/lib/platform/result";
import { dateTimeInWords } from "@/lib/platform/wording";

type Props = {
  courseSlug: string;
  quiz: Intro;
  /** Lessons still to be read before the quiz can be sat. */
  unread: readonly { slug: string; title: string }[];
};

/** Before the quiz: what it is, what stands in the way, and how earlier attempts went. */
export function QuizIntro({ courseSlug, quiz, unread }: Props) {
  return (
    <>
      <Card>
        <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
          {quizFacts(quiz).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </Card>
      <NextAction courseSlug={courseSlug} quiz={quiz} unread={unread} />
      {quiz.attempts.length > 0 && <Attempts courseSlug={courseSlug} attempts={quiz.attempts} />}
    </>
  );
}

function NextAction({ courseSlug, quiz, unread }: Props) {
  const [first] = unread;
  if (first && quiz.openAttemptId === null) {
    return (
      <section aria-label="还差的课时" className="flex flex-col gap-4">
        <Notice tone="info">
          {refusals["attempt.lessons_first"]}。还差{unread.length}课：
          {unread.map((lesson) => lesson.title).join("、")}。
        </Notice>
        <p>
          <ButtonLink external href={`/learn/${courseSlug}/lessons/${first.slug}`}>
            去学《{first.title}》
          </ButtonLink>
        </p>
      </section>
    );
  }
  const { refusal, availableAt, attemptsLeft } = quiz.next;
  if (refusal && quiz.openAttemptId === null) {
    return (
      <Notice tone={refusal === "attempt.already_passed" ? "success" : "info"}>
        {refusals[refusal]}
        {availableAt && `，${dateTimeInWords(availableAt)}以后可以考`}。
      </Notice>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-4">
      <StartAttemptButton
        courseSlug={courseSlug}
        resumes={quiz.openAttemptId !== null}
        needsCode={quiz.needsCode && quiz.openAttemptId === null}
      />
      {quiz.openAttemptId === null && (
        <span className="text-sm text-muted">还可以考{attemptsLeft}次</span>
      )}
    </div>
  );
}

function Attempts({ courseSlug, attempts }: { courseSlug: string; attempts: AttemptSummary[] }) {
  return (
    <section aria-labelledby="attempts" className="flex flex-col gap-4">
      <h2 id="attempts" className="font-display text-xl font-bold">
        作答记录
      </h2>
      <ol className="divide-y divide-line rounded-large border border-line bg-surface">
        {attempts.map((attempt) => (
          <li key={attempt.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
            <span className="font-medium">第{attempt.number}次</span>
            <span className="text-sm text-muted">{dateTimeInWords(attempt.openedAt)}</span>
            <Standing attempt={attempt} />
            <ButtonLink
              href={`/learn/${courseSlug}/quiz/${attempt.id}`}
              variant="quiet"
              className="ms-auto"
            >
              {attempt.state === "open" ? "继续作答" : "查看成绩"}
            </ButtonLink>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Standing({ attempt }: { attempt: AttemptSummary }) {
  if (attempt.state === "open") return <Tag tone="amber">作答中</Tag>;
  if (attempt.earned === null) return <Tag tone="teal">等老师评阅</Tag>;
  return (
    <Tag tone={attempt.passed ? "good" : "amber"}>
      {attempt.earned}分{attempt.passed ? "，已通过" : "，未通过"}
    </Tag>
  );
}
