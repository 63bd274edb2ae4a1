/**
 * What was copied in Word, WPS, WeChat or on a web page → blocks of a lesson. Fonts, colours and boxes
 * stay behind without a word; whatever else does not come along is named. Pure.
 */
import { type Lost, lineOf } from "@/lib/authoring/rules/paste/pasted-line";
import { tableOf } from "@/lib/authoring/rules/paste/pasted-table";
import {
  type Pasted,
  type PastedElement,
  pastedTree,
  wordsIn,
} from "@/lib/authoring/rules/paste/pasted-tree";
import { canonicalBlocks } from "@/lib/authoring/rules/writing/canonical";
import { type EditorNode, node } from "@/lib/authoring/rules/writing/nodes";

export type PastedText = {
  blocks: EditorNode[];
  /** Pictures that came along, as data addresses; their figures say `pasted:<place>` for now. */
  pictures: string[];
  /** What did not come along, in sentences. */
  lost: string[];
};

export const PICTURE_LEFT = "张图片在您的电脑或别的网站上，没有带过来，请另外插入";

type Work = { lost: Lost; pictures: string[]; picturesLeft: number };

const BLOCKS =
  /^(p|div|section|article|main|header|footer|aside|figure|figcaption|h[1-6]|ul|ol|li|table|blockquote|pre|hr|dl|dt|dd|center|address|body|html)$/;

export function pasteHtml(html: string): PastedText {
  const work: Work = { lost: new Map(), pictures: [], picturesLeft: 0 };
  const blocks = nestLists(blocksOf(pastedTree(html), work));
  const lost = [...work.lost].map(([what, times]) => `${times}处${what}`);
  if (work.picturesLeft > 0) lost.unshift(`${work.picturesLeft}${PICTURE_LEFT}`);
  return {
    blocks: canonicalBlocks(levelled(blocks)).map(unindented),
    pictures: work.pictures,
    lost,
  };
}

/** Blocks and, between them, lines that belong to no block. */
function blocksOf(nodes: readonly Pasted[], work: Work): EditorNode[] {
  const blocks: EditorNode[] = [];
  let line: EditorNode[] = [];
  const end = () => {
    const says = line.some((part) => (part.text ?? "").trim() !== "");
    if (says) blocks.push(node("paragraph", null, line));
    line = [];
  };
  for (const child of nodes) {
    const inner = typeof child === "string" || isInline(child) ? null : blockOf(child, work);
    if (inner) {
      end();
      blocks.push(...inner);
    } else line.push(...lineOf(child, [], work.lost));
  }
  end();
  return blocks;
}

/** Inline is what holds no block and no picture. */
function isInline(of: PastedElement): boolean {
  if (BLOCKS.test(of.name) || /^(img|v:imagedata)$/.test(of.name)) return false;
  return of.children.every((child) => typeof child === "string" || isInline(child));
}

function blockOf(of: PastedElement, work: Work): EditorNode[] {
  const { name, children } = of;
  const heading = headingLevel(of);
  if (name === "img" || name === "v:imagedata") return pictureOf(of, work);
  if (name === "table") return isLayout(of) ? layoutOf(of, work) : [tableOf(of, work.lost)];
  if (name === "hr") return [node("horizontalRule", null)];
  if (name === "pre")
    return [node("codeBlock", { language: null }, textOf(wordsIn(children).replace(/\n+$/, "")))];
  if (name === "blockquote") return [node(name, null, flowOf(blocksOf(children, work)))];
  if (name === "ul" || name === "ol") return listOf(of, work);
  const word = wordListItem(of);
  if (word) return [wordItem(of, word, work)];
  const blocks = blocksOf(children, work);
  if (!heading) return blocks;
  return blocks.map((block) =>
    block.type === "paragraph" ? node("heading", { level: heading }, block.content ?? []) : block,
  );
}

function textOf(text: string): EditorNode[] {
  return text === "" ? [] : [{ type: "text", text }];
}

function headingLevel({ name, attributes }: PastedElement): number | null {
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level) return Number(level);
  return /\bMsoTitle\b/.test(attributes.class ?? "") ? 1 : null;
}

function pictureOf({ attributes }: PastedElement, work: Work): EditorNode[] {
  const src = attributes.src ?? attributes["data-src"] ?? "";
  // A picture of a dot or two is there to be counted, not to be seen.
  if (attributes.width === "1" || attributes.height === "1") return [];
  if (!/^data:image\/(png|jpe?g|webp|gif);base64,/.test(src)) {
    work.picturesLeft += 1;
    return [];
  }
  work.pictures.push(src);
  const place = `pasted:${work.pictures.length - 1}`;
  return [node("figure", { src: place, alt: attributes.alt ?? "", caption: "" })];
}

/** A table of one cell is a frame around what it holds. */
function isLayout(of: PastedElement): boolean {
  const cells = (nodes: readonly Pasted[]): number =>
    nodes.reduce((sum, child) => {
      if (typeof child === "string") return sum;
      return sum + (/^t[dh]$/.test(child.name) ? 1 : cells(child.children));
    }, 0);
  return cells(of.children) <= 1;
}

