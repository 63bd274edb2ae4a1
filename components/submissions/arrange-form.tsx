"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { localTimeInChina } from "@/lib/platform/wording";
import { arrangeAssignmentAction } from "@/lib/submissions/actions";
import type { Arrangement } from "@/lib/submissions/model/assignment";

type Props = { courseSlug: string; paperSlug: string; settings: Arrangement };

/** When it may be handed in, and how it is graded. */
export function ArrangeForm({ courseSlug, paperSlug, settings }: Props) {
  const { state, pending, form } = useKeptForm(arrangeAssignmentAction);
  const fields = state && !state.ok ? state.refusal.fields : undefined;
  const times = [
    ["opensAt", "什么时候开始交"],
    ["dueAt", "什么时候截止"],
    ["lateUntil", "补交到什么时候（不填就不收补交）"],
  ] as const;
  const numbers = [
    ["latePercent", "补交每过一天扣百分之几", 0, 100],
    ["acceptPercent", "得分率百分之几算合格", 0, 100],
    ["markers", "几位老师评（1或2）", 1, 2],
    ["differPercent", "两人相差超过满分的百分之几由第三人定", 1, 50],
  ] as const;
  return (
    <form {...form} className="flex flex-col gap-4">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="paperSlug" value={paperSlug} />
      <div className="grid gap-4 sm:grid-cols-2">
        {times.map(([name, label]) => (
          <Field
            key={name}
            label={label}
            name={name}
            type="datetime-local"
            optional
            defaultValue={localTimeInChina(settings[name])}
            error={fields?.[name]?.[0]}
          />
        ))}
        {numbers.map(([name, label, least, most]) => (
          <Field
            key={name}
            label={label}
            name={name}
            type="number"
            min={least}
            max={most}
            defaultValue={settings[name]}
            error={fields?.[name]?.[0]}
          />
        ))}
      </div>
      <CheckField label="盲评：评的时候不显示姓名" name="blind" on={settings.blind} />
      <ActionNotice state={state} done="已保存，马上生效。" />
      <Button type="submit" disabled={pending} className="self-start">
        保存安排
      </Button>
    </form>
  );
}
