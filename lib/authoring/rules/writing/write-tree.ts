/** The editor's node → the tree of Markdown that says the same. Pure. */
import type { BlockContent, PhrasingContent, Root } from "mdast";
import { sameMarks } from "@/lib/authoring/rules/writing/canonical-text";
import {
  type EditorMark,
  type EditorNode,
  isLeafKind,
  markOrder,
} from "@/lib/authoring/rules/writing/nodes";

export function treeOf(block: EditorNode): Root {
  return { type: "root", children: [blockTree(block)] };
}

function blockTree(block: EditorNode): BlockContent {
  const { type, attrs = {}, content = [] } = block;
  const blocks = () => content.map(blockTree);
  if (isLeafKind(type)) {
    const attributes = attrs as Record<string, string>;
    return { type: "leafDirective", name: type, attributes, children: [] };
  }
  switch (type) {
    case "paragraph":
      return { type, children: lineTree(content) };
    case "heading":
      return { type, depth: attrs.level as 2 | 3 | 4, children: lineTree(content) };
    case "bulletList":
    case "orderedList":
      return listTree(block);
    case "blockquote":
      return { type, children: blocks() };
    case "callout":
      return { type: "containerDirective", name: String(attrs.kind), children: blocks() };
    case "calloutTitle":
      return { type: "paragraph", data: { directiveLabel: true }, children: lineTree(content) };
    case "codeBlock":
      return { type: "code", lang: attrs.language as string | null, value: content[0]?.text ?? "" };
    case "table":
      return tableTree(content);
    default:
      return { type: "thematicBreak" };
  }
}

function listTree({ type, attrs = {}, content = [] }: EditorNode): BlockContent {
  const spread = attrs.loose === true;
  const children = content.map((item) => {
    const { checked = null } = item.attrs ?? {};
    const [first, ...rest] = item.content ?? [];
    // Markdown knows no empty paragraph.
    const blocks = first?.content ? (item.content ?? []) : rest;
    return {
      type: "listItem" as const,
      checked: checked as boolean | null,
      spread,
      children: blocks.map(blockTree),
    };
  });
  if (type === "bulletList") return { type: "list", ordered: false, spread, children };
  return { type: "list", ordered: true, start: Number(attrs.start ?? 1), spread, children };
}

function tableTree(rows: readonly EditorNode[]): BlockContent {
  const align = (rows[0]?.content ?? []).map((cell) => cell.attrs?.align ?? null);
  return {
    type: "table",
    align: align as ("left" | "right" | "center" | null)[],
    children: rows.map((row) => ({
      type: "tableRow",
      children: (row.content ?? []).map((cell) => ({
        type: "tableCell",
        children: lineTree(cell.content ?? []),
      })),
    })),
  };
}

/** Nests marks: the one that goes on the longest is outermost. */
function lineTree(line: readonly EditorNode[]): PhrasingContent[] {
  const tree: PhrasingContent[] = [];
  for (let at = 0; at < line.length; ) {
    const part = line[at];
    if (!part) break;
    const outer = outermost(line, at);
    if (!outer) {
      tree.push(leafTree(part));
      at += 1;
      continue;
    }
    const inside = line.slice(at, at + outer.length).map((child) => without(child, outer.mark));
    tree.push(wrap(outer.mark, lineTree(inside)));
    at += outer.length;
  }
  return tree;
}

function leafTree(part: EditorNode): PhrasingContent {
  if (part.type === "hardBreak") return { type: "break" };
  const isCode = part.marks?.some((mark) => mark.type === "code");
  return { type: isCode ? "inlineCode" : "text", value: part.text ?? "" };
}

function outermost(line: readonly EditorNode[], at: number) {
  let best: { mark: EditorMark; length: number } | null = null;
  for (const type of markOrder) {
    const mark = line[at]?.marks?.find((held) => held.type === type);
    if (!mark || type === "code") continue;
    let length = 1;
    while (line[at + length]?.marks?.some((held) => sameMarks([held], [mark]))) length += 1;
    if (!best || length > best.length) best = { mark, length };
  }
  return best;
}

function without(part: EditorNode, mark: EditorMark): EditorNode {
  return { ...part, marks: (part.marks ?? []).filter((held) => held.type !== mark.type) };
}

function wrap(mark: EditorMark, children: PhrasingContent[]): PhrasingContent {
  switch (mark.type) {
    case "bold":
      return { type: "strong", children };
    case "italic":
      return { type: "emphasis", children };
    case "strike":
      return { type: "delete", children };
    default:
      return { type: "link", url: String(mark.attrs?.href), children };
  }
}
