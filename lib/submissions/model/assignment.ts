/** How an assignment is arranged: when it may be handed in, by how many it is graded, what is taken off. */
import { z } from "zod";

/** Submission states, in the order in which they come; `returned` leads back to writing. */
export const submissionStates = ["draft", "submitted", "returned", "graded"] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** How well a criterion was met. What the task says of `full` and `partial` decides. */
export const levels = ["full", "partial", "none"] as const;
export type Level = (typeof levels)[number];

/** An instant as a form's date and time field writes it, by the clock in China; empty for none. */
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "请把日期和时间填完整")
  .transform((text) => new Date(`${text}:00+08:00`))
  .refine((date) => !Number.isNaN(date.getTime()), "没有这个日期")
  .or(z.literal("").transform(() => null))
  .default(null);
const share = (least: number, most: number) =>
  z.coerce.number("请填数字").int("应为整数").min(least, `最少${least}`).max(most, `最多${most}`);
const place = { courseSlug: z.string().min(1).max(60), paperSlug: z.string().min(1).max(60) };

export const ArrangeAssignment = z
  .object({
    ...place,
    opensAt: instant,
    dueAt: instant,
    /** Until when late work is still taken; without it, none is. */
    lateUntil: instant,
    /** Taken off for each day begun. */
    latePercent: share(0, 100).default(0),
    markers: share(1, 2).default(1),
    /** Two graders agree when they are no further apart than this share of the points. */
    differPercent: share(1, 50).default(20),
    blind: z.stringbool().or(z.boolean()).default(false),
    /** From this share of the points on, the work is accepted. */
    acceptPercent: share(0, 100).default(60),
  })
  .refine(({ opensAt, dueAt }) => !opensAt || !dueAt || opensAt < dueAt, {
    path: ["dueAt"],
    message: "截止要晚于开始",
  })
  .refine(({ dueAt, lateUntil }) => !lateUntil || (dueAt !== null && lateUntil > dueAt), {
    path: ["lateUntil"],
    message: "先填截止时间，补交的期限要晚于截止",
  });
export type ArrangeAssignment = z.output<typeof ArrangeAssignment>;

export type Arrangement = Omit<ArrangeAssignment, "courseSlug" | "paperSlug">;

/** What holds until somebody arranges it otherwise. */
export const unarranged: Arrangement = {
  ...{ opensAt: null, dueAt: null, lateUntil: null, latePercent: 0 },
  ...{ markers: 1, differPercent: 20, blind: false, acceptPercent: 60 },
};
