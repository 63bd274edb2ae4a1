/**
 * The words of study: what counts as evidence, and what a learner is shown of it. Free of
 * validation, so that the small scripts of a lesson page may use it.
 *
 * Units: positions and ranges are basis points of the work (0–10,000): of a text its height, of a film
 * its length, of a document its pages. Study time is seconds.
 */

import type { Feedback } from "@/lib/assessment/model/question";

/** A half-open stretch of the work that was seen or heard, in basis points. */
export type ReadRange = readonly [from: number, to: number];

export const FULL_WORK = 10_000;
export const NOTE_LENGTH_MAX = 4000;

/** A stretch of the clock on the wall, in seconds since 1970. */
export type TimeSpan = readonly [from: number, to: number];

/** What a learner did with one lesson, as shown to them. */
export type LessonProgress = {
  lessonId: string;
  completed: boolean;
  /** The stretches that count, in order and apart from each other. */
  ranges: ReadRange[];
  activeSeconds: number;
  position: number;
  deeds: readonly LessonDeed[];
};

/** What a lesson asks of a learner, whatever its kind: how much of the work, in how much time. */
export type Demand = {
  /** Share of the work that has to be seen, in basis points. */
  coverage: number;
  /** Active seconds. */
  seconds: number;
  /** Basis points that a second of study can add at most; null where only the time is asked for. */
  pace: number | null;
  /** Whether a part counts only as a whole, once the time of several heartbeats was given to it, as a page does. */
  whole: boolean;
  /** How far ahead of what was seen a stretch may begin, in basis points; null: anywhere. */
  ahead: number | null;
  /** Questions that have to be answered on the way, by key. */
  questions: readonly string[];
  /** How many of the lesson's self-checks have to be answered rightly. */
  rightChecks: number;
  /** What has to be done once all else is met, or besides. */
  deeds: readonly LessonDeed[];
};

/** What a learner can do for a lesson once and for all: press its button, hand in its assignment, have it accepted. */
export const lessonDeeds = ["confirmed", "handed_in", "accepted"] as const;
export type LessonDeed = (typeof lessonDeeds)[number];

/** Where a person's session is: here, here now (it was elsewhere), or on another device or tab. */
export type Seat = "here" | "taken_over" | "elsewhere";

/** What one heartbeat brought about. */
export type StudyReport = LessonProgress & { justCompleted: boolean; seat: Seat };

export const flagKinds = ["impossible_speed", "constant_intervals", "shared_machine"] as const;
export type FlagKind = (typeof flagKinds)[number];

export type CheckFeedback = Feedback;

/** Everything personal on a lesson page, in one small answer. */
export type LessonState = {
  /** Whose state this is: what a device keeps unsent belongs to them alone. */
  learnerId: string;
  progress: LessonProgress;
  demand: Demand;
  /** Lessons of the course that are complete. */
  completedLessonIds: string[];
  note: { text: string; revision: number };
  checks: Record<string, CheckFeedback>;
};
