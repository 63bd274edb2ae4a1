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
 * - 简答、案例: what a person gives; an empty answer earns nothing without anybody's help.
 *
 * Halves and shares are rounded down. An answer that makes no sense for its question (unknown
 * ids, two choices where one is asked, a list of the wrong length) earns nothing and never throws.
 */
import type {
  Answers,
  Grade,
  MarkedQuestion,
  Paper,
  PaperQuestion,
} from "@/lib/assessment/model/paper";
import type { Answer, BlankKey, Scoring } from "@/lib/assessment/model/question";
import {
  type Correction,
  type Corrections,
  correctedBody,
} from "@/lib/assessment/rules/corrections";
import { fitsBlank } from "@/lib/assessment/rules/fill";
import { isSameList, misplacedItem } from "@/lib/assessment/rules/ordering";

/** Grades a whole paper by its answers, and by the keys that were put right since. */
export function gradePaper(paper: Paper, answers: Answers, corrections?: Corrections): Grade {
  return gradeOf(markQuestions(paper, answers, corrections), paper.passPercent);
}

/**
 * What marks come to. Whole-number arithmetic throughout: 59.5% is not rounded up to a pass.
 *
 * @throws when there are no points to earn; publishing must have prevented that.
 */
export function gradeOf(
  marks: readonly Pick<MarkedQuestion, "earned" | "points">[],
  passPercent: number,
): Grade {
  const total = totalPoints(marks);
  if (total === 0) throw new Error("A paper without points cannot be graded");

  const awaiting = marks.filter(({ earned }) => earned === null).length;
  if (awaiting > 0) return { earned: null, total, passed: null, awaiting };
  const earned = marks.reduce((sum, mark) => sum + (mark.earned ?? 0), 0);
  return { earned, total, passed: earned * 100 >= total * passPercent, awaiting };
}

/** Every question with its answer, what it earned, and what is right by now. */
export function markQuestions(
  paper: Paper,
  answers: Answers,
  corrections: Corrections = new Map(),
): MarkedQuestion[] {
  return paper.questions.map((question) => {
    const given = Object.hasOwn(answers, question.versionId) ? answers[question.versionId] : [];
    const answer = given ?? [];
    const correction = corrections.get(question.versionId);
    return {
      ...question,
      body: correctedBody(question.body, correction),
      answer,
      earned: earnedNow(question, answer, correction),
    };
  });
}

/** Points under a correction: a void question earns all of them; a new key may never take any. */
function earnedNow(
  question: PaperQuestion,
  answer: Answer,
  correction: Correction | undefined,
): number | null {
  if (correction?.mode === "void") return question.points;
  const before = earnedPoints(question, answer);
  if (!correction || before === null) return before;
  const body = correctedBody(question.body, correction);
  const now = earnedPoints({ ...question, body }, answer);
  return correction.keepHigher ? Math.max(before, now ?? 0) : now;
}

/** The most a paper can earn. */
export function totalPoints(questions: readonly { points: number }[]): number {
  return questions.reduce((sum, question) => sum + question.points, 0);
}

/** Points for one answer: a whole number from 0 to the question's points; null when a person decides. */
export function earnedPoints(
  { body, points }: Pick<PaperQuestion, "body" | "points">,
  answer: Answer,
): number | null {
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
    case "short":
    case "essay":
      return answer.some((text) => text.trim() !== "") ? null : 0;
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
