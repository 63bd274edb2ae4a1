/** A roster in words: on a page, in an address, in a sheet. Pure. */
import { dateInWords, dateTimeInWords } from "@/lib/platform/wording";
import type { RosterFilter, RosterRow, Standing } from "@/lib/reports/model/roster";

export const standingNames: Record<Standing, string> = {
  idle: "还没开始",
  studying: "学习中",
  completed: "已学完",
};

export const enrolmentNames = { self: "自己加入", assigned: "指派" } as const;

/** How somebody who joined stands. */
export function standingOf({ completedAt, seenAt }: Pick<RosterRow, "completedAt" | "seenAt">) {
  if (completedAt) return "completed";
  return seenAt ? "studying" : "idle";
}

/** The rows of a sheet, headings first; numbers as numbers, what is not known as nothing. */
export function rosterSheet(rows: readonly RosterRow[]): (string | number)[][] {
  return [
    [
      ...["姓名", "单位", "行政区划", "怎样加入", "加入日期", "状态", "学完的课时", "要学的课时"],
      ...["学习时间（分钟）", "最近学习", "学完日期", "版本"],
    ],
    ...rows.map((row) => [
      ...[row.name, row.organisation ?? "", row.region, enrolmentNames[row.kind]],
      ...[dateInWords(row.enrolledAt), standingNames[standingOf(row)], row.done, row.lessons],
      ...[row.minutes, row.seenAt ? dateTimeInWords(row.seenAt) : ""],
      ...[row.completedAt ? dateInWords(row.completedAt) : "", row.release],
    ]),
  ];
}

/** The filter as the query of an address; what is not set is left out. */
export function rosterQuery({ words, standing, page }: RosterFilter, at = page): string {
  const query = new URLSearchParams();
  if (words !== "") query.set("words", words);
  if (standing) query.set("standing", standing);
  if (at > 1) query.set("page", String(at));
  return query.size === 0 ? "" : `?${query}`;
}
