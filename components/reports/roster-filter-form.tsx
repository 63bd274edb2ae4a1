import { NameFilterForm } from "@/components/shell/name-filter-form";
import { type RosterCounts, type RosterFilter, standings } from "@/lib/reports/model/roster";
import { standingNames } from "@/lib/reports/rules/roster";

type Props = { filter: RosterFilter; counts: RosterCounts };

/** Narrows the roster, and says how many stand how. */
export function RosterFilterForm({ filter, counts }: Props) {
  const total = standings.reduce((sum, each) => sum + counts[each], 0);
  const options = standings.map((value) => ({
    value,
    label: `${standingNames[value]}（${counts[value]}人）`,
  }));
  const all = `全部（${total}人）`;
  return (
    <NameFilterForm
      words={filter.words}
      choice={{ label: "学到哪里", name: "standing", chosen: filter.standing, all, options }}
    />
  );
}
