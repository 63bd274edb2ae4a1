/** Comma-separated values as spreadsheet programs here open them: UTF-8 with its mark, RFC 4180 lines. Pure. */

/** What Excel needs to read UTF-8 as such. */
export const CSV_MARK = "\uFEFF";

/** One line with its end. A cell that a spreadsheet would run as a formula is kept as text (OWASP, CSV injection). */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[\s]*[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
