/** How large the papers of an exam are. Pure. */
import type { DrawRule } from "@/lib/assessment/model/quiz";
import {
  type DrawRules,
  isFixed,
  type Slot,
  type Unit,
  unitFits,
  unitsOf,
} from "@/lib/assessment/rules/draw";

/** The least and the most that papers have. */
export type PaperShape = { questions: [number, number]; points: [number, number] };

/** The questions and points of papers that are drawn by these rules. */
export function paperShape(
  slots: readonly Slot[],
  { draw, drawRules = [] }: DrawRules,
): PaperShape {
  const units = unitsOf(slots);
  const fixed = units.filter(isFixed).flat();
  const free = units.filter((unit) => !isFixed(unit));
  const always: PaperShape = {
    questions: [fixed.length, fixed.length],
    points: [sum(pointsOf(fixed)), sum(pointsOf(fixed))],
  };
  if (drawRules.length > 0) {
    return drawRules.map((rule) => shapeOf(rule, free)).reduce(together, always);
  }
  const rest = pointsOf(free.flat()).sort((one, other) => one - other);
  const count =
    draw === null ? rest.length : Math.min(Math.max(0, draw - fixed.length), rest.length);
  const drawn: PaperShape = {
    questions: [count, count],
    points: [sum(rest.slice(0, count)), sum(rest.slice(rest.length - count))],
  };
  return together(always, drawn);
}

function shapeOf(rule: DrawRule, units: readonly Unit[]): PaperShape {
  const sizes = units
    .filter((unit) => unitFits(unit, rule))
    .map((unit) => unit.length)
    .sort((one, other) => one - other);
  const [least, most] = [sum(sizes.slice(0, rule.count)), sum(sizes.slice(-rule.count))];
  return { questions: [least, most], points: [least * rule.points, most * rule.points] };
}

function together(one: PaperShape, other: PaperShape): PaperShape {
  const add = ([a, b]: [number, number], [c, d]: [number, number]): [number, number] => [
    a + c,
    b + d,
  ];
  return {
    questions: add(one.questions, other.questions),
    points: add(one.points, other.points),
  };
}

function pointsOf(slots: readonly Slot[]): number[] {
  return slots.map(({ points }) => points);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
