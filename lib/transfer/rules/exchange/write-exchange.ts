/** Questions as a file in one of the formats that hold them. No I/O. */
import type {
  ExchangeFile,
  ExchangeProblem,
  ExchangeQuestion,
} from "@/lib/transfer/model/exchange";
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
      return withProblems(writeMoodleXml(alone, pictures), [
        ...picturesMissing(questions, pictures),
        ...rightSidesLeft(questions),
      ]);
    case "qti":
      return withProblems(writeQti(alone, pictures), picturesMissing(questions, pictures));
  }
}

function withProblems(file: ExchangeFile, problems: ExchangeFile["problems"]): ExchangeFile {
  return { ...file, problems: [...file.problems, ...problems] };
}

/** A format that is text alone names the pictures; read back on this platform, they are known by it. */
function picturesLeft(questions: readonly ExchangeQuestion[], format: string) {
  return noted(questions, `${format} 放不下图片，只写了编号，到别的平台要另外带去`, (question) =>
    holdsPicture(textsOf(question)),
  );
}

function picturesMissing(questions: readonly ExchangeQuestion[], pictures: Pictures) {
  return noted(questions, "有图片在本课程里找不到，只写了编号", (question) =>
    picturePaths(textsOf(question)).some((path) => !pictures.has(path)),
  );
}

/** Moodle's right sides are plain text. */
function rightSidesLeft(questions: readonly ExchangeQuestion[]) {
  const message = "Moodle 的连线题右边放不下图片，只写了编号，到别的平台要另外带去";
  return noted(
    questions,
    message,
    (question) =>
      question.type === "matching" &&
      holdsPicture([...question.pairs.map(({ right }) => right), ...question.distractors]),
  );
}

function holdsPicture(texts: readonly string[]): boolean {
  return picturePaths(texts).length > 0;
}

/** The same words for each question they are true of. */
function noted(
  questions: readonly ExchangeQuestion[],
  message: string,
  isTrue: (question: ExchangeQuestion) => boolean,
): ExchangeProblem[] {
  return questions.flatMap((question, index) =>
    isTrue(question) ? [{ where: `第${index + 1}题`, message, leftOut: false }] : [],
  );
}
