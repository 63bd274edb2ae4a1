/** Grading of written answers by people: what their marks come to, and what helps them. Pure. */
import type { Criterion } from "@/lib/assessment/model/question";

/**
 * Points for the marks of a rubric. Where the question is worth more or less than its rubric, they
 * are scaled, and rounded half up.
 */
export function rubricPoints(
  criteria: readonly number[],
  rubric: readonly Criterion[],
  points: number,
): number {
  const most = rubric.reduce((sum, criterion) => sum + criterion.points, 0);
  const given = criteria.reduce((sum, mark) => sum + mark, 0);
  return most === 0 ? 0 : Math.floor((given * points * 2 + most) / (most * 2));
}

/** Whether each mark is one that its criterion allows. */
export function fitsRubric(criteria: readonly number[], rubric: readonly Criterion[]): boolean {
  return (
    criteria.length === rubric.length &&
    rubric.every(({ points }, at) => (criteria[at] ?? -1) >= 0 && (criteria[at] ?? 0) <= points)
  );
}

/** Who has to grade next: the third only where two do not agree. */
export type Turn = "first" | "second" | "third";
export type Settlement = { settled: number } | { waiting: Turn };

/** Two graders agree when their marks are no further apart than this share of the points, in percent. */
const AGREE_PERCENT = 20;

/**
 * What a written answer earned by those who graded it, in the order in which they first did: one is
 * enough, or two are needed; where those two differ by more than `agreePercent` of the points (a fifth,
 * unless said otherwise), a third decides. The mean of two is rounded half up.
 */
export function settle(
  earned: readonly number[],
  markers: number,
  points: number,
  agreePercent = AGREE_PERCENT,
): Settlement {
  const [first, second, third] = earned;
  if (first === undefined) return { waiting: "first" };
  if (markers < 2) return { settled: first };
  if (second === undefined) return { waiting: "second" };
  const agree = Math.abs(first - second) <= Math.max(1, Math.floor((points * agreePercent) / 100));
  if (agree) return { settled: Math.floor((first + second + 1) / 2) };
  return third === undefined ? { waiting: "third" } : { settled: third };
}

/** A stretch of an answer; `group` is the place of the key words it belongs to, null for none. */
export type Stretch = { text: string; group: number | null };

/** The answer with the key words that stand in it. The longest word wins where several begin. */
export function keywordStretches(
  text: string,
  keywords: readonly (readonly string[])[],
): Stretch[] {
  const words = keywords
    .flatMap((group, at) => group.map((word) => ({ word, at })))
    .filter(({ word }) => word !== "")
    .sort((one, other) => other.word.length - one.word.length);
  const stretches: Stretch[] = [];
  for (let at = 0; at < text.length; ) {
    const hit = words.find(({ word }) => text.startsWith(word, at));
    const length = hit ? hit.word.length : 1;
    const piece = text.slice(at, at + length);
    const last = stretches.at(-1);
    if (!hit && last?.group === null) last.text += piece;
    else stretches.push({ text: piece, group: hit ? hit.at : null });
    at += length;
  }
  return stretches;
}

/** How many of the groups of key words stand in the answer, and what share of the points that is. */
export function keywordHint(
  text: string,
  keywords: readonly (readonly string[])[],
  points: number,
): { found: number; of: number; points: number } | null {
  if (keywords.length === 0) return null;
  const found = keywords.filter((group) => group.some((word) => text.includes(word))).length;
  return { found, of: keywords.length, points: Math.floor((points * found) / keywords.length) };
}
