import { MarkedAnswer } from "@/components/assessment/marked-answer";
import { questionElementId } from "@/components/assessment/question-place";
import { QuestionParts, QuestionText } from "@/components/assessment/question-text";
import { ResultSummary } from "@/components/assessment/result-summary";
import { Situations } from "@/components/assessment/situations";
import { TopicScores } from "@/components/assessment/topic-scores";
import { UnsentAnswers } from "@/components/assessment/unsent-answers";
import { WrittenAnswer } from "@/components/assessment/written-answer";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import type { AttemptReport, ReportedQuestion } from "@/lib/assessment/model/attempt";
import { isWritten, questionKindNames } from "@/lib/assessment/rules/answering";
import { withoutCorrect } from "@/lib/assessment/rules/paper";
import { legendParts } from "@/lib/assessment/rules/question-text";
import { dateInWords, dateTimeInWords } from "@/lib/platform/wording";

/** After the attempt: the score, what to do next, and every question with its explanation. */
export function AttemptResult({ report }: { report: AttemptReport }) {
  return (
    <>
      <PageHeader title={`${report.title}成绩`}>
        {report.state === "submitted" ? "交卷" : "时间到自动交卷"}：
        {dateTimeInWords(report.endedAt)}
      </PageHeader>
      <UnsentAnswers attemptId={report.id} answered={report.answered} />
      <ResultSummary report={report} />
      <TopicScores topics={report.topics} />
      {report.questions ? (
        <QuestionResults questions={report.questions} media={`/learn/${report.courseSlug}/media`} />
      ) : (
        <Notice tone="info" title="答案和解析现在还看不到">
          {hiddenInWords(report)}
        </Notice>
      )}
    </>
  );
}

function hiddenInWords({ reveal, revealedAt }: AttemptReport): string {
  if (reveal === "settled") return "通过测验，或者机会用完以后，在这里看每题的答案和解析。";
  if (reveal === "closed") {
    return revealedAt
      ? `测验在${dateTimeInWords(revealedAt)}结束，之后在这里看每题的答案和解析。`
      : "测验结束以后，在这里看每题的答案和解析。";
  }
  return "这次测验不公布答案。想知道哪里要补，看上面各知识点的得分。";
}

/** Every question of an ended attempt, what was answered, what is right and why. */
export function QuestionResults({
  questions,
  media,
}: {
  questions: readonly ReportedQuestion[];
  media: string;
}) {
  const lost = questions.flatMap(({ earned, points }, index) =>
    earned !== null && earned < points ? [index + 1] : [],
  );
  return (
    <section aria-labelledby="questions" className="flex flex-col gap-5">
      <h2 id="questions" className="text-xl">
        逐题解析
      </h2>
      {lost.length > 0 && <LostQuestions numbers={lost} />}
      <Situations questions={questions} media={media}>
        {(question, number) => (
          <QuestionResult
            key={question.versionId}
            number={number}
            question={question}
            media={media}
          />
        )}
      </Situations>
    </section>
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

type ResultProps = { number: number; question: ReportedQuestion; media: string };

function QuestionResult({ number, question, media }: ResultProps) {
  const { body, stem, answer, earned, points, explanation, correction } = question;
  const { words, below } = legendParts(stem);
  return (
    <Card id={questionElementId(number)} className="flex scroll-mt-6 flex-col gap-4">
      <div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          第{number}题 · {questionKindNames[body.kind]} ·{" "}
          {earned === null ? `满分${points}分` : `得${earned}分，满分${points}分`}
          <Outcome question={question} />
        </p>
        <h3 className="mt-1 whitespace-pre-line font-sans text-lg font-semibold">{words}</h3>
      </div>
      <QuestionParts parts={below} media={media} />
      {correction && (
        <Notice tone="info" title={`${dateInWords(correction.correctedAt)}更正`}>
          {correction.mode === "void"
            ? `这道题作废，大家都得满分。原因：${correction.reason}`
            : `这道题的答案改正过，下面是改正后的答案。原因：${correction.reason}`}
        </Notice>
      )}
      {isWritten(body) ? (
        <WrittenAnswer question={question} media={media} />
      ) : (
        <MarkedAnswer
          body={withoutCorrect(body)}
          answer={answer}
          right={body.correct}
          media={media}
        />
      )}
      {explanation !== "" && (
        <div className="rounded-medium bg-surface-2 px-4 py-3">
          <p className="text-sm font-semibold text-muted">解析</p>
          <QuestionText text={explanation} media={media} />
        </div>
      )}
    </Card>
  );
}

function Outcome({ question }: { question: ReportedQuestion }) {
  const { body, answer, earned, points, correction } = question;
  if (earned === null) return <Tag tone="teal">等老师评阅</Tag>;
  if (correction?.mode === "void") return <Tag tone="good">作废，得满分</Tag>;
  if (answer.length > 0 && isWritten(body)) return <Tag tone="good">老师已评</Tag>;
  if (earned === points) return <Tag tone="good">答对</Tag>;
  if (answer.length === 0) return <Tag>没有作答</Tag>;
  if (earned === 0) return <Tag tone="danger">答错</Tag>;
  return <Tag tone="amber">{partInWords(body)}</Tag>;
}

function partInWords(body: ReportedQuestion["body"]): string {
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
