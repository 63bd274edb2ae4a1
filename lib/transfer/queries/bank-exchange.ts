import "server-only";
import { createHash } from "node:crypto";
import type { BankFilter } from "@/lib/assessment/model/bank";
import { getBankCourse, listWordings } from "@/lib/assessment/queries/bank";
import type { Permit } from "@/lib/platform/authority";
import type { ImportPreview } from "@/lib/transfer/model/bank";
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { exchangeOfBody, wordsOfQuestion } from "@/lib/transfer/rules/bank-question";
import { readExchange } from "@/lib/transfer/rules/exchange/read-exchange";
import { previewOf } from "@/lib/transfer/rules/preview";

/** A course's questions in the form that every format writes; null when there is no such course. */
export async function questionsForExport(
  permit: Permit<"question.maintain">,
  courseSlug: string,
  which: { id?: string; filter?: BankFilter } = {},
): Promise<ExchangeQuestion[] | null> {
  const course = await getBankCourse(permit, courseSlug);
  if (!course) return null;
  const rows = await listWordings(permit, course.id, which);
  return rows.map(exchangeOfBody);
}

/** A file that was read, with its questions and its preview in the same order. */
export type ReadImport = { preview: ImportPreview; questions: ExchangeQuestion[] };

/**
 * What importing a file would bring, beside what the bank has; null when there is no such course.
 *
 * @throws UnreadableFile with a sentence for the person who chose the file
 */
export async function readImport(
  permit: Permit<"question.maintain">,
  courseSlug: string,
  content: Uint8Array,
): Promise<ReadImport | null> {
  const bank = await questionsForExport(permit, courseSlug);
  if (!bank) return null;
  const { format, questions, problems } = await readExchange(content);
  const known = bank.map((question) => ({
    stem: question.stem,
    words: wordsOfQuestion(question),
  }));
  const hash = createHash("sha256").update(content).digest("hex");
  return { questions, preview: { format, problems, rows: previewOf(questions, known), hash } };
}
