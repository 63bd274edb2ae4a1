"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { correctCreditAction } from "@/lib/learning/actions";

type Props = { creditId: string; minutes: number };

/** Takes back an entry, wholly or in part, by one against it. */
export function CorrectForm({ creditId, minutes }: Props) {
  const [state, submit, pending] = useActionState(correctCreditAction, null);
  const fields = state && !state.ok ? state.refusal.fields : undefined;
  return (
    <form action={submit} className="flex flex-col gap-3 pt-2">
      <input type="hidden" name="creditId" value={creditId} />
      <Field
        label="扣除（分钟）"
        name="minutes"
        type="number"
        inputMode="numeric"
        min={1}
        max={minutes}
        defaultValue={minutes}
        error={fields?.minutes?.[0]}
      />
      <Field label="原因" name="reason" hint="本人看得到。" error={fields?.reason?.[0]} />
      <ActionNotice state={state} done="已记下一条更正，原来的记录还在。" />
      <Button type="submit" variant="danger" disabled={pending} className="self-start">
        记一条更正
      </Button>
    </form>
  );
}