function layoutOf(of: PastedElement, work: Work): EditorNode[] {
  return of.children.flatMap((child) => {
    if (typeof child === "string") return [];
    return /^t[dh]$/.test(child.name) ? blocksOf(child.children, work) : layoutOf(child, work);
  });
}

function listOf(of: PastedElement, work: Work): EditorNode[] {
  const items = of.children.flatMap((child): EditorNode[] => {
    if (typeof child === "string") return [];
    if (/^[uo]l$/.test(child.name)) return listOf(child, work);
    return [itemOf(blocksOf(child.children, work))];
  });
  // Word and others put a list below an item beside it, not into it.
  const nested = items.reduce<EditorNode[]>((all, item) => {
    const last = all.at(-1);
    if (/List$/.test(item.type) && last) last.content = [...(last.content ?? []), item];
    else if (!/List$/.test(item.type)) all.push(item);
    return all;
  }, []);
  if (nested.length === 0) return [];
  if (of.name === "ul") return [node("bulletList", { loose: false }, nested)];
  const start = Number.parseInt(of.attributes.start ?? "1", 10) || 1;
  return [node("orderedList", { start, loose: false }, nested)];
}

function itemOf(blocks: readonly EditorNode[]): EditorNode {
  const inside = flowOf(blocks);
  const first = inside[0]?.type === "paragraph" ? [] : [node("paragraph", null)];
  return node("listItem", { checked: null }, [...first, ...inside]);
}

/** Within lists and quotations there are no headings and no figures. */
function flowOf(blocks: readonly EditorNode[]): EditorNode[] {
  return blocks.flatMap((block) => {
    if (block.type === "heading") return [node("paragraph", null, block.content ?? [])];
    return block.type === "figure" ? [] : [block];
  });
}

type WordItem = { level: number; ordered: boolean; start: number };

/** Word writes lists as paragraphs that say which list and level they are of. */
function wordListItem({ attributes, style }: PastedElement): WordItem | null {
  const said = style["mso-list"] ?? "";
  const level = /level(\d)/.exec(said)?.[1];
  if (!level || !/\bMsoList|level/i.test(`${attributes.class ?? ""} ${said}`)) return null;
  return { level: Number(level), ordered: false, start: 1 };
}

function wordItem(of: PastedElement, item: WordItem, work: Work): EditorNode {
  const sign = { text: "" };
  const children = withoutSign(of.children, sign);
  const number = /^[（(]?(\d+|[a-z]|[一二三四五六七八九十]+)[.、)）．]/.exec(sign.text.trim());
  const attrs = {
    level: item.level,
    ordered: number !== null,
    start: Number.parseInt(number?.[1] ?? "1", 10) || 1,
  };
  return node("wordItem", attrs, [itemOf(blocksOf(children, work))]);
}

/** The bullet or number is written out for programs that know no lists. */
function withoutSign(nodes: readonly Pasted[], sign: { text: string }): Pasted[] {
  return nodes.flatMap((child): Pasted[] => {
    if (typeof child === "string") return [child];
    if (/ignore/.test(child.style["mso-list"] ?? "")) {
      sign.text += wordsIn([child]);
      return [];
    }
    return [{ ...child, children: withoutSign(child.children, sign) }];
  });
}

/** Word's items in a row become lists, by their levels. */
function nestLists(blocks: readonly EditorNode[]): EditorNode[] {
  const out: EditorNode[] = [];
  let open: { level: number; list: EditorNode }[] = [];
  for (const block of blocks) {
    const item = block.type === "wordItem" ? block.content?.[0] : undefined;
    if (!item) {
      open = [];
      out.push(block);
      continue;
    }
    const { level, ordered, start } = block.attrs as {
      level: number;
      ordered: boolean;
      start: number;
    };
    open = open.filter((other) => other.level <= level);
    const same = open.at(-1);
    if (same?.level === level) {
      same.list.content?.push(item);
      continue;
    }
    const list = ordered
      ? node("orderedList", { start, loose: false }, [item])
      : node("bulletList", { loose: false }, [item]);
    const above = same?.list.content?.at(-1);
    if (above) above.content = [...(above.content ?? []), list];
    else out.push(list);
    open = [...open, { level, list }];
  }
  return out;
}

/** The first level that occurs becomes ##; nothing is deeper than ####. */
function levelled(blocks: readonly EditorNode[]): EditorNode[] {
  const levels = blocks.flatMap((block) =>
    block.type === "heading" ? [Number(block.attrs?.level)] : [],
  );
  const top = Math.min(...levels);
  return blocks.map((block) => {
    if (block.type !== "heading") return block;
    return { ...block, attrs: { level: Math.min(4, Number(block.attrs?.level) - top + 2) } };
  });
}

/** Two wide spaces before a paragraph are how Word indents; here the page does. */
function unindented(block: EditorNode): EditorNode {
  const [first, ...rest] = block.content ?? [];
  if (block.type !== "paragraph" || first?.text === undefined) return block;
  const text = first.text.replace(/^[\s\u3000]+/, "");
  return node("paragraph", null, text === "" ? rest : [{ ...first, text }, ...rest]);
}
