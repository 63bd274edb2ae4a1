import { Button } from "@/components/ui/button";
import { type ComboChoice, ComboField } from "@/components/ui/combo-field";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { organisationKindNames, organisationKinds } from "@/lib/people/model/place";
import type { OrganisationFilter } from "@/lib/people/model/place-input";

type Props = { filter: OrganisationFilter; regions: readonly ComboChoice[] };

/** Narrows the list of organisations. A plain form, so that what it finds has an address. */
export function OrganisationFilterForm({ filter, regions }: Props) {
  return (
    <search>
      <form
        action="/manage/organisations"
        className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1.5fr_1fr_auto]"
      >
        <Field label="单位名称" name="q" defaultValue={filter.q} maxLength={60} optional="unsaid" />
        {regions.length > 1 && (
          <ComboField
            label="行政区划"
            name="region"
            choices={regions}
            defaultValue={filter.region}
            optional="unsaid"
          />
        )}
        <SelectField label="类别" name="kind" defaultValue={filter.kind} optional="unsaid">
          <option value="">全部类别</option>
          {organisationKinds.map((kind) => (
            <option key={kind} value={kind}>
              {organisationKindNames[kind]}
            </option>
          ))}
        </SelectField>
        <SelectField label="状态" name="state" defaultValue={filter.state} optional="unsaid">
          <option value="">开放的</option>
          <option value="closed">已关闭的</option>
        </SelectField>
        <Button type="submit" variant="secondary">
          查找
        </Button>
      </form>
    </search>
  );
}
