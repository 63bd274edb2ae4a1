import { CorrectForm } from "@/components/hours/correct-form";
import { Folded } from "@/components/ui/folded";
import type { CreditCategory } from "@/lib/catalogue/model";
import { type CreditSource, creditCategoryNames } from "@/lib/learning/model/credit";
import { sourceNames } from "@/lib/learning/rules/credit-sheet";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

type Credit = {
  id: string;
  title: string;
  earnedOn: string;
  release: number | null;
  category: CreditCategory;
  source: CreditSource;
  minutes: number;
  /** What corrections left of it. */
  left: number;
};

/** Entries of somebody's ledger, each with the way to correct it; one's own are corrected by others. */
export function CorrectableCredits({
  credits,
  isOwn,
}: {
  credits: readonly Credit[];
  isOwn: boolean;
}) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
      {credits.map(({ id, title, earnedOn, release, category, source, minutes, left }) => (
        <li key={id} className="break-inside-avoid px-4 py-3 sm:px-5">
          <p className="flex items-baseline justify-between gap-x-4">
            <span className="min-w-0">
              {title}{" "}
              {release !== null && (
                <span className="whitespace-nowrap text-sm text-muted">第{release}版</span>
              )}
            </span>
            <span className="shrink-0 font-semibold tabular-nums">{minutesInWords(minutes)}</span>
          </p>
          <p className="text-sm text-muted">
            {dateInWords(earnedOn)}，{creditCategoryNames[category]}，{sourceNames[source]}
          </p>
          {source !== "correction" && left < minutes && (
            <p className="text-sm text-amber">
              {left === 0 ? "已经全部扣除" : `更正以后还剩${minutesInWords(left)}`}
            </p>
          )}
          {source !== "correction" && !isOwn && (
            <Folded summary="更正这一条" className="print:hidden">
              <CorrectForm creditId={id} minutes={minutes} left={left} />
            </Folded>
          )}
        </li>
      ))}
    </ul>
  );
}
