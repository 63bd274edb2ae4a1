import { Card } from "@/components/ui/card";
import { ProgressRing } from "@/components/ui/progress-ring";
import { type QualificationLevel, qualificationNames } from "@/lib/learning/model/credit";
import { periodsOf, type YearHours } from "@/lib/learning/rules/hours";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

type Props = {
  hours: {
    minutes: number;
    periodMinutes: number;
    years: readonly YearHours[];
    qualification: { level: QualificationLevel; hours: number; years: number } | null;
    cycle: { from: string; until: string; minutes: number } | null;
  };
};

/** What the ledger comes to: in all, in this registration cycle, year by year. */
export function HoursOverview({ hours }: Props) {
  const { minutes, periodMinutes, years, qualification, cycle } = hours;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Card className="flex flex-col gap-3">
        <h2 className="font-sans text-sm font-semibold text-muted">累计</h2>
        <p className="font-display text-2xl font-bold tabular-nums">{minutesInWords(minutes)}</p>
        <p className="text-muted">
          按每学时{periodMinutes}分钟，合{periodsOf(minutes, periodMinutes)}学时
        </p>
        {years.length > 0 && <YearTable years={years} />}
      </Card>
      <Card className="flex flex-col gap-3">
        <h2 className="font-sans text-sm font-semibold text-muted">本登记周期</h2>
        {qualification && cycle ? (
          <CycleFigure qualification={qualification} cycle={cycle} />
        ) : (
          <p>
            {qualification
              ? "登记日期还没有到，到了以后从那天起算。"
              : "填写您的职业资格，就能看到这个周期要多少、还差多少。"}
          </p>
        )}
      </Card>
    </div>
  );
}

function CycleFigure({
  qualification: { level, hours, years },
  cycle,
}: {
  qualification: { level: QualificationLevel; hours: number; years: number };
  cycle: { from: string; until: string; minutes: number };
}) {
  const asked = hours * 60;
  const left = asked - cycle.minutes;
  const percent = Math.max(0, Math.min(100, Math.floor((cycle.minutes * 100) / asked)));
  return (
    <div className="flex flex-wrap items-center gap-5">
      <ProgressRing percent={percent} label="本周期已完成的比例" size="large" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="text-lg font-semibold">
          {left > 0 ? `还差${minutesInWords(left)}` : "已达到要求"}
        </p>
        <p className="text-muted tabular-nums">
          {qualificationNames[level]}每{years}年{hours}小时，已有{minutesInWords(cycle.minutes)}
        </p>
        <p className="text-sm text-muted">
          {dateInWords(cycle.from)}至{dateInWords(cycle.until)}
        </p>
      </div>
    </div>
  );
}

function YearTable({ years }: { years: readonly YearHours[] }) {
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">各年学习时间</caption>
      <thead className="text-muted">
        <tr>
          {["年份", "专业科目", "公需科目"].map((heading) => (
            <th key={heading} scope="col" className="py-1 pe-3 text-start font-medium">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, professional, public: common }) => (
          <tr key={year} className="border-t border-line">
            <th scope="row" className="py-1.5 pe-3 text-start font-medium">
              {year}年
            </th>
            <td className="pe-3">{minutesInWords(professional)}</td>
            <td>{minutesInWords(common)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
