import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { organisationKindNames, organisationKinds } from "@/lib/people/model/place";

type Props = {
  organisation?: {
    name: string;
    kind: string;
    contactName: string | null;
    contactPhone: string | null;
  };
  fields: Record<string, string[]> | undefined;
};

/** What an organisation is called, what it is, and whom to call there. */
export function OrganisationFields({ organisation, fields }: Props) {
  return (
    <>
      <Field
        label="单位全称"
        name="name"
        maxLength={60}
        defaultValue={organisation?.name}
        error={fields?.name?.[0]}
      />
      <SelectField
        label="类别"
        name="kind"
        defaultValue={organisation?.kind ?? ""}
        error={fields?.kind?.[0]}
      >
        <option value="">请选择</option>
        {organisationKinds.map((kind) => (
          <option key={kind} value={kind}>
            {organisationKindNames[kind]}
          </option>
        ))}
      </SelectField>
      <Field
        label="联系人"
        name="contactName"
        optional
        maxLength={20}
        defaultValue={organisation?.contactName ?? ""}
        error={fields?.contactName?.[0]}
      />
      <Field
        label="联系电话"
        name="contactPhone"
        type="tel"
        optional
        maxLength={20}
        hint="单位的电话，管理员看得到。"
        defaultValue={organisation?.contactPhone ?? ""}
        error={fields?.contactPhone?.[0]}
      />
    </>
  );
}
