"use client";

import { useActionState, useState } from "react";
import { DrawRows } from "@/components/quiz-settings/draw-rows";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { countings, type DrawKind, type QuizRules, reveals } from "@/lib/assessment/model/quiz";
import { countingNames, revealNames } from "@/lib/assessment/rules/quiz-words";
import { setQuizRulesAction } from "@/lib/transfer/actions";

type Props = {
  courseSlug: string;
  rules: QuizRules;
  questions: number;
  pool: readonly { kind: DrawKind; topic: string }[];
};

type Drawing = "all" | "count" | "rules";

/** The rules of the exam. They come into force with the next release. */
export function RulesForm({ courseSlug, rules, questions, pool }: Props) {
  const [state, submit, pending] = useActionState(setQuizRulesAction, null);
  const [drawing, setDrawing] = useState<Drawing>(
    rules.drawRules.length > 0 ? "rules" : rules.draw ? "count" : "all",
  );
  const fields = state && !state.ok ? state.refusal.fields : undefined;
  return (
    <form action={submit} className="flex flex-col gap-5">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <div className="grid gap-4 sm:grid-cols-2">
        {numbers.map(([name, label, min, max]) => (
          <Field
            key={name}
            label={label}
            name={name}
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            defaultValue={rules[name]}
            error={fields?.[name]?.[0]}
          />
        ))}
        <SelectField label="考多次时，成绩" name="counts" defaultValue={rules.counts}>
          {countings.map((counting) => (
            <option key={counting} value={counting}>
              {countingNames[counting]}
            </option>
          ))}
        </SelectField>
        <SelectField label="答案和解析" name="reveal" defaultValue={rules.reveal}>
          {reveals.map((reveal) => (
            <option key={reveal} value={reveal}>
              {revealNames[reveal]}
            </option>
          ))}
        </SelectField>
      </div>
      <SelectField
        label="出哪些题"
        name="drawing"
        value={drawing}
        onChange={(event) => setDrawing(event.target.value as Drawing)}
        hint={`测验里现在有${questions}题。题库里标了“每次必考”的题，每份卷子都有。`}
      >
        <option value="all">全部都考</option>
        <option value="count">抽几题，各知识点都抽到</option>
        <option value="rules">按题型、知识点、难度抽</option>
      </SelectField>
      {drawing === "count" && (
        <Field
          label="每次抽几题"
          name="draw"
          type="number"
          inputMode="numeric"
          min={1}
          max={200}
          defaultValue={rules.draw ?? Math.min(20, questions)}
          error={fields?.draw?.[0]}
        />
      )}
      {drawing === "rules" && <DrawRows initial={rules.drawRules} pool={pool} />}
      <fieldset className="grid gap-x-6 sm:grid-cols-2">
        <legend className="sr-only">其他</legend>
        <CheckField label="打乱题目顺序" name="shuffleQuestions" on={rules.shuffleQuestions} />
        <CheckField label="打乱选项顺序" name="shuffleOptions" on={rules.shuffleOptions} />
        <CheckField label="通过后还可以再考" name="retakeAfterPass" on={rules.retakeAfterPass} />
        <CheckField label="盲评：评阅时不显示姓名" name="blindGrading" on={rules.blindGrading} />
      </fieldset>
      <SelectField label="老师评分的题" name="markers" defaultValue={String(rules.markers)}>
        <option value="1">一位老师评</option>
        <option value="2">两位老师各评一次，相差大时第三位定</option>
      </SelectField>
      <div aria-live="polite">
        <ActionNotice state={state} done="" />
      </div>
      <Button type="submit" disabled={pending} className="self-start">
        保存规则
      </Button>
    </form>
  );
}

const numbers = [
  ["passPercent", "及格线（满分的百分之几）", 1, 100],
  ["minutesAllowed", "限时（分钟）", 1, 600],
  ["attemptsAllowed", "可以考几次", 1, 100],
  ["coolDownMinutes", "两次之间隔多久（分钟）", 0, 10_080],
] as const;
