/** A table of a clipboard, as one that Markdown can hold: merged cells are taken apart. Pure. */
import { type Lost, lineOf, lose } from "@/lib/authoring/rules/paste/pasted-line";
import type { Pasted, PastedElement } from "@/lib/authoring/rules/paste/pasted-tree";
import { type EditorNode, node, textNode } from "@/lib/authoring/rules/writing/nodes";

export const MERGED = "合并的单元格已拆开，文字在第一格";

export function tableOf(table: PastedElement, lost: Lost): EditorNode {
  const rows = rowsOf(table);
  const grid: EditorNode[][][] = rows.map(() => []);
  rows.forEach((row, down) => {
    let across = 0;
    for (const cell of row.children) {
      if (typeof cell === "string" || !/^t[dh]$/.test(cell.name)) continue;
      while (grid[down]?.[across]) across += 1;
      const wide = spanOf(cell.attributes.colspan);
      const high = spanOf(cell.attributes.rowspan);
      if (wide * high > 1) lose(lost, MERGED);
      for (let y = down; y < Math.min(rows.length, down + high); y += 1) {
        for (let x = across; x < across + wide; x += 1) {
          const line = grid[y];
          if (line) line[x] = y === down && x === across ? cellLine(cell, lost) : [];
        }
      }
      across += wide;
    }
  });
  const width = Math.max(0, ...grid.map((line) => line.length));
  const made = grid.map((line, down) => {
    const type = down === 0 ? "tableHeader" : "tableCell";
    const cells = Array.from({ length: width }, (_, x) =>
      node(type, { align: null }, line[x] ?? []),
    );
    return node("tableRow", null, cells);
  });
  return node("table", null, made);
}

function rowsOf(of: PastedElement): PastedElement[] {
  return of.children.flatMap((child) => {
    if (typeof child === "string") return [];
    if (child.name === "tr") return [child];
    return /^(thead|tbody|tfoot)$/.test(child.name) ? rowsOf(child) : [];
  });
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? "1", 10);
  return span >= 1 && span <= 40 ? span : 1;
}

/** Several paragraphs in one cell become one line. */
function cellLine(cell: PastedElement, lost: Lost): EditorNode[] {
  const parts = (nodes: readonly Pasted[]): EditorNode[] =>
    nodes.flatMap((child) => {
      if (typeof child === "string" || !/^(p|div|section|li|ul|ol|h[1-6])$/.test(child.name)) {
        return lineOf(child, [], lost);
      }
      return [...parts(child.children), textNode(" ")];
    });
  return parts(cell.children).map((part) => (part.type === "hardBreak" ? textNode(" ") : part));
}
