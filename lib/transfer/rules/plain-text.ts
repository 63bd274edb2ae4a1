/** Whether a file is plain text as the course format wants it: no mark at the start, no tabs, Unix lines. */
import type { Fault } from "@/lib/transfer/model/course";

const BYTE_ORDER_MARK = "\ufeff";

/** The text as the other readers take it, and everything that is wrong with it as text. */
export function readPlainText(file: string, raw: string): { text: string; faults: Fault[] } {
  const faults: Fault[] = [];
  const report = (at: number, message: string) =>
    faults.push({ file, line: raw.slice(0, at).split("\n").length, message });

  if (raw.startsWith(BYTE_ORDER_MARK)) report(0, "文件开头有 BOM 标记，请另存为不带 BOM 的 UTF-8");
  const carriage = raw.indexOf("\r");
  if (carriage >= 0) report(carriage, "换行是 Windows 格式（CRLF），请改成 LF");
  const tab = raw.indexOf("\t");
  if (tab >= 0) report(tab, "有制表符（Tab），请改成空格");
  const control = raw.search(controls);
  if (control >= 0) report(control, "有看不见的控制字符，请删去");
  if (!raw.isWellFormed()) report(0, "有残缺的字符，请另存为 UTF-8");
  if (raw.trim() === "") report(0, "文件是空的");

  const text = raw
    .replace(BYTE_ORDER_MARK, "")
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n")
    .replaceAll("\t", "  ")
    .toWellFormed();
  return { text, faults };
}

/** Controls other than line breaks and tabs, and marks that turn the direction of text around. */
const controls = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u;
