/** The bank: where questions are written and used, and which of them are looked for. */
import { z } from "zod";
import { difficulties, questionKinds } from "@/lib/assessment/model/question";

/** quiz: asked in the exam · check: stands in a lesson · bank: kept, and asked nowhere now. */
export const purposes = ["quiz", "check", "bank"] as const;
export type Purpose = (typeof purposes)[number];

/** Where a question is written: in the course's folder, or on the bank's screens. */
export const origins = ["folder", "bank"] as const;
export type Origin = (typeof origins)[number];

/** Which of a bank's questions are wanted, as the address of its page says it. */
export const BankFilter = z.object({
  words: z.string().trim().max(100).catch("").default(""),
  kind: z.enum(questionKinds).nullable().catch(null).default(null),
  topic: z.string().max(200).catch("").default(""),
  difficulty: z.enum(difficulties).nullable().catch(null).default(null),
  /** quiz, check, bank: where it is used · retired; null for all that are in use. */
  state: z
    .enum([...purposes, "retired"])
    .nullable()
    .catch(null)
    .default(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type BankFilter = z.output<typeof BankFilter>;
