/**
 * Item analysis in the classical way: how hard a question is, whether it tells those who know from
 * those who don't, and whether its wrong choices do their work. Pure; the sums come from the database.
 *
 * Thresholds after Ebel and Frisbie, Essentials of Educational Measurement (5th ed., 1991), ch. 13;
 * upper and lower groups of 27% after Kelley (1939).
 */

/** The part of attempts that makes up the upper and the lower group. */
export const GROUP_SHARE = 0.27;
/** Below this many attempts, figures are a hint and nothing more. */
export const ATTEMPTS_MIN = 30;

export type ItemFigures = {
  attempts: number;
  /** 0–1: mean part of the points earned (难度; higher is easier). */
  facility: number;
  /** −1–1: facility in the upper group less that in the lower; null when a group is empty. */
  discrimination: number | null;
  /** −1–1: correlation with the rest of the paper; null when nothing varies. */
  pointBiserial: number | null;
};

export type ItemVerdict = { tone: "good" | "amber" | "danger" | "plain"; words: string };

/** What a trainer should look at, the gravest first; a sound question gets one good word. */
export function itemVerdicts({
  attempts,
  facility,
  discrimination,
  pointBiserial,
}: ItemFigures): ItemVerdict[] {
  if (attempts === 0) return [{ tone: "plain", words: "还没有人作答" }];
  const verdicts: ItemVerdict[] = [];
  const against = (discrimination ?? 0) < 0 || (pointBiserial ?? 0) < -0.05;
  if (against) verdicts.push({ tone: "danger", words: "会的人反而错：请核对答案" });
  if (facility < 0.3) verdicts.push({ tone: "amber", words: "偏难" });
  if (facility > 0.95) verdicts.push({ tone: "amber", words: "太容易" });
  const weak = !against && discrimination !== null && discrimination < 0.2;
  // Where nearly everybody is right, nobody can be told apart; that was said already.
  if (weak && facility <= 0.95) verdicts.push({ tone: "amber", words: "区分度低" });
  return verdicts.length > 0 ? verdicts : [{ tone: "good", words: "合适" }];
}

/**
 * Cronbach's α of a paper whose questions everybody was asked; null for fewer than two questions
 * or when no score varies. `itemVariances` and `totalVariance` are in points squared.
 */
export function cronbachAlpha(
  itemVariances: readonly number[],
  totalVariance: number,
): number | null {
  const items = itemVariances.length;
  if (items < 2 || totalVariance <= 0) return null;
  const within = itemVariances.reduce((sum, variance) => sum + variance, 0);
  return (items / (items - 1)) * (1 - within / totalVariance);
}

export type ChoiceFigures = {
  id: string;
  text: string;
  right: boolean;
  all: number;
  upper: number;
  lower: number;
};

/** Wrong choices that nobody takes, or that draw the stronger: both do no good. */
export function idleDistractors(choices: readonly ChoiceFigures[], attempts: number): string[] {
  if (attempts < ATTEMPTS_MIN) return [];
  return choices
    .filter(({ right, all }) => !right && all / attempts < 0.02)
    .map(({ text }) => text);
}
