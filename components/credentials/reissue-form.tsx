"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { reissueCertificateAction } from "@/lib/credentials/actions";

/** Issues a certificate anew: a new number, the name and the template of today. */
export function ReissueForm({ certificateId, number }: { certificateId: string; number: string }) {
  const [state, submit, pending] = useActionState(reissueCertificateAction, null);
  return (
    <form action={submit} className="flex flex-col gap-3 py-2">
      <input type="hidden" name="certificateId" value={certificateId} />
      <Field
        label="换发原因"
        name="note"
        maxLength={200}
        hint={`用现在的姓名和模板发一张新编号的证书，${number} 不再有效。`}
        error={state && !state.ok ? state.refusal.fields?.note?.[0] : undefined}
      />
      <ActionNotice state={state} done="" />
      <Button type="submit" variant="secondary" disabled={pending} className="self-start">
        换发新证书
      </Button>
    </form>
  );
}
