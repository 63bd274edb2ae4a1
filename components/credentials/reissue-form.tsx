"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { reissueCertificateAction } from "@/lib/credentials/actions";

/** Issues a certificate anew: a new number, the name and the template of today. */
export function ReissueForm({ certificateId, number }: { certificateId: string; number: string }) {
  const { state, pending, fields, form } = useKeptForm(reissueCertificateAction);
  return (
    <form {...form} className="flex flex-col gap-3 py-2">
      <input type="hidden" name="certificateId" value={certificateId} />
      <Field
        label="换发原因"
        name="note"
        maxLength={200}
        hint={`用现在的姓名和模板发一张新编号的证书，${number} 不再有效。`}
        error={fields?.note?.[0]}
      />
      <ActionNotice state={state} done="" />
      <Button type="submit" variant="secondary" disabled={pending} className="self-start">
        换发新证书
      </Button>
    </form>
  );
}
