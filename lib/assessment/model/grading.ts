/** Grading by people, keys put right afterwards, and how marks come to change. */
import { z } from "zod";
import type { WrittenKind } from "@/lib/assessment/model/question";

/** key: another answer is right · void: the question was no good, and everybody gets its points. */
export const correctionModes = ["key", "void"] as const;
export type CorrectionMode = (typeof correctionModes)[number];

/** graded: for the first time · revised: by a grader, again · key, void: after a correction. */
export const markCauses = ["graded", "revised", "key", "void"] as const;
export type MarkCause = (typeof markCauses)[number];

export const COMMENT_MAX = 1000;
const reason = z.string().trim().min(4, "请写明原因，至少4个字").max(200, "最多200个字");

/** A form names the criteria by their place: `criteria.0`, `criteria.1`. */
function listOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const places = Object.keys(value)
    .map(Number)
    .sort((one, other) => one - other);
  return places.map((place) => (value as Record<string, unknown>)[place]);
}

/** One grader's marks for one written answer. */
export const GradeAnswer = z.object({
  courseSlug: z.string().min(1).max(60),
  attemptId: z.uuid("作答编号不正确"),
  versionId: z.uuid("试题编号不正确"),
  /** Points by criterion; empty for a question without a rubric. */
  criteria: z
    .preprocess(listOf, z.array(z.coerce.number().int().min(0).max(100)).max(12))
    .default([]),
  /** Points of the whole answer; where there is a rubric, its sum counts instead. */
  earned: z.coerce.number().int("分数应为整数").min(0, "分数不能小于0").max(100).default(0),
  comment: z.string().trim().max(COMMENT_MAX, `最多${COMMENT_MAX}个字`).default(""),
  /** Why a settled mark is changed; not needed before. */
  reason: reason.or(z.literal("")).default(""),
});
export type GradeAnswer = z.output<typeof GradeAnswer>;

/** Puts a key right for everybody who was asked this wording. */
export const CorrectKey = z.object({
  courseSlug: z.string().min(1).max(60),
  versionId: z.uuid("试题编号不正确"),
  mode: z.enum(correctionModes),
  /** Whether points are only added, never taken. */
  keepHigher: z.stringbool().or(z.boolean()).default(true),
  reason,
});

/** A written question with how much of it there is to grade. */
export type GradingWork = {
  versionId: string;
  kind: WrittenKind;
  stem: string;
  points: number;
  /** Answers that wait for this grader, for another one, and those that are settled. */
  mine: number;
  others: number;
  settled: number;
  /** The one that has waited longest for this grader. */
  next: string | null;
};
