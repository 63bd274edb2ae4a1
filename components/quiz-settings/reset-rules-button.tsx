"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { resetQuizRulesAction } from "@/lib/transfer/actions";

/** Goes back to the rules that the course's folder writes. */
export function ResetRulesButton({ courseSlug }: { courseSlug: string }) {
  const [state, submit, pending] = useActionState(resetQuizRulesAction, null);
  return (
    <form action={submit} className="flex flex-col gap-3">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <ActionNotice state={state} done="" />
      <Button type="submit" variant="secondary" disabled={pending} className="self-start">
        恢复课程文件里的规则
      </Button>
    </form>
  );
}
