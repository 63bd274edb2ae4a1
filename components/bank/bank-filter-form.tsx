import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import type { BankFilter } from "@/lib/assessment/model/bank";
import { difficulties, questionKinds } from "@/lib/assessment/model/question";
import { questionKindNames } from "@/lib/assessment/rules/answering";
import { bankStateNames } from "@/lib/assessment/rules/bank";
import { difficultyNames } from "@/lib/transfer/model/exchange";

type Props = { filter: BankFilter; topics: readonly string[] };

/** Narrows the bank. A plain form: what it finds has an address that can be kept and sent. */
export function BankFilterForm({ filter, topics }: Props) {
  return (
    <search>
      <form className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:grid-cols-7">
        <div className="col-span-2 sm:col-span-3 lg:col-span-2">
          <Field label="题干" name="words" optional="unsaid" defaultValue={filter.words} />
        </div>
        <SelectField label="题型" name="kind" optional="unsaid" defaultValue={filter.kind ?? ""}>
          <option value="">全部</option>
          {questionKinds.map((kind) => (
            <option key={kind} value={kind}>
              {questionKindNames[kind]}
            </option>
          ))}
        </SelectField>
        <SelectField label="知识点" name="topic" optional="unsaid" defaultValue={filter.topic}>
          <option value="">全部</option>
          {topics.map((topic) => (
            <option key={topic} value={topic}>
              {topic}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="难度"
          name="difficulty"
          optional="unsaid"
          defaultValue={filter.difficulty ?? ""}
        >
          <option value="">全部</option>
          {difficulties.map((difficulty) => (
            <option key={difficulty} value={difficulty}>
              {difficultyNames[difficulty]}
            </option>
          ))}
        </SelectField>
        <SelectField label="用处" name="state" optional="unsaid" defaultValue={filter.state ?? ""}>
          <option value="">全部</option>
          {Object.entries(bankStateNames).map(([state, name]) => (
            <option key={state} value={state}>
              {name}
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
