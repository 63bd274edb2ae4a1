"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { setRequirementAction } from "@/lib/learning/actions";
import { type QualificationLevel, qualificationNames } from "@/lib/learning/model/credit";

type Props = { level: QualificationLevel; hours: number; years: number };

/** What one qualification asks for. */
export function RequirementForm({ level, hours, years }: Props) {
  const [state, submit, pending] = useActionState(setRequirementAction, null);
  return (
    <form action={submit} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <input type="hidden" name="level" value={level} />
      <p className="self-center font-semibold">{qualificationNames[level]}</p>
      <Field
        label="每几年"
        name="years"
        type="number"
        inputMode="numeric"
        min={1}
        max={10}
        defaultValue={years}
      />
      <Field
        label="多少小时"
        name="hours"
        type="number"
        inputMode="numeric"
        min={1}
        max={1000}
        defaultValue={hours}
      />
      <Button type="submit" variant="secondary" disabled={pending}>
        保存
      </Button>
      <div className="sm:col-span-4">
        <ActionNotice state={state} done="已保存，马上生效。" />
      </div>
    </form>
  );
}
