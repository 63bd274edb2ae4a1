/**
 * What counts as having read a lesson, and how much study time a heartbeat may be credited.
 * Pure; the clock is passed in.
 */

/** Share of the text that must have been on screen, in basis points. The last lines of a page are often skipped. */
export const REQUIRED_COVERAGE = 9_000;

/** A practised reader takes no less than this share of the estimated reading time. */
const FASTEST_READER = 0.3;
const REQUIRED_SECONDS = { min: 20, max: 900 } as const;

/** The longest stretch that one heartbeat may bring in, for a phone that was without network. */
export const CREDIT_SECONDS_MAX = 900;

/** Active seconds that a lesson asks for, from its estimated reading time in seconds. */
export function requiredSeconds(readingSeconds: number): number {
  const seconds = Math.round(readingSeconds * FASTEST_READER);
  return Math.min(REQUIRED_SECONDS.max, Math.max(REQUIRED_SECONDS.min, seconds));
}

/** Whether the evidence amounts to having read the lesson. `covered` is in basis points. */
export function isRead(
  evidence: { covered: number; activeSeconds: number },
  readingSeconds: number,
): boolean {
  return (
    evidence.covered >= REQUIRED_COVERAGE &&
    evidence.activeSeconds >= requiredSeconds(readingSeconds)
  );
}

/**
 * Whole seconds to credit for a claim: never more than the time that really passed since the
 * person's time was last credited and since this lesson was opened, so a repeated, replayed or
 * parallel claim earns nothing.
 */
export function creditableSeconds(
  claimed: number,
  { creditedUntil, openedAt, now }: { creditedUntil: Date; openedAt: Date; now: Date },
): number {
  const since = Math.max(creditedUntil.getTime(), openedAt.getTime());
  const passed = (now.getTime() - since) / 1000;
  return Math.max(0, Math.floor(Math.min(claimed, passed, CREDIT_SECONDS_MAX)));
}

/** The calendar day in China of an instant, as 2026-11-23: credit belongs to the learner's day. */
export function dayInChina(instant: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(instant);
}
