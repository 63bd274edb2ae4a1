/**
 * Which questions come into a paper. A unit is what is drawn as a whole: a question by itself, or a
 * situation (材料) with all its questions. Randomness is passed in, 0 to below 1 at each call. Pure.
 */
import type { PaperQuestion } from "@/lib/assessment/model/paper";
import type { Difficulty } from "@/lib/assessment/model/question";
import type { DrawRule } from "@/lib/assessment/model/quiz";

/** A question of the exam, with what draws go by. */
export type Slot = PaperQuestion & {
  topic: string;
  difficulty?: Difficulty;
  /** Whether it is in every paper. */
  fixed?: boolean;
};
export type Unit = Slot[];
export type DrawRules = { draw: number | null; drawRules?: readonly DrawRule[] };

/** Questions with the same situation as one unit each, at the place of the first. */
export function unitsOf(slots: readonly Slot[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const slot of slots) {
    const key = slot.material ? `material:${slot.material}` : slot.versionId;
    const unit = units.get(key);
    if (unit) unit.push(slot);
    else units.set(key, [slot]);
  }
  return [...units.values()];
}

/**
 * The units of one paper: those that are in every paper, then what the rules ask for, or else as
 * many questions as `draw` says, spread over the knowledge points.
 *
 * @throws where the rules ask for more than there is
 */
export function drawUnits(
  slots: readonly Slot[],
  { draw, drawRules = [] }: DrawRules,
  random: () => number,
): Unit[] {
  const units = unitsOf(slots);
  const fixed = units.filter(isFixed);
  const free = units.filter((unit) => !isFixed(unit));
  if (drawRules.length > 0) return [...fixed, ...drawByRules(free, drawRules, random)];
  if (draw === null) return units;
  return [...fixed, ...drawByTopic(free, Math.max(0, draw - sizeOf(fixed)), random)];
}

export function isFixed(unit: Unit): boolean {
  return unit.some((slot) => slot.fixed);
}

function sizeOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.length, 0);
}

/** Each unit for at most one rule, worth what the rule says. */
function drawByRules(
  units: readonly Unit[],
  rules: readonly DrawRule[],
  random: () => number,
): Unit[] {
  const shuffled = shuffle(units, random);
  const { taken, short } = assign(shuffled, rules);
  if (short.length > 0) throw new Error("The draw asks for more questions than there are");
  return taken.map(({ unit, rule }) => unit.map((slot) => ({ ...slot, points: rule.points })));
}

/** Rules that cannot be met together, by their place, from 0; empty when all can. */
export function unmetRules(slots: readonly Slot[], rules: readonly DrawRule[]): number[] {
  const free = unitsOf(slots).filter((unit) => !isFixed(unit));
  return [...new Set(assign(free, rules).short)];
}

/**
 * Gives each rule its units, by augmenting paths (Kuhn's matching): a unit that fits two rules goes
 * where it is needed, so that a draw fails only when no assignment exists.
 */
function assign(units: readonly Unit[], rules: readonly DrawRule[]) {
  const demands = rules.flatMap((rule, at) => Array.from({ length: rule.count }, () => at));
  const fits = rules.map((rule) =>
    units.flatMap((unit, index) => (unitFits(unit, rule) ? [index] : [])),
  );
  const holder = new Map<number, number>();

  function place(demand: number, tried: Set<number>): boolean {
    for (const unit of fits[demands[demand] ?? 0] ?? []) {
      if (tried.has(unit)) continue;
      tried.add(unit);
      const held = holder.get(unit);
      if (held !== undefined && !place(held, tried)) continue;
      holder.set(unit, demand);
      return true;
    }
    return false;
  }

  const short = demands.filter((_rule, demand) => !place(demand, new Set()));
  const taken = [...holder].flatMap(([index, demand]) => {
    const [unit, rule] = [units[index], rules[demands[demand] ?? 0]];
    return unit && rule ? [{ unit, rule }] : [];
  });
  return { taken, short };
}

/** Whether a unit is what a rule asks for. */
export function unitFits([first]: Unit, { kind, topic, difficulty }: DrawRule): boolean {
  if (!first || (kind === "material") !== Boolean(first.material)) return false;
  return (
    (kind === undefined || kind === "material" || first.body.kind === kind) &&
    (topic === undefined || first.topic === topic) &&
    (difficulty === undefined || first.difficulty === difficulty)
  );
}

/**
 * Chance decides within a topic; how many each topic gives is decided by `drawShares`. Situations are
 * taken whole, in their share of the draw, as far as they fit.
 */
function drawByTopic(units: readonly Unit[], draw: number, random: () => number): Unit[] {
  const singles = units.filter(([first]) => !first?.material).flat();
  const situations = shuffle(
    units.filter(([first]) => first?.material),
    random,
  );
  const share = Math.round((draw * sizeOf(situations)) / Math.max(1, sizeOf(units)));
  const room = Math.max(share, draw - singles.length);
  const whole: Unit[] = [];
  for (const unit of situations) {
    if (sizeOf(whole) + unit.length <= Math.min(draw, room)) whole.push(unit);
  }
  const wanted = draw - sizeOf(whole);
  const names = [...new Set(singles.map(({ topic }) => topic))];
  // Topics in random order, so that none is favoured where the shares come out even.
  const topics = shuffle(names, random).map((name) =>
    singles.filter(({ topic }) => topic === name),
  );
  const shares = drawShares(
    topics.map((each) => each.length),
    wanted,
  );
  const drawn = topics.flatMap((each, index) => shuffle(each, random).slice(0, shares[index]));
  return [...whole, ...drawn.map((slot) => [slot])];
}

/**
 * How many questions to draw from groups of the given sizes: in proportion to the sizes, by
 * largest remainder, with at least one from each group as far as the draw goes.
 */
export function drawShares(sizes: readonly number[], draw: number): number[] {
  const available = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = Math.min(draw, available);
  const quotas = sizes.map((size) => (available === 0 ? 0 : (size * wanted) / available));
  const shares = quotas.map((quota, index) =>
    Math.min(sizes[index] ?? 0, Math.max(1, Math.floor(quota))),
  );
  const total = () => shares.reduce((sum, share) => sum + share, 0);
  const over = (index: number) => (shares[index] ?? 0) - (quotas[index] ?? 0);
  const order = sizes.map((_, index) => index);
  while (total() < wanted) {
    const open = order.filter((index) => (shares[index] ?? 0) < (sizes[index] ?? 0));
    const next = open.reduce((best, index) => (over(index) < over(best) ? index : best));
    shares[next] = (shares[next] ?? 0) + 1;
  }
  while (total() > wanted) {
    // The last of a group goes only when every group is down to its last.
    const spare = order.filter((index) => (shares[index] ?? 0) > 1);
    const held = spare.length > 0 ? spare : order.filter((index) => (shares[index] ?? 0) > 0);
    const next = held.reduce((best, index) => (over(index) > over(best) ? index : best));
    shares[next] = (shares[next] ?? 0) - 1;
  }
  return shares;
}

/** Fisher–Yates. */
export function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const [one, other] = [shuffled[last] as T, shuffled[chosen] as T];
    shuffled[last] = other;
    shuffled[chosen] = one;
  }
  return shuffled;
}
