/** When an assignment may be handed in, and what lateness costs. Pure. */
import type { WindowTerms } from "@/lib/submissions/model/submission";

const DAY_MILLISECONDS = 24 * 60 * 60_000;
/** A slow network on the last minute is nobody's lateness. */
export const GRACE_MILLISECONDS = 30_000;

export type Window =
  | { kind: "not_open"; opensAt: Date }
  | { kind: "open"; dueAt: Date | null }
  /** `days` begun after it was due; `percent` is taken off. */
  | { kind: "late"; days: number; percent: number; until: Date }
  | { kind: "closed"; since: Date };

export function handInWindow(terms: WindowTerms, now: Date): Window {
  const { opensAt, dueAt, lateUntil: until, latePercent } = terms;
  if (opensAt && now < opensAt) return { kind: "not_open", opensAt };
  const over = dueAt ? now.getTime() - dueAt.getTime() : Number.NEGATIVE_INFINITY;
  if (!dueAt || over <= GRACE_MILLISECONDS) return { kind: "open", dueAt };
  if (!until || now.getTime() - until.getTime() > GRACE_MILLISECONDS) {
    return { kind: "closed", since: until ?? dueAt };
  }
  const days = Math.ceil(over / DAY_MILLISECONDS);
  return { kind: "late", days, percent: Math.min(100, days * latePercent), until };
}

/** Points that are left of `points` after a penalty, rounded half up. */
export function afterPenalty(points: number, penaltyPercent: number): number {
  return Math.floor((points * (100 - penaltyPercent) + 50) / 100);
}
