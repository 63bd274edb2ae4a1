/** Which of several attempts counts. Pure; `quiz_passed` in the database says the same. */
import type { AttemptSummary } from "@/lib/assessment/model/attempt";
import type { Counting, Reveal } from "@/lib/assessment/model/quiz";

export type GradedAttempt = Pick<AttemptSummary, "number" | "earned" | "total" | "passed">;

/** What counts in the end: the share of the points in basis points, rounded down, and the verdict. */
export type Counted = { basisPoints: number; passed: boolean };

type Ranked = Counted & { number: number };

/** Null while no attempt has a grade. */
export function countedScore(
  { counts, passPercent }: { counts: Counting; passPercent: number },
  attempts: readonly GradedAttempt[],
): Counted | null {
  const graded: Ranked[] = attempts.flatMap(({ number, earned, total, passed }) =>
    earned === null || passed === null
      ? []
      : [{ number, passed, basisPoints: Math.floor((earned * 10_000) / total) }],
  );
  const [first] = graded;
  if (!first) return null;
  const choose = (better: (one: Ranked, other: Ranked) => boolean) =>
    graded.reduce((best, each) => (better(each, best) ? each : best), first);
  switch (counts) {
    case "best": {
      const best = choose((one, other) => one.basisPoints > other.basisPoints);
      return { ...best, passed: graded.some(({ passed }) => passed) };
    }
    case "latest":
      return choose((one, other) => one.number > other.number);
    case "first":
      return choose((one, other) => one.number < other.number);
    case "average": {
      const all = graded.reduce((sum, each) => sum + each.basisPoints, 0);
      const basisPoints = Math.floor(all / graded.length);
      return { basisPoints, passed: basisPoints >= passPercent * 100 };
    }
  }
}

/**
 * Whether right answers and explanations may be shown.
 *
 * @param standing settled: passed, or no attempt left · closesAt: the exam's end for this person
 */
export function isRevealed(
  reveal: Reveal,
  { settled, closesAt }: { settled: boolean; closesAt: Date | null },
  now: Date,
): boolean {
  switch (reveal) {
    case "ended":
      return true;
    case "settled":
      return settled;
    case "closed":
      return closesAt !== null && now >= closesAt;
    case "never":
      return false;
  }
}
