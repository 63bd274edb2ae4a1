"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { startAttemptAction } from "@/lib/learning/actions";
import { refusals } from "@/lib/platform/result";

type Props = {
  courseSlug: string;
  resumes: boolean;
  /** Whether the words said in class are asked for. */
  needsCode: boolean;
};

/** Opens an attempt, or returns to the open one. A plain form: it works without scripts too. */
export function StartAttemptButton({ courseSlug, resumes, needsCode }: Props) {
  const [state, submit, pending] = useActionState(startAttemptAction, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      {state && !state.ok && <Notice tone="problem">{refusals[state.refusal.code]}</Notice>}
      {needsCode && (
        <Field label="考试口令" name="code" autoComplete="off" hint="由监考老师在现场告诉大家。" />
      )}
      <Button type="submit" disabled={pending} className="self-start">
        {pending ? "正在准备试卷…" : resumes ? "继续作答" : "开始测验"}
      </Button>
    </form>
  );
}
