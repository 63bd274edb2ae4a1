/**
 * HTML of questions as the plain text we keep, and back: line ends and tables (as GitHub Markdown)
 * stay, what text cannot hold is named. Pure; nothing in the HTML is fetched or run.
 */
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { piecesOf } from "@/lib/assessment/rules/question-text";
import type { PictureReader } from "@/lib/transfer/rules/exchange/picture-box";
import { escapeXml } from "@/lib/transfer/rules/exchange/xml";

export type PlainText = {
  text: string;
  /** What did not come along, in words: 图片, 链接. Each once. */
  lost: string[];
};

/** Longer than any question may be; it is handed on as it is, for the gate to refuse. */
const HTML_MAX = 200_000;
const DEPTH_MAX = 200;
const blocks = new Set(
  "address article aside blockquote dd div dl dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section ul".split(
    " ",
  ),
);
const silent = new Set(["script", "style", "head", "title", "template", "colgroup"]);
const lostNames: Record<string, string> = {
  img: "图片",
  svg: "图片",
  picture: "图片",
  audio: "声音",
  video: "视频",
  iframe: "嵌入的网页",
  object: "嵌入的内容",
  embed: "嵌入的内容",
  math: "公式的版式",
  sub: "下标的版式",
  sup: "上标的版式",
};

/** @param picture takes the pictures along; without it they are lost */
export function htmlToText(html: string, picture?: PictureReader): PlainText {
  const { lean, held } = withoutHeldPictures(html);
  if (lean.length > HTML_MAX) return { text: html, lost: [] };
  const reader: PictureReader | undefined =
    picture && ((source, alt) => picture(held.get(source) ?? source, alt));
  const writer = new TextWriter(reader);
  for (const node of parseFragment(lean).childNodes) writer.write(node, 0);
  return { text: writer.text(), lost: [...writer.lost] };
}

/**
 * A picture may stand in its own address, which makes the HTML long but not its text: such addresses
 * are set aside under short names. Short HTML stays as it is.
 */
function withoutHeldPictures(html: string): { lean: string; held: Map<string, string> } {
  const held = new Map<string, string>();
  if (html.length <= HTML_MAX) return { lean: html, held };
  const address = /(\bsrc\s*=\s*["'])(data:image\/[a-z+.-]+;base64,[^"'<>]*)/gi;
  const lean = html.replaceAll(address, (_all, before: string, source: string) => {
    const name = `held:${held.size}`;
    held.set(name, source);
    return before + name;
  });
  return { lean, held };
}

/**
 * Text as HTML that htmlToText reads back; well-formed XML too.
 *
 * @param address of a picture that goes along; null for one that stays what it is, words
 */
export function textToHtml(text: string, address?: (path: string) => string | null): string {
  return `<p>${inlineHtml(text, address)}</p>`;
}

/** The same without a paragraph around it. */
export function inlineHtml(text: string, address?: (path: string) => string | null): string {
  return text
    .split("\n")
    .map((line) =>
      piecesOf(line)
        .map((piece) => {
          const source = piece.path === null ? null : (address?.(piece.path) ?? null);
          return source === null
            ? escapeXml(piece.text).replaceAll(/^ | (?= )| $/g, "&#160;")
            : `<img src="${escapeXml(source)}" alt="${escapeXml(piece.alt)}" />`;
        })
        .join(""),
    )
    .join("<br />");
}

class TextWriter {
  constructor(private readonly picture?: PictureReader) {}

  readonly lost = new Set<string>();
  private out = "";
  private listNumbers: (number | null)[] = [];

  text(): string {
    return this.out.replaceAll("\u00a0", " ").trim();
  }

  write(node: Tree.ChildNode, depth: number): void {
    if ("value" in node) this.words(node.value);
    else if ("tagName" in node) this.element(node, depth);
  }

  private element(node: Tree.Element, depth: number): void {
    const name = node.tagName;
    if (silent.has(name)) return;
    if (name === "img" && this.takePicture(node)) return;
    const lost = depth > DEPTH_MAX ? "层层嵌套的内容" : lostNames[name];
    if (lost) this.lost.add(lost);
    if (depth > DEPTH_MAX || name === "img" || name === "svg") return;
    if (name === "a" && node.attrs.some((attribute) => attribute.name === "href")) {
      this.lost.add("链接");
    }
    if (name === "br") this.out += "\n";
    else if (name === "table") this.table(node, depth);
    else if (blocks.has(name)) this.block(node, depth);
    else this.children(node, depth);
  }

  private takePicture(node: Tree.Element): boolean {
    const of = (name: string) => node.attrs.find((attribute) => attribute.name === name)?.value;
    const alt = (of("alt") ?? "").trim();
    const text = this.picture?.(of("src") ?? "", alt) ?? null;
    if (text === null) return false;
    if (alt === "") this.lost.add("图片的替代文字");
    this.out += text;
    return true;
  }

  private block(node: Tree.Element, depth: number): void {
    this.endLine();
    if (node.tagName === "ol" || node.tagName === "ul") {
      this.listNumbers.push(node.tagName === "ol" ? 1 : null);
      this.children(node, depth);
      this.listNumbers.pop();
    } else {
      if (node.tagName === "li") this.out += this.marker();
      this.children(node, depth);
    }
    this.endLine();
  }

  private marker(): string {
    const number = this.listNumbers.pop() ?? null;
    this.listNumbers.push(number === null ? null : number + 1);
    if (number === null) return "- ";
    // A list within a list holds the choices of a question.
    const inner = this.listNumbers.length > 1 && number <= 26;
    return inner ? `${String.fromCharCode(64 + number)}. ` : `${number}. `;
  }

  private children(node: Tree.Element, depth: number): void {
    for (const child of node.childNodes) this.write(child, depth + 1);
  }

  /** White space runs together as in a browser; a no-break space stays what it is. */
  private words(value: string): void {
    const words = value.replaceAll(/[ \t\r\n\f]+/g, " ");
    this.out += /^$|[\n ]$/.test(this.out.slice(-1)) ? words.replace(/^ /, "") : words;
  }

  private endLine(): void {
    if (this.out !== "" && !this.out.endsWith("\n")) this.out += "\n";
  }

  private table(node: Tree.Element, depth: number): void {
    const rows = elementsNamed(node, "tr", depth).map((row) =>
      row.childNodes.flatMap((cell) =>
        "tagName" in cell && (cell.tagName === "td" || cell.tagName === "th")
          ? [this.cell(cell, depth)]
          : [],
      ),
    );
    const [head, ...body] = rows.filter((row) => row.length > 0);
    if (!head) return;
    const line = (cells: string[]) => `| ${cells.join(" | ")} |\n`;
    this.endLine();
    this.out += line(head) + line(head.map(() => "---")) + body.map(line).join("");
  }

  private cell(node: Tree.Element, depth: number): string {
    const writer = new TextWriter(this.picture);
    for (const child of node.childNodes) writer.write(child, depth + 1);
    for (const name of writer.lost) this.lost.add(name);
    return writer
      .text()
      .replaceAll(/\s*\n\s*/g, " ")
      .replaceAll("|", "\\|");
  }
}

function elementsNamed(node: Tree.Element, name: string, depth: number): Tree.Element[] {
  if (depth > DEPTH_MAX) return [];
  return node.childNodes.flatMap((child) => {
    if (!("tagName" in child)) return [];
    return child.tagName === name ? [child] : elementsNamed(child, name, depth + 1);
  });
}
