import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import type { Filter } from "@/lib/credentials/model";

type Props = { filter: Filter; courses: readonly { id: string; title: string }[] };

/** Narrows the list. Works without scripts. */
export function FilterForm({ filter, courses }: Props) {
  return (
    <form
      action="/manage/certificates"
      className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_auto]"
    >
      <Field
        label="编号、姓名或课程"
        name="q"
        defaultValue={filter.q}
        maxLength={60}
        optional="unsaid"
      />
      <SelectField label="课程" name="course" defaultValue={filter.course} optional="unsaid">
        <option value="">全部课程</option>
        {courses.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      <SelectField label="状态" name="state" defaultValue={filter.state} optional="unsaid">
        <option value="">全部</option>
        <option value="valid">有效</option>
        <option value="revoked">已作废</option>
      </SelectField>
      <Button type="submit" variant="secondary">
        查找
      </Button>
    </form>
  );
}
