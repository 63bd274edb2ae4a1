"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { SelectField } from "@/components/ui/select-field";
import { setConsentAction } from "@/lib/credentials/actions";
import { type Consent, nameConsentNames, nameConsents } from "@/lib/credentials/model";

/** What strangers see on the verification page; can be changed whenever one likes. */
export function ConsentForm({ consent }: { consent: Consent }) {
  const [state, submit, pending] = useActionState(setConsentAction, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      {/* Drawn anew once it is saved, with what was saved. */}
      <div key={`${consent.name} ${consent.organisation}`} className="flex flex-col gap-3">
        <SelectField label="姓名" name="name" defaultValue={consent.name}>
          {nameConsents.map((choice) => (
            <option key={choice} value={choice}>
              {nameConsentNames[choice]}
            </option>
          ))}
        </SelectField>
        <CheckField label="显示颁发时所在的单位" name="organisation" on={consent.organisation} />
      </div>
      <ActionNotice state={state} done="已保存，马上生效。" />
      <Button type="submit" variant="secondary" disabled={pending} className="self-start">
        保存
      </Button>
    </form>
  );
}
