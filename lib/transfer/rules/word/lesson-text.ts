/** Blocks of a Word document → the body of a lesson in the course format. Pure. */
import type { BlockContent, List, ListItem, Paragraph, RootContent, TableRow } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { type Span, TO_WRITE, type WordBlock, type WordListItem } from "@/lib/transfer/model/word";
import { phrasingOf } from "@/lib/transfer/rules/word/phrasing";
import { plainOf } from "@/lib/transfer/rules/word/spans";

const writer = unified()
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false, tableCellPadding: true })
  .use(remarkDirective)
  .use(remarkStringify, { bullet: "-", emphasis: "*", rule: "-", listItemIndent: "one" })
  .freeze();

export type BodyBlock = {
  block: WordBlock /** 2 to 4 for headings, 5 for a bold line. */;
  depth: number | null;
};

export function bodyOf(blocks: readonly BodyBlock[], notes: readonly string[] = []): string {
  const children = blocks.flatMap(({ block, depth }) => nodesOf(block, depth));
  if (notes.length > 0) {
    children.push(heading(2, [{ text: "注释" }]));
    children.push(listOf(notes.map((text) => ({ spans: [{ text }], level: 0, ordered: true }))));
  }
  return writer.stringify({ type: "root", children });
}

function nodesOf(block: WordBlock, depth: number | null): RootContent[] {
  switch (block.kind) {
    case "text": {
      if (depth !== null && depth <= 4) return [heading(depth as 2 | 3 | 4, block.spans)];
      const spans =
        depth === 5 ? block.spans.map((span) => ({ ...span, bold: true })) : block.spans;
      const node = paragraph(spans);
      return block.quote ? [{ type: "blockquote", children: [node] }] : [node];
    }
    case "list":
      return [listOf(block.items)];
    case "table":
      return [{ type: "table", children: block.rows.map(rowOf) }];
    case "picture": {
      const { path, alt, caption } = block;
      const words = alt || `${TO_WRITE}${caption || "这张图说明了什么"}`;
      const attributes = { src: path, alt: words, ...(caption ? { caption } : {}) };
      return [{ type: "leafDirective", name: "figure", attributes, children: [] }];
    }
  }
}

/** A heading is one line in one look. */
function heading(depth: 2 | 3 | 4, spans: readonly Span[]): RootContent {
  const text = plainOf(spans).replaceAll(/\s+/g, " ");
  return { type: "heading", depth, children: phrasingOf([{ text }]) };
}

function paragraph(spans: readonly Span[]): Paragraph {
  return { type: "paragraph", children: phrasingOf(spans) };
}

function rowOf(row: readonly Span[][]): TableRow {
  return {
    type: "tableRow",
    children: row.map((spans) => ({ type: "tableCell", children: phrasingOf(spans) })),
  };
}

/** Items by their levels; one deeper than its neighbours begins a list within the item before it. */
function listOf(items: readonly WordListItem[]): List {
  const [first] = items;
  const list: List = {
    type: "list",
    ordered: first?.ordered ?? false,
    spread: false,
    children: [],
  };
  const base = Math.min(...items.map(({ level }) => level));
  let at = 0;
  while (at < items.length) {
    const item = items[at];
    if (!item) break;
    let end = at + 1;
    while ((items[end]?.level ?? -1) > base) end += 1;
    const children: BlockContent[] = [];
    const inner = items.slice(item.level === base ? at + 1 : at, end);
    if (item.level === base) children.push(paragraph(item.spans));
    if (inner.length > 0) children.push(listOf(inner));
    const node: ListItem = { type: "listItem", spread: false, children };
    list.children.push(node);
    at = end;
  }
  return list;
}
