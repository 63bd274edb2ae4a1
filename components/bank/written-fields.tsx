import { Group, Line, named, Row, without } from "@/components/bank/answer-rows";
import type { PictureDoor } from "@/components/bank/picture-spot";
import { PicturedArea } from "@/components/bank/pictured-fields";
import { controlStyle } from "@/components/ui/field-style";
import type { QuestionForm } from "@/lib/transfer/rules/question-form";

type Props = { form: QuestionForm; set: (part: Partial<QuestionForm>) => void };
type FieldsProps = Props & { pictures: PictureDoor };

/** What whoever grades a written answer goes by. Learners of an essay see the rubric, nothing else. */
export function WrittenFields({ form, set, pictures }: FieldsProps) {
  return (
    <>
      <PicturedArea
        label="参考答案"
        place="sample"
        optional
        value={form.sample}
        onChange={(sample) => set({ sample })}
        pictures={pictures}
        hint="评分时参考；公布答案时学员也看得到。"
      />
      {form.type === "short" ? (
        <KeywordFields form={form} set={set} />
      ) : (
        <RubricFields form={form} set={set} />
      )}
    </>
  );
}

function KeywordFields({ form: { keywords }, set }: Props) {
  return (
    <Group
      legend="得分点（评分时在答案里标出来，不自动给分）"
      count={keywords.length}
      onAdd={() => set({ keywords: [...keywords, ""] })}
    >
      <p className="text-sm text-muted">一行一个得分点，同义的说法用斜线隔开：撤回/删除。</p>
      {named(keywords, "第", "个得分点").map(([name, words], at) => (
        <Row key={name} name={name} onRemove={() => set({ keywords: without(keywords, at) })}>
          <Line
            label={name}
            value={words}
            onChange={(text) => set({ keywords: keywords.with(at, text) })}
          />
        </Row>
      ))}
    </Group>
  );
}

function RubricFields({ form: { rubric }, set }: Props) {
  const change = (at: number, part: Partial<QuestionForm["rubric"][number]>) =>
    set({ rubric: rubric.map((row, index) => (index === at ? { ...row, ...part } : row)) });
  const total = rubric.reduce(
    (sum, { title, points }) => sum + (title.trim() === "" ? 0 : Number(points) || 0),
    0,
  );
  return (
    <Group
      legend="评分标准（学员作答时看得到）"
      count={rubric.length}
      onAdd={() => set({ rubric: [...rubric, { title: "", points: "5" }] })}
    >
      {named(rubric, "第", "条标准").map(([name, { title, points }], at) => (
        <Row key={name} name={name} onRemove={() => set({ rubric: without(rubric, at) })}>
          <Line label={name} value={title} onChange={(text) => change(at, { title: text })} />
          <label className="flex items-center gap-1">
            <input
              type="number"
              min={1}
              max={100}
              inputMode="numeric"
              aria-label={`${name}满分`}
              value={points}
              onChange={(event) => change(at, { points: event.target.value })}
              className={`min-h-target w-20 ${controlStyle}`}
            />
            分
          </label>
        </Row>
      ))}
      <p className="text-sm text-muted">合计{total}分。和题目的分值不同时，按比例折算。</p>
    </Group>
  );
}
