import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

/** Finds regions by name or code. A plain form, so that what it finds has an address. */
export function RegionSearchForm({ words }: { words: string }) {
  return (
    <search>
      <form action="/manage/places" className="flex max-w-xl items-end gap-3">
        <div className="min-w-0 flex-1">
          <Field
            label="名称或代码"
            name="q"
            defaultValue={words}
            maxLength={40}
            optional="unsaid"
          />
        </div>
        <Button type="submit" variant="secondary">
          查找
        </Button>
      </form>
    </search>
  );
}
