/** Questions as a file in one of the formats that hold them. No I/O. */
import type { ExchangeFile, ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { writeGift } from "@/lib/transfer/rules/exchange/gift-write";
import { writeMoodleXml } from "@/lib/transfer/rules/exchange/moodle-xml-write";
import { withMaterialBefore } from "@/lib/transfer/rules/exchange/own-note";
import { writeQti } from "@/lib/transfer/rules/exchange/qti-write";
import { writeSheetRows } from "@/lib/transfer/rules/exchange/sheet-write";
import type { WrittenFormat } from "@/lib/transfer/rules/exchange/written-formats";

export async function writeExchange(
  format: WrittenFormat,
  questions: readonly ExchangeQuestion[],
): Promise<ExchangeFile> {
  const alone = questions.map(withMaterialBefore);
  switch (format) {
    case "excel":
      return {
        content: await writeWorkbook([{ name: "题目", rows: writeSheetRows(questions) }]),
        problems: [],
      };
    case "gift":
      return writeGift(alone);
    case "moodle-xml":
      return writeMoodleXml(alone);
    case "qti":
      return writeQti(alone);
  }
}
