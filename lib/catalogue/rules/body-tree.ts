/**
 * Reads a lesson's Markdown into a tree that holds only what a lesson may hold. Whatever else
 * stands in the text is reported with its line and either turned back into literal text or left
 * out, so nothing disappears silently. Pure.
 */
import type { Paragraph, Parents, PhrasingContent, Root, RootContent, Text } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { calloutNames } from "@/lib/catalogue/model/callout";

export type BodyFault = { line: number; message: string };

/** The nodes of a lesson. A call-out's title is its first paragraph, marked as directive label. */
export type BodyNode = Root | RootContent;

type LeafDirective = Extract<RootContent, { type: "leafDirective" }>;
type TextDirective = Extract<RootContent, { type: "textDirective" }>;
type ContainerDirective = Extract<RootContent, { type: "containerDirective" }>;

type Walk = {
  source: string;
  faults: BodyFault[];
  /** Depth of the last heading; the lesson's title is 1. */
  depth: number;
};

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .freeze();

const DEEPEST_HEADING = 4;
const NO_HTML = "不支持 HTML，请改用 Markdown 或课文指令";
const NO_FOOTNOTE = "不支持脚注：出处写在课时开头的 sources 里";

/** A body as it is written: nothing is left out, put back or joined. For those who write it again. */
export function parseBody(source: string): Root {
  return parser.parse(source);
}

/** The parser takes seconds over such a line before it runs out of stack after all. */
const QUOTED_WITHOUT_END = /^[ \t]*(?:>[ \t]*){1000}/m;

/** Parses a body; faults come in the order of their lines. A RangeError for one that nests without end. */
export function readBody(source: string): { tree: Root; faults: BodyFault[] } {
  if (QUOTED_WITHOUT_END.test(source)) throw new RangeError("Quotations nest too deep");
  const walk: Walk = { source, faults: [], depth: 1 };
  const tree = parser.parse(source);
  visitChildren(tree, [], walk);
  return { tree, faults: walk.faults.sort((a, b) => a.line - b.line) };
}

export function lineOf(node: { position?: RootContent["position"] }): number {
  return node.position?.start.line ?? 1;
}

export function isCallout(name: string): name is keyof typeof calloutNames {
  return Object.hasOwn(calloutNames, name);
}

/** The words of a node, without marks; a hard break reads as a new line. */
export function textOf(node: BodyNode): string {
  if (node.type === "break") return "\n";
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map((child) => textOf(child)).join("") : "";
}

function visitChildren(parent: Parents, above: readonly Parents[], walk: Walk): void {
  const path = [...above, parent];
  const kept = (parent.children as RootContent[]).flatMap((child) => visit(child, path, walk));
  parent.children = mergeTexts(kept) as typeof parent.children;
}

/** What stands in the tree in place of a node: itself, its literal text, its children or nothing. */
function visit(node: RootContent, path: readonly Parents[], walk: Walk): RootContent[] {
  const report = (message: string) => walk.faults.push({ line: lineOf(node), message });

  switch (node.type) {
    case "html":
      report(NO_HTML);
      return [];
    case "image":
    case "imageReference":
      report('图片请用 ::figure{src="media/…" alt="…"}，单独成行');
      return literal(node.alt ?? "", node);
    case "footnoteReference":
    case "footnoteDefinition":
      report(NO_FOOTNOTE);
      return [];
    case "textDirective":
      return restoreText(node, walk);
    case "text":
      checkText(node, walk);
      return [{ ...node, value: joinChineseLines(node.value) }];
    case "leafDirective":
      return readLeaf(node, path, walk);
    case "containerDirective":
      return readContainer(node, path, walk);
    default:
      return readOther(node, path, walk, report);
  }
}

function readOther(
  node: Exclude<RootContent, { type: "html" | "text" }>,
  path: readonly Parents[],
  walk: Walk,
  report: (message: string) => void,
): RootContent[] {
  if (node.type === "link" && isLiteralLink(node, walk.source) && !/^https:/.test(node.url)) {
    return literal(textOf(node), node);
  }
  if (node.type === "heading") {
    if (path.length > 1) report("标题不能放在提示框、列表或引用里");
    if (node.depth === 1) report("正文标题从 ## 开始，课时标题写在文件开头的 title 里");
    else if (node.depth > DEEPEST_HEADING) report("标题最多到 ####");
    else if (node.depth > walk.depth + 1) report("标题跳级了：## 下面先用 ###");
    walk.depth = node.depth;
  }
  if (node.type === "paragraph") checkParagraph(node, walk);
  if ("children" in node) visitChildren(node, path, walk);
  if (node.type === "listItem" && typeof node.checked === "boolean") {
    const box: Text = { type: "text", value: node.checked ? "☑ " : "☐ " };
    const [first] = node.children;
    if (first?.type === "paragraph") first.children.unshift(box);
    return [{ ...node, checked: null, data: { hProperties: { className: ["task"] } } }];
  }
  return [node];
}

