/** A file of questions in any format we know, told by what is in it and not by its name. No I/O. */
import type { Exchange, ExchangeFormat } from "@/lib/transfer/model/exchange";
import { looksLikeAiken, readAiken } from "@/lib/transfer/rules/exchange/aiken";
import { archiveNames, isArchive } from "@/lib/transfer/rules/exchange/archive";
import { readText } from "@/lib/transfer/rules/exchange/encoding";
import { readWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { looksLikeGift, readGift } from "@/lib/transfer/rules/exchange/gift-read";
import { readMoodleXml } from "@/lib/transfer/rules/exchange/moodle-xml-read";
import { looksLikeOutline } from "@/lib/transfer/rules/exchange/outline";
import { readOutline } from "@/lib/transfer/rules/exchange/outline-read";
import { looksLikeQti, readQti } from "@/lib/transfer/rules/exchange/qti-read";
import { readSheetRows } from "@/lib/transfer/rules/exchange/sheet-read";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { readWord } from "@/lib/transfer/rules/exchange/word-file";

/** Largest file taken, in bytes. */
export const FILE_MAX = 20 * 1024 * 1024;
/** No line of a question file is longer; what is, is no text that someone wrote. */
const LINE_MAX = 20_000;

export type ReadExchange = Exchange & { format: ExchangeFormat };

/** @throws UnreadableFile with a sentence for the person who chose the file */
export async function readExchange(content: Uint8Array): Promise<ReadExchange> {
  if (content.length === 0) throw new UnreadableFile("文件是空的");
  if (content.length > FILE_MAX) {
    throw new UnreadableFile(`文件超过${FILE_MAX / 1024 / 1024} MB，请分成几个文件`);
  }
  refuseKnownStrangers(content);
  return isArchive(content) ? await readPacked(content) : readPlain(content);
}

async function readPacked(content: Uint8Array): Promise<ReadExchange> {
  const names = archiveNames(content);
  if (names.has("xl/workbook.xml")) {
    const { rows, hasPictures } = await readWorkbook(content);
    const read = readSheetRows(rows);
    return { format: "excel", ...withLost(read, hasPictures ? ["图片"] : []) };
  }
  if (names.has("word/document.xml")) {
    const { text, lost } = await readWord(content);
    refuseLongLines(text);
    return { format: "text", ...withLost(readOutline(text), lost) };
  }
  return { format: "qti", ...readQti(content) };
}

function readPlain(content: Uint8Array): ReadExchange {
  const text = readText(content);
  if (/^\s*</.test(text.slice(0, 1000))) {
    if (looksLikeQti(text)) return { format: "qti", ...readQti(content) };
    return { format: "moodle-xml", ...readMoodleXml(text) };
  }
  refuseLongLines(text);
  if (looksLikeAiken(text)) return { format: "aiken", ...readAiken(text) };
  if (looksLikeGift(text)) return { format: "gift", ...readGift(text) };
  if (looksLikeOutline(text)) return { format: "text", ...readOutline(text) };
  throw new UnreadableFile(
    "看不出这是哪种题目文件。可以导入：Excel 模板、GIFT、Moodle XML、Aiken、IMS QTI，或“1. … A. … 答案：B”这样的文本和 Word",
  );
}

/** Files that people choose by mistake, each with what to do instead. */
function refuseKnownStrangers(content: Uint8Array): void {
  const head = Buffer.from(content.subarray(0, 8)).toString("latin1");
  if (head.startsWith("\xd0\xcf\x11\xe0")) {
    throw new UnreadableFile(
      "这是旧版 Office 文件（.xls 或 .doc），请另存为 .xlsx 或 .docx 再导入",
    );
  }
  if (head.startsWith("%PDF")) throw new UnreadableFile("PDF 读不出题目，请用 Word 或 Excel 文件");
  if (head.startsWith("{\\rtf")) throw new UnreadableFile("请把 RTF 文件另存为 .docx 再导入");
  if (/^(\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z\xbc)/.test(head) || head.startsWith("MZ")) {
    throw new UnreadableFile("这不是题目文件，请看看是不是选错了");
  }
}

function refuseLongLines(text: string): void {
  const long = text.split("\n").findIndex((line) => line.length > LINE_MAX);
  if (long >= 0) throw new UnreadableFile(`第${long + 1}行太长，不像题目文件`);
}

function withLost(read: Exchange, lost: readonly string[]): Exchange {
  const problems = lost.map((what) => ({
    where: "整个文件",
    message: `${what}没有带入`,
    leftOut: false,
  }));
  return { questions: read.questions, problems: [...read.problems, ...problems] };
}
