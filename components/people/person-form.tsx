"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { changePersonAction } from "@/lib/people/actions";
import {
  type MaskedField,
  type QualificationLevel,
  qualificationNames,
} from "@/lib/people/model/person";
import type { Region } from "@/lib/people/model/place";

type Props = {
  person: {
    id: string;
    name: string;
    regionCode: string;
    regionName: string;
    organisationName: string | null;
    position: string | null;
    qualification: QualificationLevel;
    remark: string | null;
    masked: Readonly<Record<MaskedField, string | null>>;
  };
  regions: readonly Region[];
  organisations: readonly string[];
};

/** What is known of somebody, to be put right. Masked numbers are typed anew or left alone. */
export function PersonForm({ person, regions, organisations }: Props) {
  const { state, pending, fields, form } = useKeptForm(changePersonAction);
  const errorOf = (field: string) => fields?.[field]?.[0];
  const kept = (field: MaskedField) =>
    person.masked[field] ? `现在是${person.masked[field]}，不改就留空` : undefined;
  return (
    <form {...form} className="flex flex-col gap-4">
      <h2 className="text-xl">修改资料</h2>
      <input type="hidden" name="personId" value={person.id} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="姓名" name="name" defaultValue={person.name} error={errorOf("name")} />
        <Field
          label="手机号"
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          optional="unsaid"
          hint={kept("phone")}
          error={errorOf("phone")}
        />
        <PlaceFields
          person={person}
          regions={regions}
          organisations={organisations}
          errorOf={errorOf}
        />
        <Field
          label="岗位"
          name="position"
          optional
          defaultValue={person.position ?? ""}
          error={errorOf("position")}
        />
        <SelectField
          label="职业资格等级"
          name="qualification"
          defaultValue={person.qualification}
          error={errorOf("qualification")}
        >
          {Object.entries(qualificationNames).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </SelectField>
        <Field
          label="证件号码"
          name="idNumber"
          autoComplete="off"
          optional
          hint={kept("idNumber")}
          error={errorOf("idNumber")}
        />
        <Field
          label="资格证书号"
          name="qualificationNumber"
          autoComplete="off"
          optional
          hint={kept("qualificationNumber")}
          error={errorOf("qualificationNumber")}
        />
      </div>
      <Field
        label="备注"
        name="remark"
        optional
        maxLength={200}
        defaultValue={person.remark ?? ""}
        error={errorOf("remark")}
      />
      <ActionNotice state={state} done="已保存，改动记入审计日志。" />
      <div>
        <Button type="submit" disabled={pending}>
          {pending ? "正在保存…" : "保存"}
        </Button>
      </div>
    </form>
  );
}

type PlaceProps = Props & { errorOf: (field: string) => string | undefined };

function PlaceFields({ person, regions, organisations, errorOf }: PlaceProps) {
  return (
    <>
      <SelectField
        label="行政区划"
        name="regionCode"
        defaultValue={person.regionCode}
        error={errorOf("regionCode")}
      >
        {/* Somebody may live where one has no say; that stays as long as nobody changes it. */}
        {!regions.some(({ code }) => code === person.regionCode) && (
          <option value={person.regionCode}>{person.regionName}</option>
        )}
        {regions.map(({ code, name }) => (
          <option key={code} value={code}>
            {code.length > 6 ? "　" : ""}
            {name}
          </option>
        ))}
      </SelectField>
      <Field
        label="单位"
        name="organisation"
        list="organisations-known"
        optional
        defaultValue={person.organisationName ?? ""}
        error={errorOf("organisation")}
      />
      <datalist id="organisations-known">
        {organisations.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
