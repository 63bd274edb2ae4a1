/** A file of people as a table: any workbook or text that Excel makes, told by what is in it. No I/O. */
import {
  IMPORT_BYTES_MAX,
  IMPORT_ROWS_MAX,
  type ImportRow,
  importColumns,
  type Mapping,
} from "@/lib/transfer/model/people-import";
import { isArchive } from "@/lib/transfer/rules/exchange/archive";
import { readText } from "@/lib/transfer/rules/exchange/encoding";
import { readSheets } from "@/lib/transfer/rules/exchange/excel-file";
import type { SheetRows } from "@/lib/transfer/rules/exchange/sheet-read";
import { csvRows } from "@/lib/transfer/rules/exchange/table-file";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { guessMapping, importColumnOf } from "@/lib/transfer/rules/people/columns";

/** Rows above the headings: a title, remarks. */
const HEADING_WITHIN = 10;

export type PeopleTable = {
  headings: string[];
  /** Rows below the headings that hold anything, by their number in the file. */
  rows: { row: number; cells: readonly string[] }[];
  guess: Mapping;
  notes: string[];
};

/** @throws UnreadableFile with a sentence for the person who chose the file */
export async function readPeopleTable(content: Uint8Array): Promise<PeopleTable> {
  if (content.length === 0) throw new UnreadableFile("文件是空的");
  if (content.length > IMPORT_BYTES_MAX) throw new UnreadableFile("文件超过20 MB，请分成几个文件");
  refuseKnownStrangers(content);
  if (!isArchive(content)) return tableOf(csvRows(readText(content)), []);
  const sheets = await readSheets(content);
  const [chosen, at] = chooseSheet(sheets.map(({ rows }) => rows));
  const sheet = sheets[at];
  const notes = [
    ...(sheets.length > 1 ? [`文件里有${sheets.length}张表，读的是“${sheet?.name}”`] : []),
    ...(sheet?.merged ? ["有合并的单元格，已把内容补到每一行"] : []),
  ];
  return tableOf(chosen, notes);
}

/** The first sheet that has headings we know; the first of all where none has. */
function chooseSheet(sheets: readonly SheetRows[]): [SheetRows, number] {
  const at = Math.max(
    0,
    sheets.findIndex((rows) => headingOf(rows) >= 0),
  );
  return [sheets[at] ?? [], at];
}

function tableOf(rows: SheetRows, notes: string[]): PeopleTable {
  const at = headingOf(rows);
  if (at < 0) {
    throw new UnreadableFile(
      "没有找到表头：表里要有一行写着“姓名”“手机号”这样的列名，请下载模板对照",
    );
  }
  const headings = (rows[at] ?? []).map((cell) => cell.trim());
  const below = rows
    .slice(at + 1)
    .map((cells, index) => ({ row: at + 2 + index, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (below.length === 0) throw new UnreadableFile("表头下面没有人员，请填写后再导入");
  if (below.length > IMPORT_ROWS_MAX) {
    throw new UnreadableFile(`一次最多导入${IMPORT_ROWS_MAX}人，请分成几个文件`);
  }
  return { headings, rows: below, guess: guessMapping(headings), notes };
}

/** A row with two headings that we know is no row of a person. */
function headingOf(rows: SheetRows): number {
  return rows
    .slice(0, HEADING_WITHIN)
    .findIndex((row) => row.filter((cell) => importColumnOf(cell) !== null).length >= 2);
}

/** The rows in our columns. */
export function mapRows(table: PeopleTable, mapping: Mapping): ImportRow[] {
  return table.rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(
      importColumns.flatMap((column) => {
        const at = mapping[column];
        const text = at === undefined ? "" : (cells[at] ?? "").trim().slice(0, 500);
        return text === "" ? [] : [[column, text]];
      }),
    ),
  }));
}

/** Files that people choose by mistake, each with what to do instead. */
function refuseKnownStrangers(content: Uint8Array): void {
  const head = Buffer.from(content.subarray(0, 8)).toString("latin1");
  if (head.startsWith("\xd0\xcf\x11\xe0")) {
    throw new UnreadableFile(
      "这是旧版 .xls 或加了密码的工作簿，请在 Excel 里去掉密码、另存为 .xlsx 再导入",
    );
  }
  if (/^(%PDF|\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z\xbc|MZ|<)/.test(head)) {
    throw new UnreadableFile("这不是表格文件，请用 Excel（.xlsx）或 CSV 文件");
  }
}
