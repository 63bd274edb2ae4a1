/** A draft that was not published at its time: whether it is tried again, why it was not, what to do. Pure. */
import type { RefusalCode } from "@/lib/platform/result";

/** Minutes until each further try, after a fault that may pass by itself: half an hour in all. */
const RETRY_MINUTES = [1, 2, 4, 8, 15] as const;

/** When to try again after so many tries in vain; null when it was tried often enough. */
export function retryAt(tries: number, now: Date): Date | null {
  const minutes = RETRY_MINUTES[tries - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}

/** "busy": it was tried again and again; "error": what nobody foresaw. */
export type PlanTrouble = RefusalCode | "busy" | "error";

type Told = { because: string; todo: string };

const unforeseen: Told = {
  because: "平台出了错",
  todo: "请现在发布试试；还是不行，请告诉平台管理员",
};

const troubles: Partial<Record<PlanTrouble, Told>> = {
  "draft.changed_since": {
    because: "定下时间以后，草稿又改过",
    todo: "请看清改动，再发布或重新定时间",
  },
  "draft.faulty": {
    because: "草稿里有没补好的地方",
    todo: "请补好检查出来的地方，再发布或重新定时间",
  },
  "draft.needs_review": {
    because: "这门课要审过才能发布，这一稿没有审过",
    todo: "请先送审，通过以后再发布或重新定时间",
  },
  "draft.nothing_new": { because: "草稿和学员现在学的一样", todo: "不用再发布" },
  "quiz.rules_unmet": {
    because: "结业测验的题不够抽",
    todo: "请在题库里补题，或改抽题规则，再发布或重新定时间",
  },
  "plan.no_longer_allowed": {
    because: "定下时间的人已经不能发布这门课",
    todo: "请现在的作者来发布或重新定时间",
  },
  busy: {
    because: "平台太忙或一时有故障，试了几次都没有成",
    todo: "请现在发布，或重新定时间",
  },
};

/** Why a draft was not published at its time, and what its authors may do; both without a full stop. */
export function troubleInWords(code: string): Told {
  return troubles[code as PlanTrouble] ?? unforeseen;
}
