"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { stateQualificationAction } from "@/lib/learning/actions";
import {
  type QualificationLevel,
  qualificationLevels,
  qualificationNames,
} from "@/lib/learning/model/credit";

type Props = { stated: { level: QualificationLevel; registeredOn: string } | null };

/** Which qualification one holds and since when: it decides what one is shown, nothing else. */
export function QualificationForm({ stated }: Props) {
  const { state, pending, fields, form } = useKeptForm(stateQualificationAction);
  return (
    <form {...form} className="grid items-start gap-4 sm:grid-cols-[1fr_1fr_auto]">
      <SelectField label="职业资格" name="level" defaultValue={stated?.level ?? "assistant"}>
        {qualificationLevels.map((level) => (
          <option key={level} value={level}>
            {qualificationNames[level]}
          </option>
        ))}
      </SelectField>
      <Field
        label="首次登记日期"
        name="registeredOn"
        type="date"
        defaultValue={stated?.registeredOn ?? ""}
        hint="登记证书上的日期，登记周期从这天起算。"
        error={fields?.registeredOn?.[0]}
      />
      <Button type="submit" variant="secondary" disabled={pending} className="sm:mt-8">
        保存
      </Button>
      <div className="empty:hidden sm:col-span-3">
        <ActionNotice state={state} done="已保存。" />
      </div>
    </form>
  );
}
