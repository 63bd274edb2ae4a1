/** Excel workbooks as rows of text, read so that no file can harm, and written. No I/O. */
import { readSheet } from "read-excel-file/node";
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
