"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { decideClaimAction } from "@/lib/learning/actions";

/** Approves a claim, or turns it down with a reason. */
export function DecideForm({ claimId }: { claimId: string }) {
  const [state, submit, pending] = useActionState(decideClaimAction, null);
  return (
    <form action={submit} className="flex flex-col gap-3">
      <input type="hidden" name="claimId" value={claimId} />
      <Field
        label="审核意见"
        name="reason"
        optional
        hint="不通过时要写明原因，申报人看得到。"
        error={state && !state.ok ? state.refusal.fields?.reason?.[0] : undefined}
      />
      <ActionNotice state={state} done="" />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="decision" value="approve" disabled={pending}>
          通过，记入学时
        </Button>
        <Button type="submit" name="decision" value="reject" variant="danger" disabled={pending}>
          不通过
        </Button>
      </div>
    </form>
  );
}
