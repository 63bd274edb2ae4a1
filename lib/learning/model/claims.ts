/** What people and administrators send about hours: claims, decisions, corrections, requirements. */
import { z } from "zod";
import { creditCategories } from "@/lib/catalogue/model";
import { qualificationLevels } from "@/lib/learning/model/credit";
import { Sha256 } from "@/lib/media/model";

const reason = z.string().trim().min(2, "请写明原因").max(200, "最多200个字");
const line = (what: string, max: number) =>
  z.string().trim().min(2, `请写${what}`).max(max, `最多${max}个字`);
const day = z.iso.date("请选日期");

export const CLAIM_MINUTES_MAX = 6000;

/** Training outside the platform. Hours and minutes are two fields of a form. */
export const SubmitClaim = z
  .object({
    title: line("培训名称", 80),
    organiser: line("主办单位", 80),
    category: z.enum(creditCategories, "请选类别"),
    heldOn: day,
    hours: z.coerce.number("请填数字").int("应为整数").min(0).max(100, "最多100小时").default(0),
    minutes: z.coerce.number("请填数字").int("应为整数").min(0).max(59, "最多59分钟").default(0),
    evidence: Sha256.or(z.literal("")).default(""),
  })
  .transform(({ hours, minutes, evidence, ...claim }) => ({
    ...claim,
    minutes: hours * 60 + minutes,
    evidence: evidence === "" ? null : evidence,
  }))
  .refine(({ minutes }) => minutes >= 1 && minutes <= CLAIM_MINUTES_MAX, {
    path: ["hours"],
    error: "请写培训时间，最多100小时",
  });

export const WithdrawClaim = z.object({ claimId: z.uuid("申报编号不正确") });

export const DecideClaim = z
  .object({
    claimId: z.uuid("申报编号不正确"),
    decision: z.enum(["approve", "reject"]),
    reason: z.string().trim().max(200, "最多200个字").default(""),
  })
  .refine(({ decision, reason: words }) => decision === "approve" || words.length >= 2, {
    path: ["reason"],
    error: "不通过要写明原因",
  });

export const correctionDirections = ["take", "give"] as const;
export type CorrectionDirection = (typeof correctionDirections)[number];

/** Takes back a credit, wholly or in part, or gives back what was taken, by an entry against it. */
export const CorrectCredit = z.object({
  creditId: z.uuid("记录编号不正确"),
  direction: z.enum(correctionDirections).default("take"),
  minutes: z.coerce.number().int("应为整数").min(1, "至少1分钟").max(100_000),
  reason,
});

export const StateQualification = z.object({
  level: z.enum(qualificationLevels, "请选资格等级"),
  registeredOn: day,
});

export const SetRequirement = z.object({
  level: z.enum(qualificationLevels),
  hours: z.coerce.number("请填数字").int("应为整数").min(1).max(1000),
  years: z.coerce.number("请填数字").int("应为整数").min(1).max(10),
});

export const StoreEvidence = z.object({ content: z.instanceof(Uint8Array) });
