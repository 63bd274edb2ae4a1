/**
 * One form for what reads the same: the editor knows empty paragraphs, spaces at the end of a line and
 * bold quotation marks; Markdown does not. What is written is written in this form, and two blocks
 * are the same when their forms are. Pure.
 */
import { canonicalTable } from "@/lib/authoring/rules/writing/canonical-table";
import { canonicalLine } from "@/lib/authoring/rules/writing/canonical-text";
import {
  type EditorNode,
  isLeafKind,
  leafItems,
  node,
  wordsOf,
} from "@/lib/authoring/rules/writing/nodes";

/** The blocks of a document in their one form; what is empty is left out. */
export function canonicalBlocks(blocks: readonly EditorNode[]): EditorNode[] {
  const kept = blocks.flatMap((block) => canonicalBlock(block) ?? []);
  return kept.reduce<EditorNode[]>((all, block) => {
    const last = all.at(-1);
    if (last && areOneList(last, block)) all[all.length - 1] = joinLists(last, block);
    else all.push(block);
    return all;
  }, []);
}

/** Two lists of the same kind in a row read as one. */
export function areOneList(left: EditorNode, right: EditorNode): boolean {
  return left.type === right.type && /^(bullet|ordered)List$/.test(left.type);
}

export function joinLists(left: EditorNode, right: EditorNode): EditorNode {
  const loose = left.attrs?.loose === true || right.attrs?.loose === true;
  const attrs = { ...left.attrs, loose };
  return node(left.type, attrs, [...(left.content ?? []), ...(right.content ?? [])]);
}

function canonicalBlock(block: EditorNode): EditorNode | null {
  const { type, attrs = {}, content = [] } = block;
  if (isLeafKind(type)) {
    const items = leafItems[type].map((name) => [name, oneLine(attrs[name])]);
    return node(type, Object.fromEntries(items));
  }
  switch (type) {
    case "paragraph": {
      const line = canonicalLine(content, true);
      return line.length > 0 ? node(type, null, line) : null;
    }
    case "heading": {
      const line = canonicalLine(content, false);
      return line.length > 0 ? node(type, { level: attrs.level }, line) : null;
    }
    case "bulletList":
    case "orderedList":
      return canonicalList(block);
    case "blockquote": {
      const inside = canonicalBlocks(content);
      return inside.length > 0 ? node(type, null, inside) : null;
    }
    case "callout":
      return canonicalCallout(block);
    case "table":
      return canonicalTable(block);
    case "codeBlock":
      return node(type, { language: attrs.language || null }, codeOf(block));
    case "horizontalRule":
      return node(type, null);
    case "raw": {
      const source = String(attrs.source ?? "").replace(/^(?:[ \t]*\n)+|\s+$/g, "");
      return source === "" ? null : node(type, { source });
    }
    default:
      throw new Error(`The editor holds a ${type}, which has no place in a lesson`);
  }
}

function codeOf(block: EditorNode): EditorNode[] {
  const text = wordsOf(block);
  return text === "" ? [] : [{ type: "text", text }];
}

/** An item begins with a paragraph, be it empty; one that says nothing at all is left out. */
function canonicalList({ type, attrs = {}, content = [] }: EditorNode): EditorNode | null {
  const items = content.flatMap((item): EditorNode[] => {
    const inside = canonicalBlocks(item.content ?? []);
    const blocks = inside[0]?.type === "paragraph" ? inside : [node("paragraph", null), ...inside];
    const line = blocks[0]?.content ?? [];
    const { checked } = item.attrs ?? {};
    // A box has words beside it, or Markdown takes it for words.
    const box = typeof checked === "boolean" && line.length > 0 ? checked : null;
    const says = line.length > 0 || blocks.length > 1;
    return says ? [node("listItem", { checked: box }, blocks)] : [];
  });
  if (items.length === 0) return null;
  const loose = (attrs.loose === true && spreads(items)) || items.some(hasSpreadBlocks);
  if (type === "bulletList") return node(type, { loose }, items);
  const start = typeof attrs.start === "number" && attrs.start >= 0 ? attrs.start : 1;
  return node(type, { start, loose }, items);
}

/** A single item of one block has nothing to stand apart from. */
function spreads(items: readonly EditorNode[]): boolean {
  return items.length > 1 || saying(items[0]).length > 1;
}

/** Two blocks in a row that only an empty line keeps apart make the list a loose one. */
function hasSpreadBlocks(item: EditorNode): boolean {
  const blocks = saying(item);
  return blocks.some((block, place) => {
    const next = blocks[place + 1];
    return block.type === "paragraph" && next !== undefined && !/List$/.test(next.type);
  });
}

/** The blocks of an item that are written: not the empty paragraph before another block. */
function saying(item: EditorNode | undefined): EditorNode[] {
  return (item?.content ?? []).filter(({ type, content }) => type !== "paragraph" || content);
}

function canonicalCallout({ type, attrs = {}, content = [] }: EditorNode): EditorNode {
  const title = content.find((child) => child.type === "calloutTitle");
  const blocks = canonicalBlocks(content.filter((child) => child !== title));
  const words = (title?.content ?? []).map((part) => ({
    ...part,
    marks: part.marks?.filter((mark) => mark.type !== "code" && mark.type !== "link") ?? [],
  }));
  const line = canonicalLine(words, false);
  return node(type, { kind: attrs.kind }, [node("calloutTitle", null, line), ...blocks]);
}

/** An item of a directive is one line of words. */
function oneLine(value: unknown): string {
  return String(value ?? "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
