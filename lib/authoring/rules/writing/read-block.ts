/**
 * A block of Markdown → the editor's node for it, or null when the editor has none that holds all of
 * it: such a block is shown and kept as it is written. Pure.
 */
import type { ListItem, PhrasingContent, RootContent, Table } from "mdast";
import {
  type EditorMark,
  type EditorNode,
  isLeafKind,
  leafItems,
  node,
  textNode,
} from "@/lib/authoring/rules/writing/nodes";
import {
  isCallout,
  isLabel,
  isLiteralLink,
  joinChineseLines,
} from "@/lib/catalogue/rules/body-tree";

/** Thrown within this file only: somewhere inside stands what the editor cannot hold. */
class Unknown extends Error {}

/** `source` is the text that the positions of the block count in. */
export function readBlock(block: RootContent, source: string): EditorNode | null {
  try {
    return section(block, source);
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

/** What stands at the top of a lesson only. */
function section(block: RootContent, source: string): EditorNode {
  if (block.type === "heading" && block.depth >= 2 && block.depth <= 4) {
    return node("heading", { level: block.depth }, line(block.children, source));
  }
  if (block.type === "leafDirective" && isLeafKind(block.name) && block.children.length === 0) {
    return leaf(block.name, block.attributes ?? {});
  }
  if (block.type === "containerDirective" && isCallout(block.name)) {
    if (Object.keys(block.attributes ?? {}).length > 0) throw new Unknown();
    if (!/(^|\n):{3,}[ \t]*$/.test(slice(block, source))) throw new Unknown();
    const label = block.children.find(isLabel);
    const rest = block.children.filter((child) => child !== label);
    const title = label ? line(label.children, source) : [];
    if (title.some(({ type, marks = [] }) => type !== "text" || marks.some(isUnfit))) {
      throw new Unknown();
    }
    const inside = rest.map((child) => flow(child, source));
    return node("callout", { kind: block.name }, [node("calloutTitle", null, title), ...inside]);
  }
  return flow(block, source);
}

/** A title is words: code and links could hold the bracket that ends it. */
function isUnfit({ type }: EditorMark): boolean {
  return type === "code" || type === "link";
}

/** What may stand anywhere: in a call-out, a quotation, a list. */
function flow(block: RootContent, source: string): EditorNode {
  switch (block.type) {
    case "paragraph":
      return node("paragraph", null, line(block.children, source));
    case "blockquote":
      return node(
        "blockquote",
        null,
        block.children.map((child) => flow(child, source)),
      );
    case "list": {
      const loose = Boolean(block.spread) || block.children.some((item) => item.spread);
      const items = block.children.map((item) => listItem(item, source));
      if (!block.ordered) return node("bulletList", { loose }, items);
      return node("orderedList", { start: block.start ?? 1, loose }, items);
    }
    case "table":
      return table(block, source);
    case "code":
      if (block.meta) throw new Unknown();
      return node(
        "codeBlock",
        { language: block.lang || null },
        block.value === "" ? [] : [textNode(block.value)],
      );
    case "thematicBreak":
      return node("horizontalRule", null);
    default:
      throw new Unknown();
  }
}

function leaf(
  kind: keyof typeof leafItems,
  given: Readonly<Record<string, string | null | undefined>>,
): EditorNode {
  const items: readonly string[] = leafItems[kind];
  if (Object.keys(given).some((name) => !items.includes(name))) throw new Unknown();
  return node(kind, Object.fromEntries(items.map((name) => [name, given[name] ?? ""])));
}

function listItem(item: ListItem, source: string): EditorNode {
  const [first] = item.children;
  const begins = first?.type === "paragraph";
  const words = begins ? line(first.children, source) : [];
  return node("listItem", { checked: item.checked ?? null }, [
    node("paragraph", null, words),
    ...item.children.slice(begins ? 1 : 0).map((child) => flow(child, source)),
  ]);
}

function table({ align, children }: Table, source: string): EditorNode {
  const width = children[0]?.children.length ?? 0;
  const rows = children.map((row, place) => {
    if (row.children.length > width) throw new Unknown();
    const cells = Array.from({ length: width }, (_, column) =>
      node(
        place === 0 ? "tableHeader" : "tableCell",
        { align: align?.[column] ?? null },
        line(row.children[column]?.children ?? [], source),
      ),
    );
    return node("tableRow", null, cells);
  });
  return node("table", null, rows);
}

function line(
  parts: readonly PhrasingContent[],
  source: string,
  marks: readonly EditorMark[] = [],
): EditorNode[] {
  return parts.flatMap((part): EditorNode[] => {
    const inside = (mark: EditorMark) => {
      // Twice the same mark, as in `____、____`, looks like once.
      const held = marks.some((other) => other.type === mark.type) ? marks : [...marks, mark];
      return "children" in part ? line(part.children, source, held) : [];
    };
    switch (part.type) {
      case "text":
        return [textNode(joinLines(part.value), marks)];
      case "strong":
        return inside({ type: "bold" });
      case "emphasis":
        return inside({ type: "italic" });
      case "delete":
        return inside({ type: "strike" });
      case "inlineCode":
        return [textNode(part.value, [...marks, { type: "code" }])];
      case "link":
        if (part.title) throw new Unknown();
        // An address in the running text is text, which the reader's page makes a link of.
        if (isLiteralLink(part, source)) return line(part.children, source, marks);
        return inside({ type: "link", attrs: { href: part.url } });
      case "break":
        return [{ type: "hardBreak" }];
      case "textDirective":
        // A colon before a word, as in 10:30, is text.
        if (part.children.length > 0 || Object.keys(part.attributes ?? {}).length > 0) {
          throw new Unknown();
        }
        return [textNode(slice(part, source), marks)];
      default:
        throw new Unknown();
    }
  });
}

/** A line that was broken to be short goes on; between two Chinese characters without a space. */
function joinLines(text: string): string {
  return joinChineseLines(text).replaceAll(/[ \t]*\n[ \t]*/g, " ");
}

function slice(part: RootContent, source: string): string {
  return source.slice(part.position?.start.offset ?? 0, part.position?.end.offset ?? 0);
}
