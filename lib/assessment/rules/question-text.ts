/** The text of a stem as it is shown: lines of words, and GitHub Markdown tables among them. Pure. */

export type TextPart =
  | { kind: "words"; text: string }
  | { kind: "table"; head: string[]; rows: string[][] };

/** Words and tables in their order. What only looks like a table stays words. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; ) {
    const height = tableHeight(lines, at);
    if (height === 0) {
      addWords(parts, lines[at] ?? "");
      at += 1;
      continue;
    }
    const [head = [], , ...rows] = lines.slice(at, at + height).map(cellsOf);
    const width = head.length;
    parts.push({
      kind: "table",
      head,
      rows: rows.map((row) => Array.from({ length: width }, (_, n) => row[n] ?? "")),
    });
    at += height;
  }
  return parts.flatMap((part) =>
    part.kind === "words" ? wordsOf(part.text.replace(/^\n+|\n+$/g, "")) : part,
  );
}

/** A stem for a legend, which holds words only: those it begins with, and what stands below. */
export function legendParts(stem: string): { words: string; below: TextPart[] } {
  const [first, ...others] = textParts(stem);
  if (first?.kind === "words") return { words: first.text, below: others };
  return { words: "看表回答", below: first ? [first, ...others] : [] };
}

function wordsOf(text: string): TextPart[] {
  return text === "" ? [] : [{ kind: "words", text }];
}

function addWords(parts: TextPart[], line: string): void {
  const last = parts.at(-1);
  if (last?.kind === "words") last.text += `\n${line}`;
  else parts.push({ kind: "words", text: line });
}

/** How many lines from here make a table: a head, its rule, and rows; 0 when none does. */
function tableHeight(lines: readonly string[], at: number): number {
  const isRow = (line: string | undefined) => /^\s*\|.*\|\s*$/.test(line ?? "");
  const isRule = /^\s*\|(\s*:?-+:?\s*\|)+\s*$/.test(lines[at + 1] ?? "");
  if (!isRow(lines[at]) || !isRule) return 0;
  let height = 2;
  while (isRow(lines[at + height])) height += 1;
  return height;
}

function cellsOf(line: string): string[] {
  const inside = line.trim().replace(/^\||\|$/g, "");
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
