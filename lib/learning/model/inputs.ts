/** What learners send: the inputs of the commands of learning. */
import { z } from "zod";
import { GivenAnswer } from "@/lib/assessment/model/attempt";
import { CourseSlug } from "@/lib/catalogue/model";
import { FULL_TEXT, NOTE_LENGTH_MAX } from "@/lib/learning/model/evidence";

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
  answer: GivenAnswer,
});
export type AnswerCheck = z.input<typeof AnswerCheck>;
