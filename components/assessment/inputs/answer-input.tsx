import { BlankInput } from "@/components/assessment/inputs/blank-input";
import { ChoiceInput } from "@/components/assessment/inputs/choice-input";
import { MatchingInput } from "@/components/assessment/inputs/matching-input";
import { OrderingInput } from "@/components/assessment/inputs/ordering-input";
import { TextInput } from "@/components/assessment/inputs/text-input";
import type { Answer, OpenBody } from "@/lib/assessment/model/question";

export type AnswerInputProps<B extends OpenBody = OpenBody> = {
  body: B;
  answer: Answer;
  onChange(answer: Answer): void;
  /** Names the fields, so that a form without scripts sends the same answer; unique on the page. */
  name: string;
  /** Where pictures lie, see QuestionText. */
  media?: string | undefined;
};

/**
 * The controls of one question, by kind. They stand in a fieldset whose legend is the question,
 * on the answer sheet as in a lesson, where Preact takes React's place: hooks and plain elements only.
 */
export function AnswerInput({ body, ...rest }: AnswerInputProps) {
  switch (body.kind) {
    case "ordering":
      return <OrderingInput body={body} {...rest} />;
    case "matching":
      return <MatchingInput body={body} {...rest} />;
    case "fill":
      return <BlankInput body={body} {...rest} />;
    case "short":
    case "essay":
      return <TextInput body={body} {...rest} />;
    default:
      return <ChoiceInput body={body} {...rest} />;
  }
}
