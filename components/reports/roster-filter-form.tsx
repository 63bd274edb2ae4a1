import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { type RosterCounts, type RosterFilter, standings } from "@/lib/reports/model/roster";
import { standingNames } from "@/lib/reports/rules/roster";

type Props = { filter: RosterFilter; counts: RosterCounts };

/** Narrows the roster. A plain form, so that what it finds has an address. */
export function RosterFilterForm({ filter, counts }: Props) {
  const all = standings.reduce((sum, each) => sum + counts[each], 0);
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
          label="学到哪里"
          name="standing"
          optional="unsaid"
          defaultValue={filter.standing ?? ""}
        >
          <option value="">全部（{all}人）</option>
          {standings.map((each) => (
            <option key={each} value={each}>
              {standingNames[each]}（{counts[each]}人）
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
