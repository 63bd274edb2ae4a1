"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { correctCreditAction } from "@/lib/learning/actions";
import { minutesInWords } from "@/lib/platform/wording";

type Props = { creditId: string; minutes: number; left: number };

/** Takes back an entry, wholly or in part, or gives back what was taken, by one against it. */
export function CorrectForm({ creditId, minutes, left }: Props) {
  const { state, pending, fields, form } = useKeptForm(correctCreditAction, { emptied: true });
  const taken = minutes - left;
  return (
    <form {...form} className="flex flex-col gap-3 pb-2">
      <input type="hidden" name="creditId" value={creditId} />
      {taken > 0 && left > 0 && (
        <SelectField label="怎么更正" name="direction">
          <option value="take">再扣除（还剩{minutesInWords(left)}）</option>
          <option value="give">恢复扣错的（扣过{minutesInWords(taken)}）</option>
        </SelectField>
      )}
      {left === 0 && <input type="hidden" name="direction" value="give" />}
      <Field
        // What was typed for one state of the entry means nothing for the next.
        key={left}
        label={left === 0 ? "恢复（分钟）" : taken > 0 ? "分钟" : "扣除（分钟）"}
        name="minutes"
        type="number"
        inputMode="numeric"
        min={1}
        max={Math.max(left, taken)}
        defaultValue={left === 0 ? taken : left}
        error={fields?.minutes?.[0]}
      />
      <Field
        label="原因"
        name="reason"
        maxLength={200}
        hint="本人看得到。"
        error={fields?.reason?.[0]}
      />
      <ActionNotice state={state} done="已记下一条更正，原来的记录还在。" />
      <Button
        type="submit"
        variant={left === 0 ? "secondary" : "danger"}
        disabled={pending}
        className="self-start"
      >
        记一条更正
      </Button>
    </form>
  );
}
