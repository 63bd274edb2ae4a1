/**
 * Whether a blank is filled in rightly. What does not change the meaning does not count: full or
 * half width, simplified or traditional, capitals, spaces, and the punctuation or quotation
 * marks somebody puts around a word. Server only: the table of traditional characters is large.
 */
import { Converter } from "opencc-js/t2cn";
import type { BlankKey } from "@/lib/assessment/model/question";

const simplified = Converter({ from: "t", to: "cn" });

/** Whether `text` is what belongs in the blank. An empty text never is. */
export function fitsBlank(key: BlankKey, text: string): boolean {
  if (text.trim() === "") return false;
  if ("accepts" in key) {
    const given = comparable(text);
    return given !== "" && key.accepts.some((accepted) => comparable(accepted) === given);
  }
  const number = numberIn(text);
  return number !== null && Math.abs(number - key.value) <= key.tolerance + tiny(key.value);
}

/** The form in which two answers are compared. */
export function comparable(text: string): string {
  return simplified(text.normalize("NFKC").toLowerCase())
    .replaceAll(/\s+/gu, "")
    .replaceAll(/^[\p{P}]+|[\p{P}]+$/gu, "");
}

/** The number somebody wrote: 1,200 · １２００ · 80% · 約3.5; null when it is not one number. */
function numberIn(text: string): number | null {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/[,\s]/gu, "")
    .replace(/^[约約]/, "");
  return /^[+-]?(\d+\.?\d*|\.\d+)%?$/.test(plain) ? Number(plain.replace("%", "")) : null;
}

/** What binary fractions leave over: 0.1 + 0.2 is 0.3 for whoever wrote it. */
function tiny(value: number): number {
  return Math.max(1, Math.abs(value)) * 1e-9;
}
