/** What graders say of a work, and what becomes of it. No I/O. */
import { z } from "zod";

export const COMMENT_MAX = 1000;

const submissionId = z.uuid("作业编号不正确");
const reason = z.string().trim().min(4, "请写明原因，至少4个字").max(200, "最多200个字");

/** A form names the criteria by their place: `marks.0.points`, `marks.1.comment`. */
function listOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const places = Object.keys(value)
    .map(Number)
    .sort((one, other) => one - other);
  return places.map((at) => (value as Record<string, unknown>)[at]);
}

/** Points for one criterion, and a word about it. */
export const CriterionMark = z.object({
  points: z.coerce.number("请给分").int("分数应为整数").min(0).max(100),
  comment: z.string().trim().max(COMMENT_MAX, `最多${COMMENT_MAX}个字`).default(""),
});
export type CriterionMark = z.output<typeof CriterionMark>;

export const GradeSubmission = z.object({
  submissionId,
  /** The version that was read: a newer one is not graded unread. */
  number: z.coerce.number().int().min(1),
  marks: z.preprocess(listOf, z.array(CriterionMark).min(1, "每条标准都要给分").max(12)),
  overall: z.string().trim().max(COMMENT_MAX, `最多${COMMENT_MAX}个字`).default(""),
  /** Why a settled mark is changed; not needed before. */
  reason: reason.or(z.literal("")).default(""),
});
export type GradeSubmission = z.output<typeof GradeSubmission>;

export const ReturnSubmission = z.object({
  submissionId,
  number: z.coerce.number().int().min(1),
  /** What to change. */
  what: z.string().trim().min(4, "请写明要改什么，至少4个字").max(2000, "最多2000个字"),
});

/** graded: for the first time · revised: by a grader, again. */
export const markCauses = ["graded", "revised"] as const;
export type MarkCause = (typeof markCauses)[number];
