/** A table as Markdown can hold it: one head, cells of one line, the same number in every row. Pure. */
import { canonicalLine } from "@/lib/authoring/rules/writing/canonical-text";
import { type EditorNode, node } from "@/lib/authoring/rules/writing/nodes";

const ALIGNS = ["left", "center", "right"];

/** The first row is the head and says how each column stands. */
export function canonicalTable({ content = [] }: EditorNode): EditorNode | null {
  const width = Math.max(0, ...content.map((row) => row.content?.length ?? 0));
  if (width === 0) return null;
  const aligns = Array.from({ length: width }, (_, column) => {
    const align = content[0]?.content?.[column]?.attrs?.align;
    return ALIGNS.includes(String(align)) ? align : null;
  });
  const rows = content.map((row, place) => {
    const cells = aligns.map((align, column) => {
      const line = cellLine(row.content?.[column]?.content ?? []);
      return node(place === 0 ? "tableHeader" : "tableCell", { align }, line);
    });
    return node("tableRow", null, cells);
  });
  return node("table", null, rows);
}

/** Within a table a stroke ends the cell, and code cannot hold both it and the sign that escapes it. */
function cellLine(content: readonly EditorNode[]): EditorNode[] {
  const line = canonicalLine(content, false);
  const isUnfit = ({ text = "", marks = [] }: EditorNode) =>
    text.includes("\\") && marks.some((mark) => mark.type === "code");
  if (!line.some(isUnfit)) return line;
  const bare = (part: EditorNode) =>
    isUnfit(part)
      ? { ...part, marks: part.marks?.filter(({ type }) => type !== "code") ?? [] }
      : part;
  return canonicalLine(line.map(bare), false);
}
