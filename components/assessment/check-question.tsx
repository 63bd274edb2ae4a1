import { useEffect, useRef, useState } from "react";
import { AnswerInput } from "@/components/assessment/inputs/answer-input";
import { MarkedAnswer } from "@/components/assessment/marked-answer";
import { QuestionParts, QuestionText } from "@/components/assessment/question-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Answer, OpenBody } from "@/lib/assessment/model/question";
import { isAnswered, questionKindNames } from "@/lib/assessment/rules/answering";
import { legendParts } from "@/lib/assessment/rules/question-text";
import type { CheckFeedback } from "@/lib/learning/model/evidence";

type Props = {
  question: { key: string; stem: string; body: OpenBody };
  /** What was answered on an earlier visit. */
  feedback: CheckFeedback | null;
  onAnswer(answer: Answer): Promise<CheckFeedback | { problem: string }>;
  /** Where pictures lie, see QuestionText. */
  media?: string | undefined;
};

const UNCHECKED = "没有核对成功，您的选择还在，请再试一次";

/**
 * A question inside a lesson, for oneself: answered, explained at once, and answered again as
 * often as one likes. Runs under Preact in the reader.
 */
export function CheckQuestion({ question, feedback: earlier, onAnswer, media }: Props) {
  const [answer, setAnswer] = useState<Answer>([]);
  const [latest, setLatest] = useState<CheckFeedback | null>(null);
  const [begun, setBegun] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const legend = useRef<HTMLLegendElement>(null);
  const verdict = useRef<HTMLDivElement>(null);
  const goTo = useRef<"legend" | "verdict" | null>(null);

  // The earlier feedback may arrive late; it doesn't take a question away that one is at.
  const feedback = latest ?? (begun ? null : earlier);

  // What one pressed is gone; the focus follows to what took its place.
  useEffect(() => {
    if (goTo.current === "legend") legend.current?.focus();
    if (goTo.current === "verdict") verdict.current?.focus();
    goTo.current = null;
  });

  async function check() {
    if (!isAnswered(question.body, answer)) {
      setProblem(unfinished(question.body.kind));
      return;
    }
    setPending(true);
    setProblem(null);
    const reply = await onAnswer(answer).catch(() => ({ problem: UNCHECKED }));
    setPending(false);
    if ("problem" in reply) {
      setProblem(reply.problem);
      return;
    }
    goTo.current = "verdict";
    setLatest(reply);
  }

  function retry() {
    goTo.current = "legend";
    setAnswer([]);
    setLatest(null);
    setBegun(true);
  }
  const { words, below } = legendParts(question.stem);
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend ref={legend} tabIndex={-1} className="mb-4 outline-none">
        <span className="block text-sm font-semibold text-amber">
          想一想 · {questionKindNames[question.body.kind]}
        </span>
        <span className="whitespace-pre-line font-medium">{words}</span>
      </legend>
      <QuestionParts parts={below} media={media} />
      {feedback ? (
        <Verdict
          verdict={verdict}
          body={question.body}
          feedback={feedback}
          onRetry={retry}
          media={media}
        />
      ) : (
        <>
          <AnswerInput
            body={question.body}
            media={media}
            answer={answer}
            onChange={(changed) => {
              setAnswer(changed);
              setBegun(true);
              setProblem(null);
            }}
            name={`check-${question.key}`}
          />
          {problem && <Notice tone="problem">{problem}</Notice>}
          <Button className="self-start" aria-disabled={pending} onClick={() => pending || check()}>
            {pending ? "正在核对…" : "看看对不对"}
          </Button>
        </>
      )}
    </fieldset>
  );
}

type VerdictProps = {
  verdict: { current: HTMLDivElement | null };
  body: OpenBody;
  feedback: CheckFeedback;
  onRetry(): void;
  media: string | undefined;
};

function Verdict({ verdict, body, feedback, onRetry, media }: VerdictProps) {
  return (
    <>
      <div ref={verdict} tabIndex={-1} className="outline-none">
        <Notice tone={feedback.correct ? "success" : "info"} title={verdictInWords(feedback)}>
          <QuestionText text={feedback.explanation} media={media} />
        </Notice>
      </div>
      <MarkedAnswer body={body} answer={feedback.answer} right={feedback.right} media={media} />
      <Button variant="secondary" className="self-start" onClick={onRetry}>
        再做一次
      </Button>
    </>
  );
}

function verdictInWords({ correct }: CheckFeedback): string {
  return correct ? "答对了" : "这次没答对，正确答案见下面";
}

function unfinished(kind: OpenBody["kind"]): string {
  switch (kind) {
    case "ordering":
      return "请先用箭头排好顺序，再看对不对";
    case "matching":
      return "请给每一项都选好对应的内容，再看对不对";
    case "fill":
      return "请先把每个空都填上，再看对不对";
    default:
      return "请先选择答案，再看对不对";
  }
}
