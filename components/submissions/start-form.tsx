"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { startSubmissionAction } from "@/lib/submissions/actions";

/** Begins the writing. */
export function StartForm({ courseSlug, paperSlug }: { courseSlug: string; paperSlug: string }) {
  const [state, submit, pending] = useActionState(startSubmissionAction, null);
  return (
    <form action={submit} className="flex flex-col gap-3">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="paperSlug" value={paperSlug} />
      <ActionNotice state={state} done="" />
      <Button type="submit" disabled={pending} className="self-start">
        开始写
      </Button>
    </form>
  );
}
