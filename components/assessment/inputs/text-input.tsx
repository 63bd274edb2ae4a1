import type { AnswerInputProps } from "@/components/assessment/inputs/answer-input";
import { controlStyle } from "@/components/ui/field-style";
import type { OpenBody } from "@/lib/assessment/model/question";
import { wordsIn } from "@/lib/assessment/rules/answering";

type Body = Extract<OpenBody, { kind: "short" | "essay" }>;

/** As long as an answer may be; the server takes no more. */
const LENGTH_MAX = 8000;

/** A sheet to write on. What an essay is graded by stands above it. */
export function TextInput({ body, answer, onChange, name }: AnswerInputProps<Body>) {
  const text = answer[0] ?? "";
  return (
    <div className="flex flex-col gap-3">
      {body.kind === "essay" && body.rubric.length > 0 && (
        <div className="rounded-medium bg-surface-2 px-4 py-3 text-sm">
          <p className="font-semibold text-muted">评分标准</p>
          <ul className="list-disc ps-5">
            {body.rubric.map(({ title, points }) => (
              <li key={title}>
                {title}（{points}分）
              </li>
            ))}
          </ul>
        </div>
      )}
      <label className="flex flex-col gap-1.5">
        <span className="font-medium">您的回答</span>
        <textarea
          name={name}
          value={text}
          rows={body.kind === "essay" ? 12 : 5}
          maxLength={LENGTH_MAX}
          autoComplete="off"
          onChange={(event) => onChange([event.currentTarget.value])}
          className={`field-sizing-content max-h-[60vh] min-h-32 py-2.5 ${controlStyle}`}
        />
      </label>
      <p className="text-end text-sm text-muted tabular-nums">
        {wordsIn(text)}字，最多{LENGTH_MAX}字
      </p>
    </div>
  );
}
