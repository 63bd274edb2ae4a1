import "server-only";
import { createHash } from "node:crypto";
import type { BankFilter } from "@/lib/assessment/model/bank";
import { getBankCourse, listWordings } from "@/lib/assessment/queries/bank";
import { listQuestionPictures } from "@/lib/assessment/queries/pictures";
import type { Permit } from "@/lib/platform/authority";
import { storage } from "@/lib/platform/storage";
import type { ImportPreview } from "@/lib/transfer/model/bank";
import type { ExchangeProblem, ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { exchangeOfBody, wordsOfQuestion } from "@/lib/transfer/rules/bank-question";
import {
  PICTURES_BYTES_MAX,
  PICTURES_MAX,
  type Pictures,
  picturePaths,
} from "@/lib/transfer/rules/exchange/picture-box";
import { readExchange } from "@/lib/transfer/rules/exchange/read-exchange";
import { previewOf } from "@/lib/transfer/rules/preview";
import { textsOf } from "@/lib/transfer/rules/question-texts";

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

/**
 * The bytes of the pictures that questions show, by the path they name; those of the course only.
 * Null when they are more than one file carries.
 */
export async function picturesOf(
  permit: Permit<"question.maintain">,
  courseSlug: string,
  questions: readonly ExchangeQuestion[],
): Promise<Pictures | null> {
  const paths = picturePaths(questions.flatMap(textsOf));
  const hashes = paths.map(hashOf);
  const held = await listQuestionPictures(permit, courseSlug, hashes);
  const bytesInAll = held.reduce((sum, { bytes }) => sum + bytes, 0);
  if (held.length > PICTURES_MAX || bytesInAll > PICTURES_BYTES_MAX) return null;
  const sizes = new Map(held.map(({ sha256, bytes }) => [sha256, bytes]));
  const pictures = new Map<string, Uint8Array>();
  for (const path of paths) {
    const bytes = sizes.get(hashOf(path));
    const stream =
      bytes === undefined ? null : await storage.read(hashOf(path), { first: 0, last: bytes - 1 });
    if (stream) pictures.set(path, new Uint8Array(await new Response(stream).arrayBuffer()));
  }
  return pictures;
}

function hashOf(path: string): string {
  return path.slice("media/".length).split(".")[0] ?? "";
}

/** A file that was read, with its questions and its preview in the same order. */
export type ReadImport = {
  preview: ImportPreview;
  questions: ExchangeQuestion[];
  pictures: Pictures;
};

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
  const { format, questions, problems, pictures = new Map() } = await readExchange(content);
  const known = bank.map((question) => ({
    stem: question.stem,
    words: wordsOfQuestion(question),
  }));
  const missing = await missingPictures(permit, courseSlug, { questions, pictures });
  const hash = createHash("sha256").update(content).digest("hex");
  const rows = previewOf(questions, known);
  return {
    questions,
    pictures,
    preview: { format, problems: [...problems, ...missing], pictures: pictures.size, rows, hash },
  };
}

/** The pictures of chosen questions that came with the file. */
export function picturesFor({ pictures }: ReadImport, questions: readonly ExchangeQuestion[]) {
  return picturePaths(questions.flatMap(textsOf)).flatMap((path) => pictures.get(path) ?? []);
}

/** A picture that is only named, and that the course does not have, shows nothing. */
async function missingPictures(
  permit: Permit<"question.maintain">,
  courseSlug: string,
  { questions, pictures }: Pick<ReadImport, "questions" | "pictures">,
): Promise<ExchangeProblem[]> {
  const named = questions.map((question) =>
    picturePaths(textsOf(question)).filter((path) => !pictures.has(path)),
  );
  const held = await listQuestionPictures(permit, courseSlug, named.flat().map(hashOf));
  const known = new Set(held.map(({ sha256 }) => sha256));
  return named.flatMap((paths, index) =>
    paths.every((path) => known.has(hashOf(path)))
      ? []
      : [
          {
            where: `读到的第${index + 1}题`,
            message: "图片只有编号，文件里和本课程里都没有这张图",
            leftOut: false,
          },
        ],
  );
}
