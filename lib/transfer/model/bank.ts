/** The words of the bank's commands: what goes into it, and what is changed in it. */
import { z } from "zod";
import { difficulties } from "@/lib/assessment/model/question";
import {
  type ExchangeFormat,
  type ExchangeProblem,
  ExchangeQuestion,
} from "@/lib/transfer/model/exchange";

/** Most questions in one import. */
export const IMPORT_MAX = 10_000;

const courseSlug = z.string().min(1).max(100);
const ids = z.array(z.uuid()).min(1, "请先选择题目").max(500, "一次最多改500道题");

export const ImportQuestions = z.strictObject({
  courseSlug,
  questions: z.array(ExchangeQuestion).min(1, "没有可以导入的题目").max(IMPORT_MAX),
  /** Those that the questions show and the course does not have yet. */
  pictures: z.array(z.instanceof(Uint8Array)).max(200, "一次最多带200张图片").default([]),
});

export const AddPicture = z.object({ courseSlug, content: z.instanceof(Uint8Array) });

export const WriteQuestion = z.strictObject({
  courseSlug,
  /** Null for a new question. */
  id: z.uuid().nullable(),
  question: ExchangeQuestion,
});

export const ChangeQuestions = z.strictObject({
  courseSlug,
  ids,
  /** A form sends every field of its change bar; those of other changes are passed over. */
  change: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("retire") }),
    z.object({ kind: z.literal("restore") }),
    z.object({
      kind: z.literal("topic"),
      topic: z.string().trim().min(1, "请填写知识点").max(100),
    }),
    z.object({ kind: z.literal("difficulty"), difficulty: z.enum(difficulties) }),
    z.object({ kind: z.literal("tag"), tag: z.string().trim().min(1, "请填写标签").max(40) }),
    z.object({ kind: z.literal("enlist") }),
    z.object({ kind: z.literal("discharge") }),
    z.object({ kind: z.literal("fix") }),
    z.object({ kind: z.literal("unfix") }),
  ]),
});
export type BankChange = z.output<typeof ChangeQuestions>["change"];

/** A question of a file as its preview shows it, beside what it may already be. */
export type PreviewRow = {
  /** From 1, in the order of the file. */
  number: number;
  type: ExchangeQuestion["type"];
  stem: string;
  /** The right answer in a line. */
  answer: string;
  topic: string;
  /** The question of the bank, or the number in this file, that it is like; null when it is new. */
  alike: { stem: string; likeness: number; inFile: number | null } | null;
  /** Why it cannot be taken; null when it can. */
  obstacle: string | null;
};

export type ImportPreview = {
  format: ExchangeFormat;
  problems: ExchangeProblem[];
  /** Pictures that come along. */
  pictures: number;
  rows: PreviewRow[];
  /** SHA-256 of the file, so that what is confirmed is what was looked at. */
  hash: string;
};
