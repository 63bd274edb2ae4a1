import { MarkedAnswer } from "@/components/assessment/marked-answer";
import { questionElementId } from "@/components/assessment/question-place";
import { QuestionParts } from "@/components/assessment/question-text";
import { ResultSummary } from "@/components/assessment/result-summary";
import { TopicScores } from "@/components/assessment/topic-scores";
import { UnsentAnswers } from "@/components/assessment/unsent-answers";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import type { AttemptReport } from "@/lib/assessment/model/attempt";
import type { MarkedQuestion } from "@/lib/assessment/model/paper";
import { questionKindNames } from "@/lib/assessment/rules/answering";
import { withoutCorrect } from "@/lib/assessment/rules/paper";
import { legendParts } from "@/lib/assessment/rules/question-text";
import { topicScores } from "@/lib/assessment/rules/topics";
import { dateTimeInWords } from "@/lib/platform/wording";

/** After the attempt: the score, what to do next, and every question with its explanation. */
export function AttemptResult({ report }: { report: AttemptReport }) {
  const { questions } = report.result;
  const lost = questions.flatMap((question, index) =>
    question.earned < question.points ? [index + 1] : [],
  );
  return (
    <>
      <PageHeader title={`${report.title}成绩`}>
        {report.state === "submitted" ? "交卷" : "时间到自动交卷"}：
        {dateTimeInWords(report.endedAt)}
      </PageHeader>
      <UnsentAnswers attemptId={report.id} questions={questions} />
      <ResultSummary report={report} />
      <TopicScores topics={topicScores(questions)} />
      <section aria-labelledby="questions" className="flex flex-col gap-5">
        <h2 id="questions" className="text-xl">
          逐题解析
        </h2>
        {lost.length > 0 && <LostQuestions numbers={lost} />}
        {questions.map((question, index) => (
          <QuestionResult key={question.versionId} number={index + 1} question={question} />
        ))}
      </section>
    </>
  );
}

function LostQuestions({ numbers }: { numbers: readonly number[] }) {
  return (
    <nav aria-label="没有得满分的题" className="flex flex-wrap items-center gap-2">
      <span className="me-1">没有得满分的题：</span>
      {numbers.map((number) => (
        <a
          key={number}
          href={`#${questionElementId(number)}`}
          className="grid size-target place-items-center rounded-small border border-edge font-semibold text-teal tabular-nums hover:bg-teal-soft"
        >
          {number}
        </a>
      ))}
    </nav>
  );
}

function QuestionResult({ number, question }: { number: number; question: MarkedQuestion }) {
  const { body, stem, answer, earned, points, explanation } = question;
  const { words, below } = legendParts(stem);
  return (
    <Card id={questionElementId(number)} className="flex scroll-mt-6 flex-col gap-4">
      <div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          第{number}题 · {questionKindNames[body.kind]} · 得{earned}分，满分{points}分
          <Outcome question={question} />
        </p>
        <h3 className="mt-1 whitespace-pre-line font-sans text-lg font-semibold">{words}</h3>
      </div>
      <QuestionParts parts={below} />
      <MarkedAnswer body={withoutCorrect(body)} answer={answer} right={body.correct} />
      <div className="rounded-medium bg-surface-2 px-4 py-3">
        <p className="text-sm font-semibold text-muted">解析</p>
        <p className="whitespace-pre-line">{explanation}</p>
      </div>
    </Card>
  );
}

function Outcome({ question: { body, answer, earned, points } }: { question: MarkedQuestion }) {
  if (earned === points) return <Tag tone="good">答对</Tag>;
  if (answer.length === 0) return <Tag>没有作答</Tag>;
  if (earned === 0) return <Tag tone="danger">答错</Tag>;
  return <Tag tone="amber">{partInWords(body)}</Tag>;
}

function partInWords(body: MarkedQuestion["body"]): string {
  switch (body.kind) {
    case "ordering":
      return "只有一项放错位置，得一半分";
    case "matching":
      return "按答对的组得分";
    case "fill":
      return "按填对的空得分";
    case "multiple":
      return body.scoring === "share" ? "按选对、选错的项得分" : "少选了，得一半分";
    default:
      return "部分答对";
  }
}
