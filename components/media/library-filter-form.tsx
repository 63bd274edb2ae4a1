import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { type LibraryFilter, librarySorts } from "@/lib/authoring/model/library";
import { mediaKinds } from "@/lib/media/model";

/** Looks for files by name and kind; works before scripts have loaded. */
export function LibraryFilterForm({ filter }: { filter: LibraryFilter }) {
  return (
    <form
      method="get"
      className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[minmax(0,1fr)_10rem_11rem_auto]"
    >
      <div className="col-span-2 sm:col-span-1">
        <Field
          label="名称"
          name="q"
          type="search"
          optional="unsaid"
          maxLength={100}
          defaultValue={filter.q}
        />
      </div>
      <SelectField label="种类" name="kind" optional="unsaid" defaultValue={filter.kind ?? ""}>
        <option value="">全部</option>
        {Object.entries(mediaKinds).map(([kind, name]) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label="排序" name="sort" optional="unsaid" defaultValue={filter.sort}>
        {Object.entries(librarySorts).map(([sort, name]) => (
          <option key={sort} value={sort}>
            {name}
          </option>
        ))}
      </SelectField>
      <Button type="submit" variant="secondary" className="col-span-2 sm:col-span-1">
        查找
      </Button>
    </form>
  );
}
