/** Stretches of text, joined and measured. Pure. */
import type { Span } from "@/lib/transfer/model/word";

export function plainOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join("");
}

/** Neighbours of one look become one; signs that course files do not hold are taken out. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const text = cleaned(span.text);
    const last = merged.at(-1);
    if (text === "") continue;
    if (last && alike(last, span)) last.text += text;
    else merged.push({ ...span, text });
  }
  return merged;
}

function alike(a: Span, b: Span): boolean {
  return (
    Boolean(a.bold) === Boolean(b.bold) &&
    Boolean(a.italic) === Boolean(b.italic) &&
    Boolean(a.strike) === Boolean(b.strike) &&
    a.href === b.href
  );
}

function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll(/[\t\u00a0\u2000-\u200a\u202f]/g, " ")
    .replaceAll(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\u200b\ufeff\u00ad]/gu, "");
}

/** Nothing blank at either end: Chinese paragraphs are indented with spaces. */
export function trimSpans(spans: readonly Span[]): Span[] {
  const list = spans.map((span) => ({ ...span }));
  for (let first = list[0]; first; first = list[0]) {
    first.text = first.text.replace(/^[\s\u3000]+/, "");
    if (first.text !== "") break;
    list.shift();
  }
  for (let last = list.at(-1); last; last = list.at(-1)) {
    last.text = last.text.replace(/[\s\u3000]+$/, "");
    if (last.text !== "") break;
    list.pop();
  }
  return list;
}
