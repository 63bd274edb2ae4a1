import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { actionNames } from "@/lib/audit/model/action-names";
import type { AuditFilter } from "@/lib/audit/model/filter";

const actions = Object.entries(actionNames).toSorted(([, a], [, b]) => a.localeCompare(b, "zh-CN"));

/** Narrows the log. A plain form, so that what it finds has an address. */
export function AuditFilterForm({ filter }: { filter: AuditFilter }) {
  return (
    <search>
      <form className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[1fr_1fr_1fr_1fr_1fr_auto]">
        <Field label="谁（姓名开头）" name="who" optional="unsaid" defaultValue={filter.who} />
        <SelectField label="做了什么" name="action" optional="unsaid" defaultValue={filter.action}>
          <option value="">全部</option>
          {actions.map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </SelectField>
        <Field
          label="从哪天"
          name="from"
          type="date"
          optional="unsaid"
          defaultValue={filter.from}
        />
        <Field
          label="到哪天"
          name="until"
          type="date"
          optional="unsaid"
          defaultValue={filter.until}
        />
        <Field
          label="对象（如 course:policy）"
          name="subject"
          optional="unsaid"
          defaultValue={filter.subject}
        />
        <Button type="submit" variant="secondary">
          查找
        </Button>
      </form>
    </search>
  );
}
