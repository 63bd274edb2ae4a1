/** The words of publishing: a draft that is submitted, reviewed, planned and published, and the way back. */
import { z } from "zod";
import { Slug } from "@/lib/catalogue/model";
import { Sha256 } from "@/lib/media/model";

/**
 * submitted: waits for a reviewer · approved: somebody else agreed to just this text · returned: with
 * reasons · withdrawn: by its team, or because another text was published or submitted · published.
 */
export const submissionStates = [
  "submitted",
  "approved",
  "returned",
  "withdrawn",
  "published",
] as const;
export type SubmissionState = (typeof submissionStates)[number];

export const submissionStateNames: Record<SubmissionState, string> = {
  submitted: "等待审稿",
  approved: "审稿通过",
  returned: "退回修改",
  withdrawn: "已撤回",
  published: "已发布",
};

/** failed: it was time, and the draft was not what had been planned, or not fit to be published. */
export const planStates = ["waiting", "published", "failed", "cancelled"] as const;
export type PlanState = (typeof planStates)[number];

/** The place of a note that is about the course as a whole. */
export const WHOLE_COURSE = "";

const seen = Sha256;
const note = z.string().trim().max(500, "最多500个字").default("");

export const SubmitDraft = z.object({ courseSlug: Slug, seen, note });
export const WithdrawDraft = z.object({ courseSlug: Slug, submission: z.uuid() });

/** A reviewer's note on one lesson; an empty one is taken away. */
export const WriteReviewNote = z.object({
  courseSlug: Slug,
  submission: z.uuid(),
  lesson: z.union([Slug, z.literal(WHOLE_COURSE)]),
  body: z.string().trim().max(2000, "最多2000个字"),
});

export const DecideReview = z
  .object({
    courseSlug: Slug,
    submission: z.uuid(),
    verdict: z.enum(["approved", "returned"]),
    reasons: z.string().trim().max(1000, "最多1000个字").default(""),
  })
  .refine(({ verdict, reasons }) => verdict === "approved" || reasons !== "", {
    path: ["reasons"],
    error: "请写明为什么退回",
  });

/** By the clock in China, as a form writes it: 2026-11-23T09:00. */
export const PlanPublishing = z.object({
  courseSlug: Slug,
  seen,
  publishAt: z.iso
    .datetime({ local: true, error: "请写日期和时间" })
    .transform((text) => new Date(`${text.slice(0, 16)}:00+08:00`)),
});
export const CancelPlan = z.object({ courseSlug: Slug, plan: z.uuid() });

export const RequireReview = z.object({ courseSlug: Slug, required: z.stringbool() });

/** `current` is the release that was offered when this was looked at. */
export const RollBack = z.object({
  courseSlug: Slug,
  number: z.coerce.number().int().min(1),
  current: z.coerce.number().int().min(1),
});
