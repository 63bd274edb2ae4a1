"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { startAttemptAction } from "@/lib/learning/actions";
import { refusals } from "@/lib/platform/result";

type Props = { courseSlug: string; resumes: boolean };

/** Opens an attempt, or returns to the open one. A plain form: it works without scripts too. */
export function StartAttemptButton({ courseSlug, resumes }: Props) {
  const [state, submit, pending] = useActionState(startAttemptAction, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      {state && !state.ok && <Notice tone="problem">{refusals[state.refusal.code]}</Notice>}
      <Button type="submit" disabled={pending}>
        {pending ? "正在准备试卷…" : resumes ? "继续作答" : "开始测验"}
      </Button>
    </form>
  );
}
