"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { decideClaimAction } from "@/lib/learning/actions";

/** Approves a claim, or turns it down with a reason. */
export function DecideForm({ claimId }: { claimId: string }) {
  const { state, pending, fields, form } = useKeptForm(decideClaimAction);
  return (
    <form {...form} className="flex flex-col gap-3">
      <input type="hidden" name="claimId" value={claimId} />
      <Field
        label="审核意见"
        name="reason"
        optional
        hint="不通过时要写明原因，申报人看得到。"
        error={fields?.reason?.[0]}
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
