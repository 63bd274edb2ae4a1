/** What somebody has still to learn: the questions that went wrong when they were last asked. Pure. */
import type { Mistake } from "@/lib/assessment/model/attempt";
import type { Answers, Paper } from "@/lib/assessment/model/paper";
import { isWritten } from "@/lib/assessment/rules/answering";
import type { Corrections } from "@/lib/assessment/rules/corrections";
import { markQuestions } from "@/lib/assessment/rules/grading";
import { withoutCorrect } from "@/lib/assessment/rules/paper";

/** An attempt that has ended, with what it takes to see how each question went. */
export type EndedPaper = {
  courseSlug: string;
  courseTitle: string;
  endedAt: Date;
  paper: Paper;
  answers: Answers;
  /** Keys that were put right since. */
  corrections?: Corrections;
};

/** When a question was last answered in practice, and whether rightly. */
export type Practice = { correct: boolean; answeredAt: Date };

/**
 * The mistakes in a person's ended attempts, the latest first. A question answered rightly in a
 * later exam is none any more; one answered rightly in practice since counts as mended.
 */
export function mistakesOf(
  papers: readonly EndedPaper[],
  practices: ReadonlyMap<string, Practice>,
): Mistake[] {
  const latest = [...papers].sort((one, other) => other.endedAt.getTime() - one.endedAt.getTime());
  const seen = new Map<string, Mistake | null>();
  for (const { paper, answers, corrections, endedAt, courseSlug, courseTitle } of latest) {
    for (const {
      versionId,
      earned,
      points,
      topic = "",
      material = "",
      stem,
      body,
    } of markQuestions(paper, answers, corrections)) {
      // What a person grades cannot be practised alone.
      if (isWritten(body)) continue;
      const missed = (earned ?? 0) < points;
      const known = seen.get(versionId);
      if (known && missed) known.times += 1;
      if (known !== undefined) continue;
      const practice = practices.get(versionId);
      const mended = practice?.correct === true && practice.answeredAt > endedAt;
      const mistake = {
        ...{
          versionId,
          courseSlug,
          courseTitle,
          topic,
          material,
          stem,
          body: withoutCorrect(body),
        },
        ...{ missedAt: endedAt, times: 1, mended },
      };
      seen.set(versionId, missed ? mistake : null);
    }
  }
  return [...seen.values()].filter((mistake) => mistake !== null);
}
