import { Card } from "@/components/ui/card";
import { minutesInWords } from "@/lib/platform/wording";

/** Credited study time, and what the figure is not. `minutes` is the sum of the ledger. */
export function HoursSummary({ minutes }: { minutes: number }) {
  return (
    <Card>
      <h2 className="font-sans text-sm font-semibold text-muted">累计学习时间</h2>
      <p className="mt-1 font-display text-2xl font-bold tabular-nums">{minutesInWords(minutes)}</p>
      <p className="mt-3 text-sm text-muted">
        这是平台按结业课程记下的时间，可作为参加学习的记录。能否折算为继续教育学时、折算多少，由主管部门认定。
      </p>
    </Card>
  );
}
