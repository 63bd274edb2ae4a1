/** Questions as a file in one of the formats that hold them. No I/O. */
import type { ExchangeFile, ExchangeFormat, ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { writeGift } from "@/lib/transfer/rules/exchange/gift-write";
import { writeMoodleXml } from "@/lib/transfer/rules/exchange/moodle-xml-write";
import { writeQti } from "@/lib/transfer/rules/exchange/qti-write";
import { writeSheetRows } from "@/lib/transfer/rules/exchange/sheet-write";

export const writtenFormats = {
  excel: {
    extension: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  gift: { extension: "gift.txt", type: "text/plain; charset=utf-8" },
  "moodle-xml": { extension: "xml", type: "application/xml" },
  qti: { extension: "zip", type: "application/zip" },
} as const satisfies Partial<Record<ExchangeFormat, unknown>>;
export type WrittenFormat = keyof typeof writtenFormats;

export async function writeExchange(
  format: WrittenFormat,
  questions: readonly ExchangeQuestion[],
): Promise<ExchangeFile> {
  switch (format) {
    case "excel":
      return {
        content: await writeWorkbook([{ name: "题目", rows: writeSheetRows(questions) }]),
        problems: [],
      };
    case "gift":
      return writeGift(questions);
    case "moodle-xml":
      return writeMoodleXml(questions);
    case "qti":
      return writeQti(questions);
  }
}
