import type { AnswerInputProps } from "@/components/assessment/inputs/answer-input";
import { OptionText } from "@/components/assessment/question-text";
import type { OpenBody } from "@/lib/assessment/model/question";
import { optionsOf } from "@/lib/assessment/rules/answering";

type Body = Extract<OpenBody, { kind: "single" | "multiple" | "judgement" }>;

/** Rows to tap, each a radio button or a checkbox. */
export function ChoiceInput({ body, answer, onChange, name, media }: AnswerInputProps<Body>) {
  const several = body.kind === "multiple";

  function toggle(id: string, checked: boolean) {
    if (!several) onChange([id]);
    else onChange(checked ? [...answer, id] : answer.filter((picked) => picked !== id));
  }

  return (
    <div className={body.kind === "judgement" ? "grid grid-cols-2 gap-2" : "grid gap-2"}>
      {/* Says “none” for a question that was emptied; without it the form would say nothing. */}
      {several && <input type="hidden" name={name} value="" />}
      {optionsOf(body).map((option) => (
        <label
          key={option.id}
          className="flex min-h-target items-start gap-3 rounded-medium border border-edge bg-surface px-3.5 py-2 hover:border-teal has-checked:border-teal has-checked:bg-teal-soft"
        >
          <input
            type={several ? "checkbox" : "radio"}
            name={name}
            value={option.id}
            checked={answer.includes(option.id)}
            onChange={(event) => toggle(option.id, event.currentTarget.checked)}
            className="mt-1.5 size-5 shrink-0 accent-teal"
          />
          <span className="min-w-0">
            <OptionText text={option.text} media={media} />
          </span>
        </label>
      ))}
    </div>
  );
}
