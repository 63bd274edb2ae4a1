"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { grantAccommodationAction } from "@/lib/assessment/actions";

type Props = {
  courseSlug: string;
  found: readonly { personId: string; name: string; organisation: string | null }[];
};

/** Grants one of the people found more time, another attempt or a later end. */
export function AccommodationForm({ courseSlug, found }: Props) {
  const [state, submit, pending] = useActionState(grantAccommodationAction, null);
  const fields = state && !state.ok ? state.refusal.fields : undefined;
  return (
    <form action={submit} className="flex flex-col gap-4">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <fieldset className="flex flex-col">
        <legend className="font-semibold">照顾谁</legend>
        {found.map(({ personId, name, organisation }, at) => (
          <label key={personId} className="flex min-h-target cursor-pointer items-center gap-3">
            <input
              type="radio"
              name="personId"
              value={personId}
              defaultChecked={at === 0}
              className="size-5 accent-teal"
            />
            {name}
            <span className="text-sm text-muted">{organisation}</span>
          </label>
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="延长（分钟）"
          name="extraMinutes"
          type="number"
          inputMode="numeric"
          min={0}
          max={600}
          defaultValue={0}
          error={fields?.extraMinutes?.[0]}
        />
        <Field
          label="多考（次）"
          name="extraAttempts"
          type="number"
          inputMode="numeric"
          min={0}
          max={20}
          defaultValue={0}
          error={fields?.extraAttempts?.[0]}
        />
        <Field
          label="个人的结束时间"
          name="closesAt"
          type="datetime-local"
          optional
          error={fields?.closesAt?.[0]}
        />
        <Field
          label="原因"
          name="reason"
          hint="例如：视力不便；现场断网20分钟。"
          error={fields?.reason?.[0]}
        />
      </div>
      <ActionNotice state={state} done="已保存。正在考的，时间马上延长。" />
      <Button type="submit" disabled={pending} className="self-start">
        给予照顾
      </Button>
    </form>
  );
}
