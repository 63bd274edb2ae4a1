import { NameFilterForm } from "@/components/shell/name-filter-form";
import { type AttemptFilter, outcomes } from "@/lib/assessment/model/attempt-list";
import { outcomeNames } from "@/lib/assessment/rules/attempt-list";

/** Narrows the list of attempts. */
export function AttemptFilterForm({ filter }: { filter: AttemptFilter }) {
  const options = outcomes.map((value) => ({ value, label: outcomeNames[value] }));
  return (
    <NameFilterForm
      words={filter.words}
      choice={{ label: "状态", name: "outcome", chosen: filter.outcome, all: "全部", options }}
    />
  );
}
