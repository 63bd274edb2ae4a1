/** Township codes as they come in tables: 代码, 名称. What each row means, or why it means nothing. Pure. */
import type { Region } from "@/lib/people/model/place";
import { isWithinRegion } from "@/lib/people/rules/region-code";

/** A row as it stands in the file; `line` counts from 1. */
export type TownshipRow = { line: number; code: string; name: string };

/** skipped: a county or more, which the platform knows · faulty: `reason` says why. */
export type JudgedRow = TownshipRow & {
  state: "new" | "renamed" | "same" | "skipped" | "faulty";
  /** For the renamed, the name until now; for the faulty, the reason; for the skipped, why. */
  reason: string | null;
};

/** What is known of regions that a file can be about. */
export type KnownRegions = {
  /** All regions, abolished ones too, by code. */
  regions: ReadonlyMap<string, Region & { successorCode: string | null }>;
  /** Prefixes of the regions that whoever imports looks after. */
  reach: readonly string[];
};

export const TOWNSHIP_ROWS_MAX = 5000;

const HEADING_WITHIN = 10;
const codeHeadings = ["代码", "区划代码", "行政区划代码", "统计用区划代码", "乡镇代码"];
const nameHeadings = [
  "名称",
  "区划名称",
  "行政区划名称",
  "乡镇名称",
  "乡镇（街道）名称",
  "单位名称",
];

/**
 * The rows beneath the headings; empty ones are left out. Null when there are no headings 代码 and 名称.
 */
export function townshipRows(table: readonly (readonly string[])[]): TownshipRow[] | null {
  const at = table
    .slice(0, HEADING_WITHIN)
    .findIndex((row) => column(row, codeHeadings) >= 0 && column(row, nameHeadings) >= 0);
  const headings = table[at];
  if (!headings) return null;
  const [codeAt, nameAt] = [column(headings, codeHeadings), column(headings, nameHeadings)];
  return table
    .slice(at + 1)
    .map((row, index) => ({
      line: at + 2 + index,
      code: (row[codeAt] ?? "").normalize("NFKC").replaceAll(/[\s']/g, ""),
      name: (row[nameAt] ?? "").trim(),
    }))
    .filter(({ code, name }) => code !== "" || name !== "");
}

/** What each row would do. The order of the rows does not matter. */
export function judgeRows(rows: readonly TownshipRow[], known: KnownRegions): JudgedRow[] {
  const judged = rows.map((row) => judgeRow(row, known));
  const seen = new Map<string, number>();
  const named = namesAfter(judged, known);
  return judged.map((row) => {
    if (row.state === "faulty" || row.state === "skipped") return row;
    const earlier = seen.get(row.code);
    if (earlier) return faulty(row, `代码和第${earlier}行相同，请只留一行`);
    seen.set(row.code, row.line);
    const twin = (named.get(`${countyOf(row.code)} ${row.name}`) ?? []).find((c) => c !== row.code);
    if (row.state === "same" || !twin) return row;
    return faulty(row, `同一个县（市、区）里还有一个“${row.name}”，代码是${twin}`);
  });
}

function judgeRow(row: TownshipRow, { regions, reach }: KnownRegions): JudgedRow {
  const digits = significant(row.code);
  if (typeof digits !== "string") return faulty(row, digits.problem);
  const named = { ...row, code: digits };
  if (digits.length < 9) return judgeUpper(row, regions.get(digits));
  const county = regions.get(countyOf(digits));
  if (!county || county.successorCode || !reach.some((r) => isWithinRegion(digits, r))) {
    return faulty(named, `${countyOf(digits)}不是现有的县（市、区），或者不在您的管理范围内`);
  }
  if (!/^[\p{Script=Han}\p{L}\d（）()·]{2,40}$/u.test(row.name)) {
    return faulty(named, row.name === "" ? "缺名称" : "名称要2至40个字，不带空格和标点");
  }
  const present = regions.get(digits);
  if (present?.successorCode) {
    return faulty(named, `这个代码已经撤销，并入了${present.successorCode}`);
  }
  if (!present) return { ...named, state: "new", reason: null };
  return present.name === row.name
    ? { ...named, state: "same", reason: null }
    : { ...named, state: "renamed", reason: present.name };
}

/** Official lists hold counties too; those that are known do no harm. */
function judgeUpper(row: TownshipRow, present: Region | undefined): JudgedRow {
  return present
    ? { ...row, state: "skipped", reason: "县（市、区）及以上，不改动" }
    : faulty(row, "这是县（市、区）及以上的代码，这里只导入乡镇（街道）");
}

/** The significant digits of a code of 9 or 12 digits, or of a known shorter one; or what is wrong with it. */
function significant(code: string): string | { problem: string } {
  if (code === "") return { problem: "缺代码" };
  if (/^\d(\.\d+)?E\+?\d+$/i.test(code)) {
    return { problem: "代码被表格变成了科学记数，后几位已经丢失：请把这一列设为文本，重新填写" };
  }
  if (!/^\d+$/.test(code)) return { problem: "代码只能是数字" };
  if (code.length === 12) {
    if (!code.endsWith("000")) return { problem: "这是村（社区）的代码，这里只导入乡镇（街道）" };
    return code.slice(0, 9).replace(/(?<=^\d{6})000$|(?<=^\d{4})00000$|(?<=^\d{2})0000000$/, "");
  }
  if (code.length === 9) {
    return code.replace(/(?<=^\d{6})000$|(?<=^\d{4})00000$|(?<=^\d{2})0000000$/, "");
  }
  if (code.length === 6) return code.replace(/(00){1,2}$/, "");
  return { problem: `代码要9位或12位，这里是${code.length}位` };
}

/** Which codes have which name in a county, once all is done. */
function namesAfter(
  judged: readonly JudgedRow[],
  { regions }: KnownRegions,
): Map<string, string[]> {
  const names = new Map<string, string>();
  for (const { code, name, level, successorCode } of regions.values()) {
    if (level === "township" && !successorCode) names.set(code, name);
  }
  for (const { state, code, name } of judged) {
    if (state === "new" || state === "renamed") names.set(code, name);
  }
  const codes = new Map<string, string[]>();
  for (const [code, name] of names) {
    const key = `${countyOf(code)} ${name}`;
    codes.set(key, [...(codes.get(key) ?? []), code]);
  }
  return codes;
}

function faulty(row: TownshipRow, reason: string): JudgedRow {
  return { ...row, state: "faulty", reason };
}

function countyOf(code: string): string {
  return code.slice(0, 6);
}

function column(row: readonly string[], headings: readonly string[]): number {
  return row.findIndex((cell) => headings.includes(cell.replaceAll(/[\s*＊:：]/g, "")));
}
