"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { TextareaField } from "@/components/ui/textarea-field";
import { returnSubmissionAction } from "@/lib/submissions/actions";

/** Gives a work back, with what to change. */
export function ReturnForm({ submissionId, number }: { submissionId: string; number: number }) {
  const { state, pending, form } = useKeptForm(returnSubmissionAction);
  return (
    <details className="border-t border-line pt-2">
      <summary className="min-h-target cursor-pointer py-1.5 font-semibold">退回修改</summary>
      <form {...form} className="flex flex-col gap-3">
        <input type="hidden" name="submissionId" value={submissionId} />
        <input type="hidden" name="number" value={number} />
        <TextareaField label="要改什么" name="what" rows={4} />
        <ActionNotice state={state} done="" />
        <Button type="submit" variant="secondary" disabled={pending} className="self-start">
          退回给学员
        </Button>
      </form>
    </details>
  );
}
