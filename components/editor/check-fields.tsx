import { Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea-field";
import { questionKindNames } from "@/lib/assessment/rules/answering";
import { type CheckForm, checkKinds } from "@/lib/authoring/rules/check-form";

type Props = { form: CheckForm; onChange: (form: CheckForm) => void };

/** The words of a self-check and what is right. */
export function CheckFields({ form, onChange }: Props) {
  const set = (part: Partial<CheckForm>) => onChange({ ...form, ...part });
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-5">
        <legend className="font-semibold">题型</legend>
        {checkKinds.map((kind) => (
          <label key={kind} className="flex min-h-target items-center gap-2">
            <input
              type="radio"
              name="kind"
              checked={form.kind === kind}
              onChange={() => set({ kind })}
              className="size-5 accent-teal"
            />
            {questionKindNames[kind]}
          </label>
        ))}
      </fieldset>
      <TextareaField
        label="题目"
        name="stem"
        rows={2}
        value={form.stem}
        hint={form.kind === "fill" ? "每个空写四条下划线：____" : "最多500个字"}
        onChange={(event) =>
          set({ stem: event.target.value, ...blanksFor(form, event.target.value) })
        }
      />
      {(form.kind === "single" || form.kind === "multiple") && <Choices form={form} set={set} />}
      {form.kind === "judgement" && <Judgement answer={form.answer} set={set} />}
      {form.kind === "fill" && <Blanks form={form} set={set} />}
      <TextareaField
        label="解析"
        name="explanation"
        rows={2}
        value={form.explanation}
        hint="答完以后给学员看：为什么"
        onChange={(event) => set({ explanation: event.target.value })}
      />
    </>
  );
}

type Part = { form: CheckForm; set: (part: Partial<CheckForm>) => void };

/** As many blanks as the stem has. */
function blanksFor({ kind, blanks }: CheckForm, stem: string): Partial<CheckForm> {
  if (kind !== "fill") return {};
  const count = Math.max(1, stem.split("____").length - 1);
  return { blanks: Array.from({ length: count }, (_, place) => blanks[place] ?? [""]) };
}

function Choices({ form, set }: Part) {
  const single = form.kind === "single";
  const right = (place: number, correct: boolean) =>
    set({
      choices: form.choices.map((choice, at) => ({
        ...choice,
        correct: at === place ? correct : single ? false : choice.correct,
      })),
    });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-semibold">选项，在对的前面打勾</legend>
      {form.choices.map((choice, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place; its words change as they are typed
        <div key={place} className="flex items-end gap-2">
          <label className="grid size-target place-items-center">
            <span className="sr-only">选项{place + 1}是对的</span>
            <input
              type={single ? "radio" : "checkbox"}
              name="correct"
              checked={choice.correct}
              onChange={(event) => right(place, event.target.checked)}
              className="size-5 accent-teal"
            />
          </label>
          <div className="min-w-0 flex-1">
            <Field
              label={`选项${place + 1}`}
              name={`choice-${place}`}
              value={choice.text}
              onChange={(event) =>
                set({
                  choices: form.choices.map((other, at) =>
                    at === place ? { ...other, text: event.target.value } : other,
                  ),
                })
              }
            />
          </div>
          {form.choices.length > 3 && (
            <button
              type="button"
              aria-label={`删除选项${place + 1}`}
              className="grid size-target place-items-center text-muted hover:text-danger"
              onClick={() => set({ choices: form.choices.filter((_, at) => at !== place) })}
            >
              <Trash2 className="size-5" aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
      {form.choices.length < 8 && (
        <div>
          <Button
            variant="secondary"
            onClick={() => set({ choices: [...form.choices, { text: "", correct: false }] })}
          >
            加一个选项
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Judgement({ answer, set }: { answer: boolean; set: Part["set"] }) {
  return (
    <fieldset className="flex gap-5">
      <legend className="font-semibold">这句话</legend>
      {[true, false].map((value) => (
        <label key={String(value)} className="flex min-h-target items-center gap-2">
          <input
            type="radio"
            name="answer"
            checked={answer === value}
            onChange={() => set({ answer: value })}
            className="size-5 accent-teal"
          />
          {value ? "对" : "不对"}
        </label>
      ))}
    </fieldset>
  );
}

function Blanks({ form, set }: Part) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-semibold">每个空的答案</legend>
      {form.blanks.map((accepts, place) => (
        <Field
          // biome-ignore lint/suspicious/noArrayIndexKey: a blank is its place
          key={place}
          label={`第${place + 1}空`}
          name={`blank-${place}`}
          hint="几种写法都算对时，用“|”隔开，首选的写在最前"
          value={accepts.join("|")}
          onChange={(event) =>
            set({
              blanks: form.blanks.map((other, at) =>
                at === place ? event.target.value.split("|") : other,
              ),
            })
          }
        />
      ))}
    </fieldset>
  );
}
