/**
 * What an answer earns. Whole points only; nothing is ever taken away, so nobody fares worse
 * for having tried. Part marks, in words that can be told to a learner:
 *
 * - 单选、判断: all or nothing.
 * - 多选: all of the right choices, full; some of them and no wrong one, half; any wrong one,
 *   nothing, so ticking everything fails. A question may say otherwise: all or nothing, or a share
 *   for each right one less a share for each wrong one, never below nothing.
 * - 排序: exactly right, full; right but for one item that stands in the wrong place, half. With
 *   two items the only wrong order is the reverse, so half begins at three.
 * - 连线、填空: a share for every right pair, every right blank.
 *
 * Halves and shares are rounded down. An answer that makes no sense for its question (unknown
 * ids, two choices where one is asked, a list of the wrong length) earns nothing and never throws.
 */
import type {
  Answer,
  Answers,
  BlankKey,
  Grade,
  MarkedQuestion,
  Paper,
  PaperQuestion,
  Scoring,
} from "@/lib/assessment/model";
import { fitsBlank } from "@/lib/assessment/rules/fill";
import { isSameList, misplacedItem } from "@/lib/assessment/rules/ordering";

/**
 * Grades a whole paper. Whole-number arithmetic throughout: 59.5% is not rounded up to a pass.
 *
 * @throws when the paper has no points to earn; publishing must have prevented that.
 */
export function gradePaper(paper: Paper, answers: Answers): Grade {
  const total = totalPoints(paper.questions);
  if (total === 0) throw new Error("A paper without points cannot be graded");

  const earned = markQuestions(paper, answers).reduce((sum, question) => sum + question.earned, 0);
  return { earned, total, passed: earned * 100 >= total * paper.passPercent };
}

/** Every question with its answer and what it earned. */
export function markQuestions(paper: Paper, answers: Answers): MarkedQuestion[] {
  return paper.questions.map((question) => {
    const answer = Object.hasOwn(answers, question.versionId) ? answers[question.versionId] : null;
    return { ...question, answer: answer ?? [], earned: earnedPoints(question, answer ?? []) };
  });
}

/** The most a paper can earn. */
export function totalPoints(questions: readonly { points: number }[]): number {
  return questions.reduce((sum, question) => sum + question.points, 0);
}

/** Points for one answer: a whole number from 0 to the question's points. */
export function earnedPoints(
  { body, points }: Pick<PaperQuestion, "body" | "points">,
  answer: Answer,
): number {
  switch (body.kind) {
    case "single":
    case "judgement":
      return isSameSet(new Set(answer), new Set(body.correct)) ? points : 0;
    case "multiple":
      return multiplePoints(new Set(answer), new Set(body.correct), points, body.scoring);
    case "ordering":
      return orderingPoints(answer, body.correct, points);
    case "matching":
      return matchingPoints(answer, body.correct, points);
    case "fill":
      return fillPoints(answer, body.keys, points);
  }
}

function multiplePoints(
  picks: ReadonlySet<string>,
  correct: ReadonlySet<string>,
  points: number,
  scoring: Scoring = "half",
): number {
  const right = [...picks].filter((pick) => correct.has(pick)).length;
  const wrong = picks.size - right;
  if (wrong === 0 && right === correct.size) return points;
  if (scoring === "all" || right === 0) return 0;
  if (scoring === "share") return Math.floor((points * Math.max(0, right - wrong)) / correct.size);
  return wrong > 0 ? 0 : Math.floor(points / 2);
}

function orderingPoints(answer: Answer, correct: Answer, points: number): number {
  if (isSameList(answer, correct)) return points;
  const oneMisplaced = correct.length > 2 && misplacedItem(answer, correct) !== null;
  return oneMisplaced ? Math.floor(points / 2) : 0;
}

/** Pairs beyond the end of the list are pairs that were not drawn. */
function matchingPoints(answer: Answer, correct: Answer, points: number): number {
  if (answer.length > correct.length) return 0;
  const right = correct.filter((option, index) => answer[index] === option).length;
  return Math.floor((points * right) / correct.length);
}

/** Words beyond the last blank stand nowhere. */
function fillPoints(answer: Answer, keys: readonly BlankKey[], points: number): number {
  if (answer.length > keys.length) return 0;
  const right = keys.filter((key, place) => fitsBlank(key, answer[place] ?? "")).length;
  return Math.floor((points * right) / keys.length);
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
