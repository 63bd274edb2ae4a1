import { EmptyState } from "@/components/ui/empty-state";
import { type CreditCategory, creditCategoryNames } from "@/lib/learning/model/credit";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

export type CreditLine = {
  id: string;
  /** The instant of the entry, or its calendar date. */
  earnedAt: Date | string;
  title: string;
  category: CreditCategory;
  /** Negative for a correction. */
  minutes: number;
};

/** The ledger of credited time, newest first as given. */
export function CreditList({ credits }: { credits: readonly CreditLine[] }) {
  if (credits.length === 0) {
    return (
      <EmptyState title="还没有学时记录">
        学完一门课程的全部课时并通过结业测验，学习时间就会记在这里。
      </EmptyState>
    );
  }
  return (
    <div className="@container overflow-hidden rounded-large border border-line bg-surface">
      <table className="w-full text-start">
        <caption className="sr-only">学时记录</caption>
        <thead className="bg-surface-2 text-sm text-muted">
          <tr>
            <th scope="col" className={`${cell} @max-2xl:hidden`}>
              日期
            </th>
            <th scope="col" className={cell}>
              项目
            </th>
            <th scope="col" className={`${cell} @max-2xl:hidden`}>
              类别
            </th>
            <th scope="col" className={`${cell} text-end!`}>
              时间
            </th>
          </tr>
        </thead>
        <tbody>
          {credits.map((credit) => (
            <Line key={credit.id} credit={credit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cell = "px-4 py-3 text-start align-top font-normal sm:px-5";

/** Where room is scarce, date and category stand under the title; elsewhere they have columns. */
function Line({ credit }: { credit: CreditLine }) {
  const date = dateInWords(credit.earnedAt);
  const category = creditCategoryNames[credit.category];
  return (
    <tr className="border-t border-line">
      <td className={`${cell} whitespace-nowrap text-muted @max-2xl:hidden`}>{date}</td>
      <td className={cell}>
        {credit.title}
        <span className="flex flex-wrap gap-x-4 text-sm text-muted @2xl:hidden">
          <span>{date}</span>
          <span>{category}</span>
        </span>
      </td>
      <td className={`${cell} whitespace-nowrap text-muted @max-2xl:hidden`}>{category}</td>
      <td
        className={`${cell} whitespace-nowrap text-end! font-semibold tabular-nums @max-2xs:whitespace-normal`}
      >
        {minutesInWords(credit.minutes)}
      </td>
    </tr>
  );
}
