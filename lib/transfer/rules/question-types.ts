/** What kinds of question are called, those that a person grades included. */
import { questionKindNames } from "@/lib/assessment/rules/answering";
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";

export const questionTypeNames: Record<ExchangeQuestion["type"], string> = {
  ...questionKindNames,
  short: "简答题",
  essay: "案例题",
};
