import { AnswerInput } from "@/components/assessment/inputs/answer-input";
import { questionElementId } from "@/components/assessment/question-place";
import { QuestionParts } from "@/components/assessment/question-text";
import { Card } from "@/components/ui/card";
import type { OpenQuestion } from "@/lib/assessment/model/paper";
import type { Answer } from "@/lib/assessment/model/question";
import { multipleHints, questionKindNames } from "@/lib/assessment/rules/answering";
import { legendParts } from "@/lib/assessment/rules/question-text";

type Props = {
  number: number;
  question: OpenQuestion;
  answer: Answer;
  /** The stored answer that the form is filled in over; see `SubmitAttempt`. */
  storedSequence: number | undefined;
  overruled: boolean;
  /** Where pictures lie, see QuestionText. */
  media: string;
  onChange(answer: Answer): void;
};

/** One question of the paper with its controls. */
export function QuestionCard(props: Props) {
  const { number, question, answer, storedSequence, overruled, media, onChange } = props;
  const { versionId, body, stem, points } = question;
  const { words, below } = legendParts(stem);
  return (
    <Card>
      <fieldset
        id={questionElementId(number)}
        tabIndex={-1}
        className="min-w-0 scroll-mt-8 outline-none"
      >
        <legend className="mb-4 w-full">
          <span className="block text-sm text-muted">
            第{number}题 · {questionKindNames[body.kind]} · {points}分
            {body.kind === "multiple" && ` · ${multipleHints[body.scoring ?? "half"]}`}
          </span>
          <span className="mt-1 block whitespace-pre-line text-lg font-semibold">{words}</span>
        </legend>
        {below.length > 0 && (
          <div className="mb-4 flex flex-col gap-3 text-lg font-semibold">
            <QuestionParts parts={below} media={media} />
          </div>
        )}
        {storedSequence !== undefined && (
          <input type="hidden" name={`sequences.${versionId}`} value={storedSequence} />
        )}
        <AnswerInput
          body={body}
          answer={answer}
          onChange={onChange}
          media={media}
          name={`answers.${versionId}[]`}
        />
        <p role="status" className="mt-3 text-sm text-amber empty:hidden">
          {overruled && "这道题在另一台设备或另一个窗口里改过，已换成那边较新的答案。"}
        </p>
      </fieldset>
    </Card>
  );
}
