import { EmptyState } from "@/components/ui/empty-state";
import type { CreditCategory } from "@/lib/catalogue/model";
import { type CreditSource, creditCategoryNames } from "@/lib/learning/model/credit";
import { sourceNames } from "@/lib/learning/rules/credit-sheet";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

export type CreditLine = {
  id: string;
  /** A day in China. */
  earnedOn: string;
  title: string;
  /** The number of the course's release; null where it is no course. */
  release: number | null;
  category: CreditCategory;
  source: CreditSource;
  /** Negative for what a correction takes. */
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
            <th scope="col" className={`${cell} ${wide}`}>
              日期
            </th>
            <th scope="col" className={cell}>
              项目
            </th>
            <th scope="col" className={`${cell} ${wide}`}>
              类别
            </th>
            <th scope="col" className={`${cell} ${wide}`}>
              来源
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
const wide = "whitespace-nowrap @max-2xl:hidden";

/** Where room is scarce, date, category and source stand under the title; elsewhere they have columns. */
function Line({ credit }: { credit: CreditLine }) {
  const date = dateInWords(credit.earnedOn);
  const category = creditCategoryNames[credit.category];
  const source = sourceNames[credit.source];
  return (
    <tr className="break-inside-avoid border-t border-line">
      <td className={`${cell} ${wide} text-muted`}>{date}</td>
      <td className={cell}>
        {credit.title}{" "}
        {credit.release !== null && (
          <span className="whitespace-nowrap text-sm text-muted">第{credit.release}版</span>
        )}
        <span className="block text-sm text-muted @2xl:hidden">
          {date}
          <br />
          {category}，{source}
        </span>
      </td>
      <td className={`${cell} ${wide} text-muted`}>{category}</td>
      <td className={`${cell} ${wide} text-muted`}>{source}</td>
      <td
        className={`${cell} whitespace-nowrap text-end! font-semibold tabular-nums @max-2xs:whitespace-normal`}
      >
        {minutesInWords(credit.minutes)}
      </td>
    </tr>
  );
}
