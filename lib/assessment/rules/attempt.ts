/**
 * When an attempt may be opened, when it still takes answers, when it is over. The clock is
 * passed in: it is always the server's.
 */
import type { AttemptState, NextAttempt } from "@/lib/assessment/model/attempt";
import { ok, type Result, refuse } from "@/lib/platform/result";

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

/** When an attempt opened now has to be handed in. */
export function deadline(openedAt: Date, minutesAllowed: number): Date {
  return new Date(openedAt.getTime() + minutesAllowed * 60_000);
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
};

type AttemptLimits = { attemptsAllowed: number; coolDownMinutes: number };

/**
 * Whether a person may sit the quiz at `now`: an open attempt is resumed; otherwise the number
 * of the next one, or why there is none. Who has passed has nothing left to prove.
 */
export function attemptEligibility(
  { attemptsAllowed, coolDownMinutes }: AttemptLimits,
  attempts: readonly PastAttempt[],
  now: Date,
): Result<{ resumes: string } | { resumes: null; number: number }> {
  const open = attempts.find((attempt) => attempt.state === "open");
  if (open) return ok({ resumes: open.id });
  if (attempts.some((attempt) => attempt.passed)) return refuse("attempt.already_passed");
  if (attempts.length >= attemptsAllowed) return refuse("attempt.none_left");

  const availableAt = coolDownEnd(coolDownMinutes, attempts);
  if (availableAt && now < availableAt) return refuse("attempt.cooling_down");
  return ok({ resumes: null, number: Math.max(0, ...attempts.map((a) => a.number)) + 1 });
}

/** The same decision, as it is told to the learner. */
export function nextAttempt(
  quiz: AttemptLimits,
  attempts: readonly PastAttempt[],
  now: Date,
): NextAttempt {
  const eligible = attemptEligibility(quiz, attempts, now);
  const refusal = eligible.ok ? null : eligible.refusal.code;
  return {
    refusal,
    attemptsLeft: Math.max(0, quiz.attemptsAllowed - attempts.length),
    availableAt:
      refusal === "attempt.cooling_down" ? coolDownEnd(quiz.coolDownMinutes, attempts) : null,
  };
}

/** The cool-down runs from the end of the last attempt. */
function coolDownEnd(minutes: number, attempts: readonly PastAttempt[]): Date | null {
  const ends = attempts.flatMap((attempt) => attempt.endedAt?.getTime() ?? []);
  return ends.length > 0 ? new Date(Math.max(...ends) + minutes * 60_000) : null;
}
