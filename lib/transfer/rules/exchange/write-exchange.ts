/** Questions as a file in one of the formats that hold them. No I/O. */
import type { ExchangeFile, ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { writeGift } from "@/lib/transfer/rules/exchange/gift-write";
import { writeMoodleXml } from "@/lib/transfer/rules/exchange/moodle-xml-write";
import { withMaterialBefore } from "@/lib/transfer/rules/exchange/own-note";
import { type Pictures, picturePaths } from "@/lib/transfer/rules/exchange/picture-box";
import { writeQti } from "@/lib/transfer/rules/exchange/qti-write";
import { writeSheetRows } from "@/lib/transfer/rules/exchange/sheet-write";
import type { WrittenFormat } from "@/lib/transfer/rules/exchange/written-formats";
import { textsOf } from "@/lib/transfer/rules/question-texts";

/** @param pictures those that the questions show; formats without a place for them name them only */
export async function writeExchange(
  format: WrittenFormat,
  questions: readonly ExchangeQuestion[],
  pictures: Pictures = new Map(),
): Promise<ExchangeFile> {
  const alone = questions.map(withMaterialBefore);
  switch (format) {
    case "excel":
      return {
        content: await writeWorkbook([{ name: "题目", rows: writeSheetRows(questions) }]),
        problems: picturesLeft(questions, "Excel"),
      };
    case "gift":
      return withProblems(writeGift(alone), picturesLeft(questions, "GIFT"));
    case "moodle-xml":
      return writeMoodleXml(alone, pictures);
    case "qti":
      return writeQti(alone, pictures);
  }
}

function withProblems(file: ExchangeFile, problems: ExchangeFile["problems"]): ExchangeFile {
  return { ...file, problems: [...file.problems, ...problems] };
}

/** A format that is text alone names the pictures; read back on this platform, they are known by it. */
function picturesLeft(questions: readonly ExchangeQuestion[], format: string) {
  return questions.flatMap((question, index) =>
    picturePaths(textsOf(question)).length === 0
      ? []
      : [
          {
            where: `第${index + 1}题`,
            message: `${format} 放不下图片，只写了编号，到别的平台要另外带去`,
            leftOut: false,
          },
        ],
  );
}
