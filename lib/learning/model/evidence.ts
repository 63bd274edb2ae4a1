/**
 * The words of study: what counts as evidence, and what a learner is shown of it. Free of
 * validation, so that the small scripts of a lesson page may use it.
 *
 * Units: positions and ranges are basis points of the text (0–10,000), study time is seconds.
 */

import type { Feedback } from "@/lib/assessment/model/question";

/** A half-open stretch of the text that was on screen, in basis points. */
export type ReadRange = readonly [from: number, to: number];

export const FULL_TEXT = 10_000;
export const NOTE_LENGTH_MAX = 4000;

/** What a learner did with one lesson, as shown to them. */
export type LessonProgress = {
  lessonId: string;
  completed: boolean;
  /** Share of the text seen, in basis points. */
  covered: number;
  activeSeconds: number;
  position: number;
};

export type CheckFeedback = Feedback;

/** Everything personal on a lesson page, in one small answer. */
export type LessonState = {
  /** Whose state this is: what a device keeps unsent belongs to them alone. */
  learnerId: string;
  progress: LessonProgress;
  requiredSeconds: number;
  requiredCoverage: number;
  /** Lessons of the course that are complete. */
  completedLessonIds: string[];
  note: { text: string; revision: number };
  checks: Record<string, CheckFeedback>;
};
