import { Card } from "@/components/ui/card";
import { ProgressRing } from "@/components/ui/progress-ring";
import { type QualificationLevel, qualificationNames } from "@/lib/learning/model/credit";
import { type CycleHours, periodsOf } from "@/lib/learning/rules/hours";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

type Asked = { level: QualificationLevel; hours: number; years: number };

type Props = {
  qualification: Asked | null;
  cycle: CycleHours | null;
  pastCycles: readonly CycleHours[];
  periodMinutes: number;
};

/** The registration cycle against what the qualification asks for, and the cycles that are over. */
export function CycleCard({ qualification, cycle, pastCycles, periodMinutes }: Props) {
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="font-sans text-sm font-semibold text-muted">本登记周期</h2>
      {qualification && cycle ? (
        <CycleFigure qualification={qualification} cycle={cycle} periodMinutes={periodMinutes} />
      ) : (
        <p>
          {qualification
            ? "登记日期还没有到，到了以后从那天起算。"
            : "填写职业资格和首次登记日期，就能看到这个周期要多少、还差多少。"}
        </p>
      )}
      {qualification && pastCycles.length > 0 && (
        <PastCycles qualification={qualification} cycles={pastCycles} />
      )}
    </Card>
  );
}

function CycleFigure({
  qualification: { level, hours, years },
  cycle,
  periodMinutes,
}: {
  qualification: Asked;
  cycle: CycleHours;
  periodMinutes: number;
}) {
  const asked = hours * 60;
  const left = asked - cycle.minutes;
  const percent = Math.max(0, Math.min(100, Math.floor((cycle.minutes * 100) / asked)));
  return (
    <div className="flex flex-wrap items-center gap-5">
      <ProgressRing percent={percent} label="本周期已完成的比例" size="large" />
      <div className="flex min-w-0 flex-1 basis-48 flex-col gap-1 tabular-nums">
        <p className="text-lg font-semibold">
          {left > 0 ? `还差${minutesInWords(left)}` : "已达到要求"}
        </p>
        <p className="text-muted">
          {qualificationNames[level]}每{years}年{hours}小时
        </p>
        <p>
          已有{minutesInWords(cycle.minutes)}（{periodsOf(cycle.minutes, periodMinutes)}学时）
        </p>
        <p className="text-sm text-muted">
          专业{minutesInWords(cycle.professional)}，公需{minutesInWords(cycle.public)}
        </p>
        <p className="text-sm text-muted">
          {dateInWords(cycle.from)}至{dateInWords(cycle.until)}
        </p>
      </div>
    </div>
  );
}

function PastCycles({
  qualification: { hours },
  cycles,
}: {
  qualification: Asked;
  cycles: readonly CycleHours[];
}) {
  return (
    <div className="border-t border-line pt-3 text-sm">
      <h3 className="font-sans font-semibold text-muted">以前的周期</h3>
      <ul className="tabular-nums">
        {cycles.map(({ from, until, minutes }) => (
          <li key={from} className="flex flex-wrap justify-between gap-x-4 py-1">
            <span className="text-muted">
              {dateInWords(from)}至{dateInWords(until)}
            </span>
            <span>
              {minutesInWords(minutes)}，
              {minutes >= hours * 60 ? "达到要求" : `差${minutesInWords(hours * 60 - minutes)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
