/** What is shown of what is not shown: enough to tell two people apart, too little to use. Pure. */
import type { MaskedField } from "@/lib/people/model/person";

const masks: Record<MaskedField, (text: string) => string> = {
  phone: (text) => between(text, 3, 4),
  email: (text) => `${text.slice(0, 1)}***${text.slice(text.lastIndexOf("@"))}`,
  idNumber: (text) => between(text, 4, 4),
  qualificationNumber: (text) => between(text, 0, 4),
};

/** 13800138000 → 138****8000; 420106199001011234 → 4201**********1234. */
export function masked(field: MaskedField, text: string): string;
export function masked(field: MaskedField, text: string | null): string | null;
export function masked(field: MaskedField, text: string | null): string | null {
  return text === null ? null : masks[field](text);
}

/** 田小禾 → 田*禾, 田禾 → 田*: somebody who knows the name knows it again. */
export function maskedName(name: string): string {
  const signs = [...name];
  if (signs.length <= 2) return `${signs[0] ?? ""}*`;
  return `${signs[0]}${"*".repeat(signs.length - 2)}${signs.at(-1)}`;
}

/** A short text keeps less of itself. */
function between(text: string, start: number, end: number): string {
  const shown = text.length >= start + end + 4 ? { start, end } : { start: 0, end: 2 };
  const hidden = Math.max(4, text.length - shown.start - shown.end);
  return `${text.slice(0, shown.start)}${"*".repeat(hidden)}${text.slice(-shown.end)}`;
}
