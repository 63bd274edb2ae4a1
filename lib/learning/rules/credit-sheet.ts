/** The ledger as the rows of sheets: what entries there are, and what they come to by year and cycle. Pure. */
import type { CreditCategory } from "@/lib/catalogue/model";
import {
  type CreditSource,
  creditCategoryNames,
  type QualificationLevel,
  qualificationNames,
} from "@/lib/learning/model/credit";
import { type CycleHours, periodsOf, type YearHours } from "@/lib/learning/rules/hours";

type Credit = {
  earnedOn: string;
  title: string;
  release: number | null;
  category: CreditCategory;
  source: CreditSource;
  minutes: number;
};

export const sourceNames: Record<CreditSource, string> = {
  course: "平台课程",
  manual: "线下培训",
  correction: "更正",
};

type Rows = (string | number)[][];

const unitHeadings = (periodMinutes: number) => [
  ...["分钟", "小时", `学时（每学时${periodMinutes}分钟）`],
];

function amounts(minutes: number, periodMinutes: number): number[] {
  return [minutes, hoursOf(minutes), periodsOf(minutes, periodMinutes)];
}

function hoursOf(minutes: number): number {
  return Math.round((minutes * 100) / 60) / 100;
}

/** Headings, an entry in each row, and the sum; numbers as numbers. */
export function creditSheet(credits: readonly Credit[], periodMinutes: number): Rows {
  const total = credits.reduce((sum, { minutes }) => sum + minutes, 0);
  return [
    ["日期", "项目", "课程版次", "类别", "来源", ...unitHeadings(periodMinutes)],
    ...credits.map(({ earnedOn, title, release, category, source, minutes }) => [
      ...[earnedOn, title, release === null ? "" : `第${release}版`],
      ...[creditCategoryNames[category], sourceNames[source]],
      ...amounts(minutes, periodMinutes),
    ]),
    ["合计", "", "", "", "", ...amounts(total, periodMinutes)],
  ];
}

/** A year in each row, the latest first. */
export function yearSheet(years: readonly YearHours[], periodMinutes: number): Rows {
  return [
    ["年份", "专业科目（分钟）", "公需科目（分钟）", ...unitHeadings(periodMinutes)],
    ...years.map(({ year, professional, public: common }) => [
      ...[`${year}年`, professional, common],
      ...amounts(professional + common, periodMinutes),
    ]),
  ];
}

type Asked = { level: QualificationLevel; hours: number };

/** A registration cycle in each row, the present one first, against what the qualification asks for. */
export function cycleSheet(
  { level, hours }: Asked,
  cycles: readonly CycleHours[],
  periodMinutes: number,
): Rows {
  return [
    [
      ...["登记周期", "职业资格", "要求（小时）", "专业科目（分钟）", "公需科目（分钟）"],
      ...[...unitHeadings(periodMinutes), "还差（小时）"],
    ],
    ...cycles.map(({ from, until, minutes, professional, public: common }) => [
      ...[`${from}至${until}`, qualificationNames[level], hours, professional, common],
      ...amounts(minutes, periodMinutes),
      Math.max(0, hoursOf(hours * 60 - minutes)),
    ]),
    [NOTE, "", "", "", "", "", "", "", ""],
  ];
}

/** Said wherever hours are held against a requirement. */
export const NOTE = "这是平台记下的学习时间。能否认定为继续教育学时、认定多少，由主管部门决定。";
