"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { setRequirementAction } from "@/lib/learning/actions";
import { type QualificationLevel, qualificationNames } from "@/lib/learning/model/credit";

type Props = { level: QualificationLevel; hours: number; years: number };

/** What one qualification asks for. */
export function RequirementForm({ level, hours, years }: Props) {
  const { state, pending, fields, form } = useKeptForm(setRequirementAction);
  return (
    <form
      {...form}
      className="grid grid-cols-2 items-end gap-3 border-t border-line pt-4 sm:grid-cols-[8rem_1fr_1fr_auto]"
    >
      <input type="hidden" name="level" value={level} />
      <p className="col-span-2 font-semibold sm:col-span-1 sm:pb-2.5">
        {qualificationNames[level]}
      </p>
      <Field
        label="每几年"
        name="years"
        type="number"
        inputMode="numeric"
        min={1}
        max={10}
        defaultValue={years}
        error={fields?.years?.[0]}
      />
      <Field
        label="多少小时"
        name="hours"
        type="number"
        inputMode="numeric"
        min={1}
        max={1000}
        defaultValue={hours}
        error={fields?.hours?.[0]}
      />
      <Button
        type="submit"
        variant="secondary"
        disabled={pending}
        className="col-span-2 sm:col-span-1"
      >
        保存
      </Button>
      <div className="col-span-2 empty:hidden sm:col-span-4">
        <ActionNotice state={state} done="已保存，马上生效。" />
      </div>
    </form>
  );
}
