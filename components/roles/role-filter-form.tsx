import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { grantedRoleNames, grantedRoles } from "@/lib/people/model/role";
import type { RoleFilter } from "@/lib/roles/model";

/** Narrows the list of roles. A plain form, so that what it finds has an address. */
export function RoleFilterForm({ filter }: { filter: RoleFilter }) {
  return (
    <search>
      <form action="/manage/roles" className="grid items-end gap-4 sm:grid-cols-[2fr_1fr_1fr_auto]">
        <Field label="姓名" name="q" defaultValue={filter.q} maxLength={40} optional="unsaid" />
        <SelectField label="角色" name="role" defaultValue={filter.role} optional="unsaid">
          <option value="">全部角色</option>
          {grantedRoles.map((role) => (
            <option key={role} value={role}>
              {grantedRoleNames[role]}
            </option>
          ))}
        </SelectField>
        <SelectField label="状态" name="state" defaultValue={filter.state} optional="unsaid">
          <option value="">有效的</option>
          <option value="ended">已结束的</option>
        </SelectField>
        <Button type="submit" variant="secondary">
          查找
        </Button>
      </form>
    </search>
  );
}
