/** What learners send: the inputs of the commands of learning. */
import { z } from "zod";
import { GivenAnswer } from "@/lib/assessment/model/attempt";
import { CourseSlug } from "@/lib/catalogue/model";
import { FULL_WORK, NOTE_LENGTH_MAX } from "@/lib/learning/model/evidence";

const basisPoints = z.int("应为整数").min(0, "不能小于0").max(FULL_WORK, `不能大于${FULL_WORK}`);

export const Enrol = CourseSlug;

/** Moves to the release that is offered; `number` is the one the learner was told of. */
export const Renew = CourseSlug.extend({ number: z.coerce.number().int().min(1) });

export const ASSIGNED_AT_ONCE_MAX = 500;

export const AssignCourse = CourseSlug.extend({
  personIds: z
    .array(z.uuid("人员编号不正确"))
    .min(1, "请选人员")
    .max(ASSIGNED_AT_ONCE_MAX, `一次最多${ASSIGNED_AT_ONCE_MAX}人`),
});

export const TakeBack = CourseSlug.extend({ personId: z.uuid("人员编号不正确") });

const seconds = (max: number) =>
  z.number("应为数字").min(0, "不能小于0").max(max, `不能大于${max}`);

/** One heartbeat of study: what was seen or heard since the last one, for how long, and how long ago. */
export const RecordStudy = z
  .object({
    lessonId: z.uuid("课时编号不正确"),
    /** Who studied; refused when somebody else is signed in by now. */
    learnerId: z.uuid("学员编号不正确").optional(),
    /** The page that studies; each opening of a lesson is one. */
    session: z.uuid("学习会话编号不正确"),
    /** Whether somebody has just come to this page. */
    begin: z.boolean("应为是或否").default(false),
    activeSeconds: seconds(3600),
    /** Length of the stretch of time in which the active seconds lie. */
    span: seconds(3600).optional(),
    /** How long ago that stretch ended. */
    age: seconds(30 * 24 * 3600).default(0),
    ranges: z
      .array(
        z.tuple([basisPoints, basisPoints]).refine(([from, to]) => from < to, "起点应小于终点"),
      )
      .max(200, "一次最多200段"),
    position: basisPoints,
    /** Whether the learner says that the lesson is done. It counts once all else that is asked is met. */
    confirm: z.boolean("应为是或否").default(false),
    /** What the server says of where the request came from. */
    machine: z.string().max(64).optional(),
  })
  .transform(({ span, ...beat }) => ({ ...beat, span: span ?? beat.activeSeconds }));
export type RecordStudy = z.input<typeof RecordStudy>;

/** Characters that a piece of courseware may keep of one learner; SCORM 2004 asks for 64,000 of memory. */
const CMI_CHARACTERS_MAX = 120_000;

/** What a unit of courseware says of its learner, and how long ago it said so. */
export const RecordPackage = z.object({
  lessonId: z.uuid("课时编号不正确"),
  learnerId: z.uuid("学员编号不正确").optional(),
  unitId: z.string().min(1).max(300),
  age: seconds(30 * 24 * 3600).default(0),
  cmi: z
    .record(z.string(), z.unknown())
    .refine((cmi) => JSON.stringify(cmi).length <= CMI_CHARACTERS_MAX, "课件要保存的内容太多"),
});

export const ReviewFlag = z.object({
  flagId: z.uuid("编号不正确"),
  remark: z.string().trim().min(1, "请写一句了解到的情况").max(300, "最多300个字"),
});

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
