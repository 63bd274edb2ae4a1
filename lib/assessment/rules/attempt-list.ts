/** A list of attempts in words: on a page, in an address, in a sheet. Pure. */
import type { AttemptFilter, ListedAttempt, Outcome } from "@/lib/assessment/model/attempt-list";
import { dateTimeInWords } from "@/lib/platform/wording";

export const outcomeNames: Record<Outcome, string> = {
  open: "作答中",
  awaiting: "等老师评阅",
  passed: "已通过",
  failed: "未通过",
};

type Attempt = Omit<ListedAttempt, "id">;

/** How an attempt stands. */
export function outcomeOf({
  state,
  earned,
  passed,
}: Pick<Attempt, "state" | "earned" | "passed">): Outcome {
  if (state === "open") return "open";
  if (earned === null) return "awaiting";
  return passed ? "passed" : "failed";
}

/** Whole minutes from opening to the end, begun ones counted; null while it is open. */
export function minutesUsed({ openedAt, endedAt }: Pick<Attempt, "openedAt" | "endedAt">) {
  return endedAt ? Math.ceil((endedAt.getTime() - openedAt.getTime()) / 60_000) : null;
}

/** The rows of a sheet, headings first; numbers as numbers, what is not known as nothing. */
export function attemptSheet(attempts: readonly Attempt[]): (string | number)[][] {
  return [
    [
      ...["姓名", "单位", "行政区划", "第几次", "状态", "开始时间", "交卷时间", "用时（分钟）"],
      ...["得分", "满分", "得分率（%）", "待评题数", "离开页面（次）", "离开页面（秒）"],
    ],
    ...attempts.map((attempt) => {
      const { name, organisation, region, number, openedAt, endedAt, earned, total } = attempt;
      return [
        ...[name, organisation ?? "", region, number, outcomeNames[outcomeOf(attempt)]],
        ...[dateTimeInWords(openedAt), endedAt ? dateTimeInWords(endedAt) : ""],
        ...[minutesUsed(attempt) ?? "", earned ?? "", total],
        earned === null ? "" : Math.floor((earned * 1000) / total) / 10,
        ...[attempt.awaiting, attempt.absences, attempt.absentSeconds],
      ];
    }),
  ];
}

/** The filter as the query of an address; what is not set is left out. */
export function attemptQuery({ words, outcome, page }: AttemptFilter, at = page): string {
  const query = new URLSearchParams();
  if (words !== "") query.set("words", words);
  if (outcome) query.set("outcome", outcome);
  if (at > 1) query.set("page", String(at));
  return query.size === 0 ? "" : `?${query}`;
}
