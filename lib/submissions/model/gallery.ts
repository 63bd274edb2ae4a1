/** The gallery (优秀作业): works that those who study a course may read, because their authors agreed. No I/O. */
import { z } from "zod";

/** asked: a grader would like to show it · removed: a grader takes it down, or asks no longer. */
export const teamActs = ["asked", "removed"] as const;
export const authorActs = ["agreed", "declined", "withdrawn"] as const;
export const galleryActs = [...teamActs, ...authorActs] as const;
export type GalleryAct = (typeof galleryActs)[number];

export const PRAISE_MAX = 200;

const submissionId = z.uuid("作业编号不正确");

export const AskToShow = z.object({
  submissionId,
  /** What is good about it; its author and all readers see it. */
  praise: z.string().trim().max(PRAISE_MAX, `最多${PRAISE_MAX}个字`).default(""),
});
export const TakeDown = z.object({ submissionId });

export const AnswerShowing = z
  .object({
    submissionId,
    act: z.enum(authorActs),
    /** Under which name it is shown. */
    signed: z.enum(["yes", "no"], "请选怎样署名").optional(),
    /** The author has read it again and nobody can be recognised in it. */
    reread: z.literal("on", "请再看一遍，然后打上勾").optional(),
  })
  .transform((answer, context) => {
    const { submissionId: id, act, signed, reread } = answer;
    if (act !== "agreed") return { submissionId: id, act, signed: null };
    const missing = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (!signed) missing("signed", "请选怎样署名");
    if (!reread) missing("reread", "请再看一遍，然后打上勾");
    return { submissionId: id, act, signed: signed === "yes" };
  });

/** How far it has got that a work is shown: the last thing that happened, with what was said when it was asked for. */
export type Showing = { act: GalleryAct; signed: boolean | null; praise: string };
