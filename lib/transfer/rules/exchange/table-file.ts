/** A table in a file, whatever kind: an Excel workbook or CSV in any encoding that is met here. No I/O. */
import { archiveNames, isArchive } from "@/lib/transfer/rules/exchange/archive";
import { readText } from "@/lib/transfer/rules/exchange/encoding";
import { readWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import type { SheetRows } from "@/lib/transfer/rules/exchange/sheet-read";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/** No table that people make has more. */
const ROWS_MAX = 20_000;
/** Characters that hold the first line of any table. */
const HEAD_LENGTH = 20_000;
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The cells of the first sheet as text, row by row.
 *
 * @throws UnreadableFile with a sentence for the person who chose the file
 */
export async function readTable(content: Uint8Array): Promise<SheetRows> {
  if (content.length === 0) throw new UnreadableFile("文件是空的");
  if (OLD_OFFICE.every((byte, index) => content[index] === byte)) {
    throw new UnreadableFile("这是旧版 Excel 文件（.xls），请另存为 .xlsx 再导入");
  }
  if (isArchive(content)) {
    if (archiveNames(content).has("xl/workbook.xml")) return (await readWorkbook(content)).rows;
    throw new UnreadableFile("不是 Excel 工作簿（.xlsx），请看看是不是选错了");
  }
  return csvRows(readText(content));
}

/**
 * Rows of text between commas (full-width ones too), semicolons or tabs; quoted cells may hold what separates.
 *
 * @throws UnreadableFile when a quotation has no end, or there are too many rows
 */
export function csvRows(text: string): SheetRows {
  const separator = separatorOf(text);
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === separator) endCell();
    else if (sign === "\n") {
      endCell();
      if (rows.length >= ROWS_MAX) throw new UnreadableFile(`表格太大：最多${ROWS_MAX}行`);
      rows.push([]);
    } else cell += sign;
  }
  if (quoted) throw new UnreadableFile("有一个引号没有配对，读不出表格");
  endCell();
  return rows;
}

/** What stands between the cells of the first line, outside quotations. */
function separatorOf(text: string): string {
  const plain = text.slice(0, HEAD_LENGTH).replaceAll(/"(?:[^"]|"")*"/g, "");
  const line = plain.split("\n", 1)[0] ?? "";
  // A full-width comma last: it is in sentences too.
  return ["\t", ",", ";", "，"].find((sign) => line.includes(sign)) ?? ",";
}
