/** How far two graders agree: Cohen's kappa on levels, and how far apart their points are. Pure. */
import type { AssignmentTask } from "@/lib/catalogue/model";
import type { Level } from "@/lib/submissions/model/assignment";
import type { CriterionMark } from "@/lib/submissions/model/grading";
import { levelOf, sumOf } from "@/lib/submissions/rules/marking";

export type Pair<T> = readonly [T, T];

/**
 * Cohen's kappa (Cohen 1960): agreement beyond what chance alone would give, 1 for always the same, 0 for
 * no better than chance. Null without pairs, and where chance alone gives full agreement: then there is
 * nothing beyond it.
 */
export function kappa<T>(pairs: readonly Pair<T>[]): number | null {
  const n = pairs.length;
  if (n === 0) return null;
  const categories = new Set(pairs.flat());
  const share = (holds: (pair: Pair<T>) => boolean) => pairs.filter(holds).length / n;
  const observed = share(([one, other]) => one === other);
  let expected = 0;
  for (const category of categories) {
    expected += share(([one]) => one === category) * share(([, other]) => other === category);
  }
  return categories.size === 1 ? null : (observed - expected) / (1 - expected);
}

/** The strength of agreement in words, by the ranges of Landis and Koch (1977). */
export function kappaInWords(value: number): string {
  if (value < 0) return "不如碰巧";
  const steps = [
    [0.2, "极弱"],
    [0.4, "弱"],
    [0.6, "中等"],
    [0.8, "较强"],
  ] as const;
  return steps.find(([most]) => value <= most)?.[1] ?? "几乎一致";
}

/** What two graders gave for the same version, the first first. */
export type Doubly = Pair<readonly CriterionMark[]>;

export type Agreement = {
  works: number;
  /** Over all criteria of all works together. */
  kappa: number | null;
  /** Share of judgements with the same level, 0 to 1. */
  sameLevel: number;
  /** First grader minus second, in points of the whole work. */
  meanDifference: number;
  meanDistance: number;
  criteria: { title: string; kappa: number | null; meanDifference: number }[];
};

/** Null when no work has been graded by two. */
export function agreementOf(
  doubly: readonly Doubly[],
  rubric: AssignmentTask["rubric"],
): Agreement | null {
  if (doubly.length === 0) return null;
  const byCriterion = rubric.map(({ title, points }, at) => {
    const given = doubly.map(
      ([one, other]): Pair<number> => [pointsAt(one, at), pointsAt(other, at)],
    );
    const judged = given.map(
      ([one, other]): Pair<Level> => [levelOf(one, points), levelOf(other, points)],
    );
    return { title, judged, kappa: kappa(judged), meanDifference: mean(given.map(difference)) };
  });
  const judged = byCriterion.flatMap((criterion) => criterion.judged);
  const totals = doubly.map(([one, other]): Pair<number> => [sumOf(one), sumOf(other)]);
  return {
    works: doubly.length,
    kappa: kappa(judged),
    sameLevel: mean(judged.map(([one, other]) => (one === other ? 1 : 0))),
    meanDifference: mean(totals.map(difference)),
    meanDistance: mean(totals.map((pair) => Math.abs(difference(pair)))),
    criteria: byCriterion.map(({ title, kappa: own, meanDifference }) => ({
      ...{ title, kappa: own, meanDifference },
    })),
  };
}

function pointsAt(marks: readonly CriterionMark[], at: number): number {
  return marks[at]?.points ?? 0;
}

function difference([one, other]: Pair<number>): number {
  return one - other;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
