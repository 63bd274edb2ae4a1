import { ChevronDown } from "lucide-react";
import type { AnswerInputProps } from "@/components/assessment/inputs/answer-input";
import { OptionText } from "@/components/assessment/question-text";
import { controlStyle } from "@/components/ui/field-style";
import type { OpenBody } from "@/lib/assessment/model/question";
import { plainLine } from "@/lib/assessment/rules/question-text";

type Body = Extract<OpenBody, { kind: "matching" }>;

/** Longer than this, the phone's own control cuts an option off. */
const SHORT_CHARACTERS_MAX = 14;

/** For each item on the left, the phone's own list of what may belong to it. */
export function MatchingInput({ body, answer, onChange, name, media }: AnswerInputProps<Body>) {
  function choose(place: number, id: string) {
    onChange(body.lefts.map((_left, index) => (index === place ? id : (answer[index] ?? ""))));
  }
  const long = body.options.some((option) => option.text.length > SHORT_CHARACTERS_MAX);

  return (
    <div className="flex flex-col gap-4">
      {long && (
        <ul className="grid gap-1 rounded-medium bg-surface-2 px-4 py-3">
          {body.options.map((option, index) => (
            <li key={option.id}>
              {letter(index)}. <OptionText text={option.text} media={media} />
            </li>
          ))}
        </ul>
      )}
      {body.lefts.map((left, place) => (
        <label key={left.id} className="grid gap-1.5">
          <span className="font-medium">
            <OptionText text={left.text} media={media} />
          </span>
          <span className="relative">
            <select
              name={name}
              value={answer[place] ?? ""}
              onChange={(event) => choose(place, event.currentTarget.value)}
              className={`min-h-target appearance-none pe-11 ${controlStyle} ${answer[place] ? "border-teal bg-teal-soft" : ""}`}
            >
              <option value="">请选择与它对应的一项</option>
              {body.options.map((option, index) => (
                <option key={option.id} value={option.id}>
                  {long ? `${letter(index)}. ` : ""}
                  {plainLine(option.text)}
                </option>
              ))}
            </select>
            <ChevronDown
              className="pointer-events-none absolute end-3.5 top-1/2 size-5 -translate-y-1/2 text-muted"
              aria-hidden="true"
            />
          </span>
        </label>
      ))}
    </div>
  );
}

function letter(index: number): string {
  return String.fromCharCode("A".charCodeAt(0) + index);
}
