import { Group, named, Row, without } from "@/components/bank/answer-rows";
import type { PictureDoor } from "@/components/bank/picture-spot";
import { PicturedLine } from "@/components/bank/pictured-fields";
import { WrittenFields } from "@/components/bank/written-fields";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { type Scoring, scorings } from "@/lib/assessment/model/question";
import { scoringNames } from "@/lib/transfer/rules/exchange/sheet-columns";
import { blanksIn, type QuestionForm } from "@/lib/transfer/rules/question-form";

type Props = {
  form: QuestionForm;
  set: (part: Partial<QuestionForm>) => void;
  pictures: PictureDoor;
};

/** The part of the form that differs by kind: what can be answered, and what is right. */
export function QuestionAnswerFields({ form, set, pictures }: Props) {
  switch (form.type) {
    case "single":
    case "multiple":
      return <ChoiceFields form={form} set={set} pictures={pictures} />;
    case "judgement":
      return (
        <SelectField
          label="正确答案"
          value={String(form.answer)}
          onChange={(event) => set({ answer: event.target.value === "true" })}
        >
          <option value="true">正确</option>
          <option value="false">错误</option>
        </SelectField>
      );
    case "ordering":
      return <OrderFields form={form} set={set} pictures={pictures} />;
    case "matching":
      return <PairFields form={form} set={set} pictures={pictures} />;
    case "fill":
      return <BlankFields form={form} set={set} />;
    case "short":
    case "essay":
      return <WrittenFields form={form} set={set} pictures={pictures} />;
  }
}

function ChoiceFields({ form, set, pictures }: Props) {
  const { choices, type } = form;
  const change = (at: number, part: Partial<QuestionForm["choices"][number]>) =>
    set({
      choices: choices.map((choice, index) => (index === at ? { ...choice, ...part } : choice)),
    });
  const mark = (at: number, correct: boolean) =>
    type === "multiple"
      ? change(at, { correct })
      : set({ choices: choices.map((choice, index) => ({ ...choice, correct: index === at })) });
  return (
    <Group
      legend={type === "multiple" ? "选项（勾上全部正确的）" : "选项（选中正确的一个）"}
      count={choices.length}
      onAdd={() => set({ choices: [...choices, { text: "", correct: false }] })}
    >
      {choices.map((choice, at) => {
        const letter = String.fromCharCode(65 + at);
        return (
          <Row
            key={letter}
            name={`选项${letter}`}
            onRemove={() => set({ choices: without(choices, at) })}
          >
            <label className="flex min-h-target min-w-target items-center justify-center gap-2">
              <input
                type={type === "multiple" ? "checkbox" : "radio"}
                name="correct"
                checked={choice.correct}
                onChange={(event) => mark(at, event.target.checked)}
                aria-label={`选项${letter}正确`}
                className="size-5 accent-teal"
              />
              {letter}
            </label>
            <PicturedLine
              pictures={pictures}
              place={`choices.${at}`}
              label={`选项${letter}`}
              value={choice.text}
              onChange={(text) => change(at, { text })}
            />
          </Row>
        );
      })}
      {type === "multiple" && (
        <SelectField
          label="少选、错选怎么算分"
          value={form.scoring}
          onChange={(event) => set({ scoring: event.target.value as Scoring })}
        >
          {scorings.map((scoring) => (
            <option key={scoring} value={scoring}>
              {scoringNames[scoring]}
            </option>
          ))}
        </SelectField>
      )}
    </Group>
  );
}

function OrderFields({ form: { items }, set, pictures }: Props) {
  return (
    <Group
      legend="要排的项（按正确的顺序写，考试时会打乱）"
      count={items.length}
      onAdd={() => set({ items: [...items, ""] })}
    >
      {named(items, "第", "项").map(([name, item], at) => (
        <Row key={name} name={name} onRemove={() => set({ items: without(items, at) })}>
          <span className="min-w-8 text-center tabular-nums">{at + 1}</span>
          <PicturedLine
            pictures={pictures}
            place={`items.${at}`}
            label={name}
            value={item}
            onChange={(text) => set({ items: items.with(at, text) })}
          />
        </Row>
      ))}
    </Group>
  );
}

function PairFields({ form: { pairs, distractors }, set, pictures }: Props) {
  return (
    <>
      <Group
        legend="要连的项（同一行左右配对）"
        count={pairs.length}
        onAdd={() => set({ pairs: [...pairs, { left: "", right: "" }] })}
      >
        {named(pairs, "第", "对").map(([name, pair], at) => (
          <Row key={name} name={name} onRemove={() => set({ pairs: without(pairs, at) })}>
            <div className="flex min-w-0 flex-1 flex-col gap-2 sm:flex-row">
              <PicturedLine
                pictures={pictures}
                place={`lefts.${at}`}
                label={`${name}左边`}
                value={pair.left}
                onChange={(left) => set({ pairs: pairs.with(at, { ...pair, left }) })}
              />
              <PicturedLine
                pictures={pictures}
                place={`rights.${at}`}
                label={`${name}右边`}
                value={pair.right}
                onChange={(right) => set({ pairs: pairs.with(at, { ...pair, right }) })}
              />
            </div>
          </Row>
        ))}
      </Group>
      <Group
        legend="多出来的右边（没有配对，可以不写）"
        count={distractors.length}
        onAdd={() => set({ distractors: [...distractors, ""] })}
      >
        {named(distractors, "多出来的第", "项").map(([name, text], at) => (
          <Row
            key={name}
            name={name}
            onRemove={() => set({ distractors: without(distractors, at) })}
          >
            <PicturedLine
              pictures={pictures}
              place={`distractors.${at}`}
              label={name}
              value={text}
              onChange={(value) => set({ distractors: distractors.with(at, value) })}
            />
          </Row>
        ))}
      </Group>
    </>
  );
}

function BlankFields({ form: { stem, blanks }, set }: Omit<Props, "pictures">) {
  const count = blanksIn(stem);
  if (count === 0) return <p className="text-muted">题干里还没有空。</p>;
  const shown = Array.from({ length: count }, (_, at) => blanks[at] ?? "");
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-semibold">每个空的答案</legend>
      {named(shown, "第", "空").map(([name, words], at) => (
        <Field
          key={name}
          label={name}
          name={name}
          value={words}
          onChange={(event) => set({ blanks: shown.with(at, event.target.value) })}
          hint={at === 0 ? "不同的写法用斜线隔开；数字可以写成 72±0.5。" : undefined}
        />
      ))}
    </fieldset>
  );
}
