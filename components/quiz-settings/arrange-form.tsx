"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { arrangeQuizAction } from "@/lib/assessment/actions";

type Props = {
  courseSlug: string;
  /** By the clock in China, as a form writes it: 2026-11-23T09:00; empty for none. */
  opensAt: string;
  closesAt: string;
  code: string;
};

/** When the exam can be sat, and the words said in class. In force at once. */
export function ArrangeForm({ courseSlug, opensAt, closesAt, code }: Props) {
  const [state, submit, pending] = useActionState(arrangeQuizAction, null);
  const fields = state && !state.ok ? state.refusal.fields : undefined;
  return (
    <form action={submit} className="flex flex-col gap-4">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="开始时间"
          name="opensAt"
          type="datetime-local"
          optional
          defaultValue={opensAt}
          hint="不填：随时可以考。"
          error={fields?.opensAt?.[0]}
        />
        <Field
          label="结束时间"
          name="closesAt"
          type="datetime-local"
          optional
          defaultValue={closesAt}
          hint="到时自动交卷。提前结束不影响已经开考的人。"
          error={fields?.closesAt?.[0]}
        />
        <Field
          label="考试口令"
          name="code"
          optional
          autoComplete="off"
          defaultValue={code}
          hint="现场考试用：填对口令才能开始。不分全角半角、大小写。"
          error={fields?.code?.[0]}
        />
      </div>
      <div aria-live="polite">
        <ActionNotice state={state} done="已保存，马上生效。" />
      </div>
      <Button type="submit" disabled={pending} className="self-start">
        保存安排
      </Button>
    </form>
  );
}
