/** The ledger as the rows of a sheet. Pure. */
import {
  type CreditCategory,
  type CreditSource,
  creditCategoryNames,
} from "@/lib/learning/model/credit";
import { periodsOf } from "@/lib/learning/rules/hours";

type Credit = {
  earnedOn: string;
  title: string;
  category: CreditCategory;
  source: CreditSource;
  minutes: number;
};

export const sourceNames: Record<CreditSource, string> = {
  course: "平台课程",
  manual: "线下培训",
  correction: "更正",
};

/** Headings, an entry in each row, and the sum; numbers as numbers. */
export function creditSheet(
  credits: readonly Credit[],
  periodMinutes: number,
): (string | number)[][] {
  const total = credits.reduce((sum, { minutes }) => sum + minutes, 0);
  const amounts = (minutes: number) => [
    minutes,
    Math.round((minutes * 100) / 60) / 100,
    periodsOf(minutes, periodMinutes),
  ];
  return [
    ["日期", "项目", "类别", "来源", "分钟", "小时", `学时（每学时${periodMinutes}分钟）`],
    ...credits.map(({ earnedOn, title, category, source, minutes }) => [
      ...[earnedOn, title, creditCategoryNames[category], sourceNames[source]],
      ...amounts(minutes),
    ]),
    ["合计", "", "", "", ...amounts(total)],
  ];
}
