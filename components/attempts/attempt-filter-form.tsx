import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { type AttemptFilter, outcomes } from "@/lib/assessment/model/attempt-list";
import { outcomeNames } from "@/lib/assessment/rules/attempt-list";

/** Narrows the list of attempts. A plain form, so that what it finds has an address. */
export function AttemptFilterForm({ filter }: { filter: AttemptFilter }) {
  return (
    <search>
      <form className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <Field
          label="姓名（开头几个字）"
          name="words"
          optional="unsaid"
          defaultValue={filter.words}
        />
        <SelectField
          label="状态"
          name="outcome"
          optional="unsaid"
          defaultValue={filter.outcome ?? ""}
        >
          <option value="">全部</option>
          {outcomes.map((outcome) => (
            <option key={outcome} value={outcome}>
              {outcomeNames[outcome]}
            </option>
          ))}
        </SelectField>
        <Button type="submit" variant="secondary" className="col-span-2 sm:col-span-1">
          查找
        </Button>
      </form>
    </search>
  );
}
