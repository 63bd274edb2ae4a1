/** What a mark becomes when a key is put right. Pure. */
import type { Answer, QuestionBody } from "@/lib/assessment/model/question";
import type { Correction } from "@/lib/assessment/rules/corrections";
import { earnedPoints } from "@/lib/assessment/rules/grading";

export type Marked = {
  answer: Answer;
  /** Points by the mark that is kept; null while a person has to give it. */
  earned: number | null;
  points: number;
  body: QuestionBody;
};

/** The mark under the correction; null where a person still decides. */
export function regraded(
  { answer, earned, points, body }: Marked,
  correction: Correction,
): number | null {
  if (correction.mode === "void") return points;
  const now = earnedPoints({ body: correction.body ?? body, points }, answer);
  if (now === null || earned === null) return earned;
  return correction.keepHigher ? Math.max(earned, now) : now;
}

export type Effects = { asked: number; raised: number; lowered: number };

/** How many marks a correction would raise and lower. */
export function effectsOf(marks: readonly Marked[], correction: Correction): Effects {
  const after = marks.map((mark) => ({
    before: mark.earned ?? 0,
    after: regraded(mark, correction),
  }));
  return {
    asked: marks.length,
    raised: after.filter((mark) => (mark.after ?? 0) > mark.before).length,
    lowered: after.filter((mark) => (mark.after ?? 0) < mark.before).length,
  };
}
