/**
 * The words of learning: enrolment, the evidence of study, notes and the hours ledger.
 * Imported by schema, rules and browser alike; no I/O.
 *
 * Units: positions and ranges are basis points of the text (0–10,000), study time is
 * seconds, credit is minutes.
 */
import { z } from "zod";
import { AnswerInput } from "@/lib/assessment/model";
import { CourseSlug } from "@/lib/catalogue/model";

export const enrolmentKinds = ["self", "assigned"] as const;
export type EnrolmentKind = (typeof enrolmentKinds)[number];

export const creditSources = ["course", "manual", "correction"] as const;
export type CreditSource = (typeof creditSources)[number];

export const creditCategories = ["professional", "public"] as const;
export type CreditCategory = (typeof creditCategories)[number];
export const creditCategoryNames: Record<CreditCategory, string> = {
  professional: "专业科目",
  public: "公需科目",
};

/** A half-open stretch of the text that was on screen, in basis points. */
export type ReadRange = readonly [from: number, to: number];

export const FULL_TEXT = 10_000;

const basisPoints = z.int("应为整数").min(0, "不能小于0").max(FULL_TEXT, `不能大于${FULL_TEXT}`);

export const Enrol = CourseSlug;

/** One heartbeat of reading: what was on screen and for how long since the last one. */
export const RecordReading = z.object({
  lessonId: z.uuid("课时编号不正确"),
  activeSeconds: z.number("应为数字").min(0, "不能小于0").max(3600, "不能大于3600"),
  ranges: z
    .array(z.tuple([basisPoints, basisPoints]).refine(([from, to]) => from < to, "起点应小于终点"))
    .max(200, "一次最多200段"),
  position: basisPoints,
});
export type RecordReading = z.input<typeof RecordReading>;

export const NOTE_LENGTH_MAX = 4000;
export const SaveNote = z.object({
  lessonId: z.uuid("课时编号不正确"),
  text: z.string().max(NOTE_LENGTH_MAX, `笔记最多${NOTE_LENGTH_MAX}字`),
  /** The revision this edit was based on; 0 for a new note. */
  revision: z.int().min(0),
});
export type SaveNote = z.input<typeof SaveNote>;

export const AnswerCheck = z.object({
  lessonId: z.uuid("课时编号不正确"),
  question: z.string().min(1).max(80),
  answer: AnswerInput.min(1, "请先作答"),
});
export type AnswerCheck = z.input<typeof AnswerCheck>;

/** What a learner did with one lesson, as shown to them. */
export type LessonProgress = {
  lessonId: string;
  completed: boolean;
  /** Share of the text seen, in basis points. */
  covered: number;
  activeSeconds: number;
  position: number;
};

export type CheckFeedback = {
  correct: boolean;
  answer: string[];
  right: string[];
  explanation: string;
};

/** Everything personal on a lesson page, in one small answer. */
export type LessonState = {
  progress: LessonProgress;
  requiredSeconds: number;
  requiredCoverage: number;
  /** Lessons of the course that are complete. */
  completedLessonIds: string[];
  note: { text: string; revision: number };
  checks: Record<string, CheckFeedback>;
};
