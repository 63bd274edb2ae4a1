/**
 * When an attempt may be opened, when it still takes answers, when it is over. The clock is
 * passed in: it is always the server's.
 */
import type { AttemptState, NextAttempt } from "@/lib/assessment/model/attempt";
import type { Accommodation, Counting, QuizWindow } from "@/lib/assessment/model/quiz";
import { countedScore } from "@/lib/assessment/rules/counting";
import { ok, type RefusalCode, type Result, refuse } from "@/lib/platform/result";

/** An answer already on its way when the clock ran out is still taken. */
export const GRACE_SECONDS = 30;

/** The last instant at which answers to an attempt are taken. */
export function lastCall(closesAt: Date): Date {
  return new Date(closesAt.getTime() + GRACE_SECONDS * 1000);
}

/** Attempts whose deadline lies before this instant have passed their last call. */
export function overdueBefore(now: Date): Date {
  return new Date(now.getTime() - GRACE_SECONDS * 1000);
}

/** When an attempt opened now has to be handed in: when its time is over, or the exam's. */
export function deadline(
  openedAt: Date,
  {
    minutesAllowed,
    window,
    accommodation,
  }: Pick<AttemptLimits, "window" | "accommodation"> & {
    minutesAllowed: number;
  },
): Date {
  const minutes = minutesAllowed + (accommodation?.extraMinutes ?? 0);
  const own = openedAt.getTime() + minutes * 60_000;
  const closing = closingFor({ window, accommodation })?.getTime() ?? own;
  return new Date(Math.min(own, closing));
}

/** The end of the exam for one person; null when it has none. */
export function closingFor({
  window,
  accommodation,
}: Pick<AttemptLimits, "window" | "accommodation">): Date | null {
  return accommodation?.closesAt ?? window?.closesAt ?? null;
}

/** Whether answers arriving at `now` still count. */
export function acceptsAnswers(
  attempt: { state: AttemptState; closesAt: Date },
  now: Date,
): boolean {
  return attempt.state === "open" && now <= lastCall(attempt.closesAt);
}

/**
 * How an attempt ends at `now`: handed in, or, when its time is over, expired at its deadline,
 * whenever that is noticed.
 */
export function ending(
  closesAt: Date,
  now: Date,
): { state: "submitted" | "expired"; endedAt: Date } {
  return now <= lastCall(closesAt)
    ? { state: "submitted", endedAt: now }
    : { state: "expired", endedAt: closesAt };
}

export type PastAttempt = {
  id: string;
  number: number;
  state: AttemptState;
  passed: boolean | null;
  endedAt: Date | null;
  earned: number | null;
  total: number;
  awaiting: number;
};

/** What decides whether another attempt may be opened; what is not said sets no limit. */
export type AttemptLimits = {
  attemptsAllowed: number;
  coolDownMinutes: number;
  passPercent: number;
  counts?: Counting;
  retakeAfterPass?: boolean;
  window?: QuizWindow | null | undefined;
  accommodation?: Accommodation | null | undefined;
};

/** Attempts of one person, those granted beyond the rules included. */
export function attemptsGranted({ attemptsAllowed, accommodation }: AttemptLimits): number {
  return attemptsAllowed + (accommodation?.extraAttempts ?? 0);
}

/** Whether nothing more is to come: the attempt that counts has passed, or none is left. */
export function isSettled(limits: AttemptLimits, attempts: readonly PastAttempt[]): boolean {
  const ended = attempts.filter(({ state }) => state !== "open");
  const passed = hasPassed(limits, ended) && !limits.retakeAfterPass;
  return passed || ended.length >= attemptsGranted(limits);
}

function hasPassed(
  { counts = "best", passPercent }: AttemptLimits,
  attempts: readonly PastAttempt[],
): boolean {
  return countedScore({ counts, passPercent }, attempts)?.passed ?? false;
}

/**
 * Whether a person may sit the quiz at `now`: an open attempt is resumed; otherwise the number of the
 * next one, or why there is none. Who has passed has nothing left to prove, unless the rules let them.
 */
export function attemptEligibility(
  limits: AttemptLimits,
  attempts: readonly PastAttempt[],
  now: Date,
): Result<{ resumes: string } | { resumes: null; number: number }> {
  const open = attempts.find((attempt) => attempt.state === "open");
  if (open) return ok({ resumes: open.id });
  if (!limits.retakeAfterPass && hasPassed(limits, attempts)) {
    return refuse("attempt.already_passed");
  }
  if (attempts.some(({ awaiting }) => awaiting > 0)) return refuse("attempt.awaiting_grade");
  if (attempts.length >= attemptsGranted(limits)) return refuse("attempt.none_left");

  const opensAt = limits.window?.opensAt;
  if (opensAt && now < opensAt) return refuse("attempt.not_open_yet");
  const closesAt = closingFor(limits);
  if (closesAt && now >= closesAt) return refuse("attempt.exam_closed");
  const availableAt = coolDownEnd(limits.coolDownMinutes, attempts);
  if (availableAt && now < availableAt) return refuse("attempt.cooling_down");
  return ok({ resumes: null, number: Math.max(0, ...attempts.map((a) => a.number)) + 1 });
}

/** The same decision, as it is told to the learner. */
export function nextAttempt(
  limits: AttemptLimits,
  attempts: readonly PastAttempt[],
  now: Date,
): NextAttempt {
  const eligible = attemptEligibility(limits, attempts, now);
  const refusal = eligible.ok ? null : eligible.refusal.code;
  return {
    refusal,
    attemptsLeft: Math.max(0, attemptsGranted(limits) - attempts.length),
    availableAt: availableAt(refusal, limits, attempts),
  };
}

function availableAt(
  refusal: RefusalCode | null,
  { coolDownMinutes, window }: AttemptLimits,
  attempts: readonly PastAttempt[],
): Date | null {
  if (refusal === "attempt.cooling_down") return coolDownEnd(coolDownMinutes, attempts);
  return refusal === "attempt.not_open_yet" ? (window?.opensAt ?? null) : null;
}

/** The cool-down runs from the end of the last attempt. */
function coolDownEnd(minutes: number, attempts: readonly PastAttempt[]): Date | null {
  const ends = attempts.flatMap((attempt) => attempt.endedAt?.getTime() ?? []);
  return ends.length > 0 ? new Date(Math.max(...ends) + minutes * 60_000) : null;
}
