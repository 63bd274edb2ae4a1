/** Marks by a rubric of criteria and levels. Pure. */
import type { AssignmentTask } from "@/lib/catalogue/model";
import type { Level } from "@/lib/submissions/model/assignment";
import type { CriterionMark } from "@/lib/submissions/model/grading";

export const levelNames: Record<Level, string> = {
  full: "做到",
  partial: "部分做到",
  none: "没做到",
};

/** Keys that choose a level. */
export const levelKeys: Record<string, Level> = { "1": "full", "2": "partial", "3": "none" };

type Range = { least: number; most: number };

/** The points that belong to each level: the upper and the lower quarter are full and none. */
export function levelRange(level: Level, points: number): Range {
  const lower = Math.floor(points / 4);
  const upper = Math.ceil((points * 3) / 4);
  if (level === "full") return { least: upper, most: points };
  if (level === "none") return { least: 0, most: Math.min(lower, upper - 1) };
  return { least: lower + 1, most: upper - 1 };
}

/** The levels that a criterion of so many points has: one of a single point is met or not. */
export function levelsOf(points: number): Level[] {
  return (["full", "partial", "none"] as const).filter((level) => {
    const { least, most } = levelRange(level, points);
    return least <= most;
  });
}

/** What choosing a level gives, before it is adjusted. */
export function levelPoints(level: Level, points: number): number {
  return { full: points, partial: Math.floor((points + 1) / 2), none: 0 }[level];
}

/** The level that points belong to. Every number from 0 to `points` belongs to exactly one. */
export function levelOf(given: number, points: number): Level {
  if (given >= levelRange("full", points).least) return "full";
  return given <= levelRange("none", points).most ? "none" : "partial";
}

type Rubric = AssignmentTask["rubric"];

export function rubricTotal(rubric: Rubric): number {
  return rubric.reduce((sum, { points }) => sum + points, 0);
}

/** Whether there is a mark for each criterion, and each is one that its criterion allows. */
export function fitsRubric(marks: readonly CriterionMark[], rubric: Rubric): boolean {
  return (
    marks.length === rubric.length &&
    rubric.every(({ points }, at) => (marks[at]?.points ?? points + 1) <= points)
  );
}

export function sumOf(marks: readonly CriterionMark[]): number {
  return marks.reduce((sum, { points }) => sum + points, 0);
}