/** A colon before a word, as in 10:30, looks like a directive to the parser; it is text. */
function restoreText(node: TextDirective, walk: Walk): RootContent[] {
  const text = slice(node, walk);
  if (node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0) {
    walk.faults.push({ line: lineOf(node), message: `没有“:${node.name}”这个行内指令` });
  }
  return literal(text, node);
}

function readLeaf(node: LeafDirective, path: readonly Parents[], walk: Walk): RootContent[] {
  const report = (message: string) => walk.faults.push({ line: lineOf(node), message });
  const allowed = leafAttributes[node.name];
  if (!allowed) {
    const known = Object.keys(leafAttributes).map((name) => `::${name}`);
    report(`没有“::${node.name}”这个指令，可用的有 ${known.join("、")}`);
    return [{ type: "paragraph", children: [{ type: "text", value: slice(node, walk) }] }];
  }
  if (path.length > 1) report(`::${node.name} 要单独成行，不能放在提示框、列表或引用里`);
  if (node.children.length > 0) report(`::${node.name} 不带方括号`);
  const given = node.attributes ?? {};
  for (const name of Object.keys(given)) {
    if (!allowed.includes(name)) report(`::${node.name} 没有“${name}”这一项`);
  }
  for (const name of allowed) {
    if (name !== "caption" && !given[name]?.trim()) report(`::${node.name} 缺少 ${name}="…"`);
  }
  return [node];
}

const leafAttributes: Record<string, readonly string[] | undefined> = Object.assign(
  Object.create(null),
  {
    figure: ["src", "alt", "caption"],
    check: ["question"],
    video: ["src", "captions", "poster", "title", "alt"],
    audio: ["src", "captions", "title"],
    document: ["src", "title", "pages"],
  },
);

function readContainer(
  node: ContainerDirective,
  path: readonly Parents[],
  walk: Walk,
): RootContent[] {
  const report = (message: string) => walk.faults.push({ line: lineOf(node), message });
  if (!/(^|\n)[ \t>]*:{3,}[ \t]*$/.test(slice(node, walk))) {
    report(`“:::${node.name}”没有结尾：在最后单独写一行 :::`);
  }
  visitChildren(node, path, walk);
  if (!isCallout(node.name)) {
    report(`没有“:::${node.name}”这种提示框，可用的有 ${Object.keys(calloutNames).join("、")}`);
    return node.children;
  }
  if (path.length > 1) report("提示框不能放在另一个提示框、列表或引用里");
  if (Object.keys(node.attributes ?? {}).length > 0) report("提示框不带花括号");
  if (!node.children.some((child) => !isLabel(child))) report("提示框里没有内容");
  return [node];
}

/** Whether a node is the title between a call-out's square brackets. */
export function isLabel(node: BodyNode): node is Paragraph {
  return node.type === "paragraph" && Boolean(node.data && "directiveLabel" in node.data);
}

/** Whether a link is only an address in the running text: an e-mail address, a name that begins with www. */
export function isLiteralLink(node: RootContent, source: string): boolean {
  const { start } = node.position ?? {};
  return node.type === "link" && (!start || !/[[<]/.test(source[start.offset ?? 0] ?? ""));
}

/** A line that begins like a directive and was not taken for one would show its colons to readers. */
function checkParagraph(node: Paragraph, walk: Walk): void {
  slice(node, walk)
    .split("\n")
    .forEach((text, index) => {
      if (/^\s*:{2,}/.test(text)) {
        walk.faults.push({
          line: lineOf(node) + index,
          message: "以 :: 开头却不是有效的指令：检查名称、括号和引号，多出来的 ::: 请删去",
        });
      }
    });
}

function checkText(node: Text, walk: Walk): void {
  if (node.value.includes("**")) {
    walk.faults.push({
      line: lineOf(node),
      message: "“**”没有成为加粗：两端紧贴引号或括号时不生效，请把标点移到外面",
    });
  }
}

const chinese = "[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…]";
const chineseBreak = new RegExp(`(?<=${chinese})[ \\t]*\\n[ \\t]*(?=${chinese})`, "gu");

/** A line break between two Chinese characters is not a space. */
export function joinChineseLines(text: string): string {
  return text.replace(chineseBreak, "");
}

function slice(node: RootContent, walk: Walk): string {
  const { start, end } = node.position ?? {};
  return walk.source.slice(start?.offset ?? 0, end?.offset ?? 0);
}

function literal(value: string, { position }: RootContent): RootContent[] {
  return value === "" ? [] : [{ type: "text", value, ...(position && { position }) }];
}

/** Text that was restored joins its neighbours, so that a sentence is one node again. */
function mergeTexts(nodes: readonly RootContent[]): (RootContent | PhrasingContent)[] {
  const merged: RootContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === "text" && last?.type === "text") last.value += node.value;
    else merged.push(node);
  }
  return merged;
}
