import { OptionText, QuestionText } from "@/components/assessment/question-text";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import { difficultyNames, type ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { answerLine } from "@/lib/transfer/rules/preview";
import { questionTypeNames } from "@/lib/transfer/rules/question-types";

/** A question to be read, with what is right. */
export function QuestionSummary({
  question,
  media,
}: {
  question: ExchangeQuestion;
  /** Where pictures lie, see QuestionText. */
  media: string;
}) {
  const { type, stem, material, explanation, topic, difficulty } = question;
  const choices = "choices" in question ? question.choices : [];
  return (
    <Card className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
        <Tag>{questionTypeNames[type]}</Tag>
        {topic} {difficulty && `· ${difficultyNames[difficulty]}`}
      </p>
      {material !== "" && <QuestionText text={material} media={media} />}
      <QuestionText text={stem} media={media} className="font-semibold" />
      {choices.length > 0 ? (
        <ol className="list-[upper-alpha] ps-6">
          {choices.map(({ text, correct }) => (
            <li key={text} className={correct ? "font-semibold text-good" : ""}>
              <OptionText text={text} media={media} />
              {correct && "（正确）"}
            </li>
          ))}
        </ol>
      ) : (
        <p>答案：{answerLine(question)}</p>
      )}
      {explanation !== "" && (
        <QuestionText text={explanation} media={media} className="text-muted" />
      )}
    </Card>
  );
}
