/** Excel workbooks as rows of text, read so that no file can harm, and written. No I/O. */
import readXlsxFile, { readSheet } from "read-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import { readArchive, refuseDocumentType } from "@/lib/transfer/rules/exchange/archive";
import type { SheetRows } from "@/lib/transfer/rules/exchange/sheet-read";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/** A sheet larger than this holds no questions; the library would lay out every cell of it. */
const ROWS_MAX = 20_000;
const COLUMNS_MAX = 100;

/**
 * The first sheet, every cell as text.
 *
 * @throws UnreadableFile when it is no workbook, is damaged, or is too large
 */
export async function readWorkbook(
  content: Uint8Array,
): Promise<{ rows: SheetRows; hasPictures: boolean }> {
  const files = readArchive(content, {
    wanted: (path) => /^xl\/.*\.(xml|rels)$|^xl\/media\//.test(path),
  });
  if (!files.has("xl/workbook.xml")) throw new UnreadableFile("不是 Excel 工作簿（.xlsx）");
  for (const [path, bytes] of files) {
    if (path.startsWith("xl/worksheets/") && path.endsWith(".xml")) checkExtent(bytes);
    if (path.endsWith(".xml")) refuseDocumentType(bytes);
  }
  try {
    const rows = await readSheet(Buffer.from(content), { trim: false });
    return {
      rows: rows.map((row) => row.map(cellText)),
      hasPictures: [...files.keys()].some((path) => path.startsWith("xl/media/")),
    };
  } catch {
    throw new UnreadableFile("Excel 文件已损坏，读不出表格");
  }
}

export type Sheet = { name: string; rows: SheetRows; merged: boolean };

/** A workbook has no more sheets worth looking at. */
const SHEETS_MAX = 20;

/**
 * Every sheet that can be seen, in its order; what was typed into merged cells is in each of them.
 *
 * @throws UnreadableFile when it is no workbook, is damaged, too large, or brings programs along
 */
export async function readSheets(content: Uint8Array): Promise<Sheet[]> {
  const files = readArchive(content, { wanted: (path) => /^xl\/.*\.(xml|rels|bin)$/.test(path) });
  const workbook = files.get("xl/workbook.xml");
  if (!workbook) throw new UnreadableFile("不是 Excel 工作簿（.xlsx）");
  if (files.has("xl/vbaProject.bin")) {
    throw new UnreadableFile("这是带宏的工作簿，为了安全不读取；请另存为普通的 .xlsx 再导入");
  }
  const merges = new Map<string, string[]>();
  for (const [path, bytes] of files) {
    if (path.endsWith(".xml")) refuseDocumentType(bytes);
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(path)) continue;
    checkExtent(bytes);
    const text = new TextDecoder().decode(bytes);
    merges.set(
      path.slice("xl/".length),
      [...text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"/g)].map(
        ([, ref = ""]) => ref,
      ),
    );
  }
  const places = sheetPlaces(workbook, files.get("xl/_rels/workbook.xml.rels"));
  const seen = places.filter(({ hidden }) => !hidden).slice(0, SHEETS_MAX);
  if (seen.length === 0) throw new UnreadableFile("工作簿里的表都隐藏了，请先取消隐藏再导入");
  try {
    const read = await readXlsxFile(Buffer.from(content), { trim: false });
    return seen.map(({ name, at, path }) => {
      const rows = (read[at]?.data ?? []).map((row) => row.map(cellText));
      const ranges = merges.get(path) ?? [];
      return { name, rows: filledIn(rows, ranges), merged: ranges.length > 0 };
    });
  } catch {
    throw new UnreadableFile("Excel 文件已损坏，读不出表格");
  }
}

function sheetPlaces(workbook: Uint8Array, relations: Uint8Array | undefined) {
  const rels = new TextDecoder().decode(relations ?? new Uint8Array());
  const targets = new Map(
    [...rels.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [
      /\bId="([^"]*)"/.exec(tag)?.[1] ?? "",
      (/\bTarget="([^"]*)"/.exec(tag)?.[1] ?? "").replace(/^\/xl\//, ""),
    ]),
  );
  const tags = new TextDecoder().decode(workbook).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g);
  return [...tags].map(([tag], at) => ({
    at,
    name: /\bname="([^"]*)"/.exec(tag)?.[1] ?? "",
    path: targets.get(/\br:id="([^"]*)"/.exec(tag)?.[1] ?? "") ?? "",
    hidden: /\bstate="(hidden|veryHidden)"/.test(tag),
  }));
}

/** Only the first of merged cells holds anything: the others below it are given the same. */
function filledIn(rows: string[][], ranges: readonly string[]): string[][] {
  for (const range of ranges) {
    const [, left = "", top = "", right = "", bottom = ""] =
      /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
    // A title over several columns is no cell of a table.
    if (left !== right) continue;
    const column = columnNumber(left) - 1;
    const text = rows[Number(top) - 1]?.[column] ?? "";
    for (const row of rows.slice(Number(top), Math.min(Number(bottom), rows.length))) {
      row[column] = text;
    }
  }
  return rows;
}

/** Rows as a workbook: bold headings that stay in view, wrapped text. */
export async function writeWorkbook(
  sheets: readonly { name: string; rows: readonly (readonly (string | number)[])[] }[],
): Promise<Uint8Array> {
  const file = writeExcelFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: (rows[0] ?? []).map((heading) => ({ width: widthOf(String(heading)) })),
      data: rows.map((row, at) =>
        row.map((cell) => ({
          ...(typeof cell === "number"
            ? { value: cell, type: Number }
            : { value: literal(cell), type: String }),
          wrap: true,
          alignVertical: "top" as const,
          ...(at === 0 ? { fontWeight: "bold" as const, backgroundColor: "#E3F1EF" } : {}),
        })),
      ),
    })),
  );
  return new Uint8Array(await file.toBuffer());
}

/** A workbook reads `_x000D_` as a sign by its number (ECMA-376, ST_Xstring), so a real one is written by its own. */
function literal(cell: string): string {
  return cell.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

function widthOf(heading: string): number {
  if (/题干|解析|评分|说明/.test(heading)) return 48;
  return /选项|答案|关键|单位|时间/.test(heading) ? 22 : 12;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell);
}

/** Cell addresses are looked at before anything is laid out: one far cell would make a huge grid. */
function checkExtent(sheet: Uint8Array): void {
  const text = new TextDecoder().decode(sheet);
  for (const [, letters = "", row = ""] of text.matchAll(
    /<(?:\w+:)?c\s[^<>]*?\br="([A-Z]+)(\d+)"/g,
  )) {
    if (Number(row) > ROWS_MAX || columnNumber(letters) > COLUMNS_MAX) {
      throw new UnreadableFile(`表格太大：最多${ROWS_MAX}行、${COLUMNS_MAX}列`);
    }
  }
}

function columnNumber(letters: string): number {
  return [...letters.slice(0, 4)].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0);
}
