"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { revokeCertificateAction } from "@/lib/credentials/actions";
import { revocationReasonNames } from "@/lib/credentials/model";

const reasons = ["mistake", "misconduct", "request"] as const;

/** Makes a certificate invalid, with a reason that strangers see and a note that they don't. */
export function RevokeForm({ certificateId, number }: { certificateId: string; number: string }) {
  const { state, pending, fields, form } = useKeptForm(revokeCertificateAction);
  return (
    <form {...form} className="flex flex-col gap-3 py-2">
      <input type="hidden" name="certificateId" value={certificateId} />
      <SelectField label="原因" name="reason" hint="验证页上看得到。">
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {revocationReasonNames[reason]}
          </option>
        ))}
      </SelectField>
      <Field
        label="具体情况"
        name="note"
        maxLength={200}
        hint="只有管理员看得到。"
        error={fields?.note?.[0]}
      />
      <ActionNotice state={state} done="" />
      <Button type="submit" variant="danger" disabled={pending} className="self-start">
        作废 {number}
      </Button>
    </form>
  );
}
