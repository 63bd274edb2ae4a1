/**
 * The editor's node → Markdown in the style of the shipped courses. What is written reads back as the
 * same node; signs that would mean something are escaped, others are left as they were typed. Pure.
 */
import type { Paragraph, Parents, Root, RootContent } from "mdast";
import type { Info, State } from "mdast-util-to-markdown";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { canonicalBlocks } from "@/lib/authoring/rules/writing/canonical";
import { type EditorNode, isLeafKind, leafItems } from "@/lib/authoring/rules/writing/nodes";
import { readBlock } from "@/lib/authoring/rules/writing/read-block";
import { treeOf } from "@/lib/authoring/rules/writing/write-tree";
import { parseBody } from "@/lib/catalogue/rules/body-tree";

const TITLE = "containerDirectiveLabel";

const writer = unified()
  .use(remarkGfm, { singleTilde: false })
  .use(remarkStringify, {
    bullet: "-",
    emphasis: "*",
    rule: "-",
    listItemIndent: "one",
    fences: true,
    handlers: { containerDirective, leafDirective, table },
    unsafe: [
      { atBreak: true, character: ":", after: ":" },
      { character: "]", inConstruct: TITLE },
      // A word after a colon, with braces or brackets behind it, would be a directive.
      { character: ":", after: "[^\\s{}:[\\]]+[[{]", inConstruct: "phrasing" },
    ],
  })
  .freeze();

/** Escapes that are seldom needed: they are taken away where the text reads the same without. */
const SELDOM_NEEDED = ["_", "[", "]", "~", ":", ".", "@", "&", "*"];

/** A block in its one form, as Markdown without an empty line at either end. */
export function writeBlock(block: EditorNode): string {
  if (block.type === "raw") return String(block.attrs?.source ?? "");
  const written = writer.stringify(treeOf(block)).replace(/\n+$/, "");
  if (!written.includes("\\")) return written;
  const meant = JSON.stringify(block);
  return SELDOM_NEEDED.reduce((text, sign) => {
    const plain = text.replaceAll(`\\${sign}`, sign);
    return plain !== text && JSON.stringify(readBack(plain)) === meant ? plain : text;
  }, written);
}

/** The one block that a text is, in its one form; null when it is several, or none the editor has. */
export function readBack(source: string): EditorNode | null {
  const { children } = parseBody(source);
  const [only] = children;
  if (!only || children.length > 1) return null;
  const read = readBlock(only, source);
  return read ? (canonicalBlocks([read])[0] ?? null) : null;
}

type Directive = Extract<RootContent, { type: "containerDirective" | "leafDirective" }>;

function containerDirective(node: Directive, _: Parents | undefined, state: State, info: Info) {
  const [label, ...blocks] = node.children as RootContent[];
  const exit = state.enter("containerDirective");
  const tracker = state.createTracker(info);
  const title = label?.type === "paragraph" && label.children.length > 0 ? labelOf(label) : "";
  const inside = state.containerFlow({ type: "root", children: blocks } as Root, tracker.current());
  exit();
  const longest = Math.max(
    2,
    ...[...inside.matchAll(/^[ \t>]*(:+)/gm)].map(([, c = ""]) => c.length),
  );
  const fence = ":".repeat(longest + 1);
  const body = inside === "" ? "" : `${inside}\n\n`;
  return `${fence}${node.name}${title}\n\n${body}${fence}`;

  function labelOf(of: Paragraph): string {
    const exits = [state.enter(TITLE), state.enter("phrasing")];
    const around = { ...tracker.current(), before: "[", after: "]" };
    const words = state.containerPhrasing(of, around);
    for (const leave of exits.reverse()) leave();
    return `[${words}]`;
  }
}

function leafDirective(node: Directive): string {
  const names: readonly string[] = isLeafKind(node.name) ? leafItems[node.name] : [];
  const items = names.flatMap((name) => {
    const value = node.attributes?.[name] ?? "";
    return value === "" ? [] : [`${name}="${quoted(value)}"`];
  });
  return `::${node.name}{${items.join(" ")}}`;
}

function quoted(value: string): string {
  return value.replaceAll(/&(?=#?\w+;)/g, "&amp;").replaceAll('"', "&quot;");
}

type TableNode = Extract<RootContent, { type: "table" }>;

/** Cells are not padded to one width: a change in one of them then changes one line only. */
function table(node: TableNode, _: Parents | undefined, state: State, info: Info): string {
  const leave = state.enter("table");
  const rows = node.children.map((row) => {
    const cells = row.children.map((cell) => {
      const exits = [state.enter("tableCell"), state.enter("phrasing")];
      const words = state.containerPhrasing(cell, { ...info, before: " ", after: " " });
      for (const exit of exits.reverse()) exit();
      return words;
    });
    return `| ${cells.join(" | ")} |`;
  });
  leave();
  const rule = (node.align ?? []).map(
    (align) =>
      `${/left|center/.test(align ?? "") ? ":" : "-"}-${/right|center/.test(align ?? "") ? ":" : "-"}`,
  );
  const [head = "", ...rest] = rows;
  return [head, `| ${rule.join(" | ")} |`, ...rest].join("\n");
}
