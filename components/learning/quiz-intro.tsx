import { StartAttemptButton } from "@/components/learning/start-attempt-button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import type { AttemptSummary } from "@/lib/assessment/model/attempt";
import type { QuizIntro as Intro } from "@/lib/assessment/model/quiz";
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
          <li>
            {quiz.bankCount > quiz.questionCount
              ? `每次从${quiz.bankCount}题里抽${quiz.questionCount}题`
              : `共${quiz.questionCount}题`}
            ，满分{quiz.totalPoints}分
          </li>
          <li>得分达到{quiz.passPercent}%为通过</li>
          <li>限时{quiz.minutesAllowed}分钟，从点“开始测验”起计时</li>
          <li>
            可以考{quiz.attemptsAllowed}次，每次间隔{quiz.coolDownMinutes}分钟
          </li>
          <li>选一题保存一题，断网、关掉网页都不会丢</li>
          <li>交卷后可以看到每题的解析</li>
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
        {availableAt && `，${dateTimeInWords(availableAt)}以后可以再考`}。
      </Notice>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-4">
      <StartAttemptButton courseSlug={courseSlug} resumes={quiz.openAttemptId !== null} />
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
              {attempt.state === "open" ? "继续作答" : "查看解析"}
            </ButtonLink>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Standing({ attempt }: { attempt: AttemptSummary }) {
  if (attempt.state === "open") return <Tag tone="amber">作答中</Tag>;
  return (
    <Tag tone={attempt.passed ? "good" : "amber"}>
      {attempt.earned}分{attempt.passed ? "，已通过" : "，未通过"}
    </Tag>
  );
}
