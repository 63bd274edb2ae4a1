import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";

type Props = {
  words: string;
  choice: {
    label: string;
    name: string;
    chosen: string | null;
    all: string;
    options: readonly { value: string; label: string }[];
  };
};

/** Narrows a list of people by name and by one choice. A plain form, so that what it finds has an address. */
export function NameFilterForm({ words, choice }: Props) {
  return (
    <search>
      <form className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <Field label="姓名（开头几个字）" name="words" optional="unsaid" defaultValue={words} />
        <SelectField
          label={choice.label}
          name={choice.name}
          optional="unsaid"
          defaultValue={choice.chosen ?? ""}
        >
          <option value="">{choice.all}</option>
          {choice.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
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
