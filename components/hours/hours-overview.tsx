import { CycleCard } from "@/components/hours/cycle-card";
import { Card } from "@/components/ui/card";
import type { QualificationLevel } from "@/lib/learning/model/credit";
import { type CycleHours, periodsOf, type YearHours } from "@/lib/learning/rules/hours";
import { minutesInWords } from "@/lib/platform/wording";

type Props = {
  hours: {
    minutes: number;
    periodMinutes: number;
    years: readonly YearHours[];
    qualification: { level: QualificationLevel; hours: number; years: number } | null;
    cycle: CycleHours | null;
    pastCycles: readonly CycleHours[];
  };
};

/** What the ledger comes to: in all, year by year, and in this registration cycle and those before. */
export function HoursOverview({ hours }: Props) {
  const { minutes, periodMinutes, years, qualification, cycle, pastCycles } = hours;
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Card className="flex flex-col gap-3">
        <h2 className="font-sans text-sm font-semibold text-muted">累计</h2>
        <p className="font-display text-2xl font-bold tabular-nums">{minutesInWords(minutes)}</p>
        <p className="text-muted">
          按每学时{periodMinutes}分钟，合{periodsOf(minutes, periodMinutes)}学时
        </p>
        {years.length > 0 && <YearTable years={years} periodMinutes={periodMinutes} />}
      </Card>
      <CycleCard
        qualification={qualification}
        cycle={cycle}
        pastCycles={pastCycles}
        periodMinutes={periodMinutes}
      />
    </div>
  );
}

/** A calendar year in each row; where room is scarce its categories stand below each other. */
function YearTable({
  years,
  periodMinutes,
}: {
  years: readonly YearHours[];
  periodMinutes: number;
}) {
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">各年学习时间</caption>
      <thead className="text-muted">
        <tr>
          {["年份", "专业和公需", "合计"].map((heading) => (
            <th
              key={heading}
              scope="col"
              className="py-1 pe-3 text-start font-medium last:pe-0 last:text-end"
            >
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, professional, public: common }) => (
          <tr key={year} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pe-3 text-start font-medium whitespace-nowrap">
              {year}年
            </th>
            <td className="py-1.5 pe-3">
              <span className="block">专业{minutesInWords(professional)}</span>
              <span className="block text-muted">公需{minutesInWords(common)}</span>
            </td>
            <td className="py-1.5 text-end">
              <span className="block font-semibold">{minutesInWords(professional + common)}</span>
              <span className="block text-muted">
                {periodsOf(professional + common, periodMinutes)}学时
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
