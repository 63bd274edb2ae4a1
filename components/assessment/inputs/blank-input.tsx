import type { AnswerInputProps } from "@/components/assessment/inputs/answer-input";
import { controlStyle } from "@/components/ui/field-style";
import type { OpenBody } from "@/lib/assessment/model/question";

type Body = Extract<OpenBody, { kind: "fill" }>;

/** A line to write on for each blank of the question, in their order. */
export function BlankInput({ body, answer, onChange, name }: AnswerInputProps<Body>) {
  function write(place: number, text: string) {
    onChange(body.blanks.map((_blank, index) => (index === place ? text : (answer[index] ?? ""))));
  }
  return (
    <div className="flex flex-col gap-3">
      {body.blanks.map(({ id, numeric }, place) => (
        <label key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="shrink-0 font-medium">
            {body.blanks.length > 1 ? `第${place + 1}空` : "填入"}
          </span>
          <input
            type="text"
            name={name}
            value={answer[place] ?? ""}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            inputMode={numeric ? "decimal" : "text"}
            onChange={(event) => write(place, event.currentTarget.value)}
            className={`min-h-target min-w-0 flex-1 ${controlStyle}`}
          />
        </label>
      ))}
    </div>
  );
}
