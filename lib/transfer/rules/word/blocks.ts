/** The body of a Word document as blocks: paragraphs, lists, tables, pictures. Pure. */
import type { Span } from "@/lib/transfer/model/word";
import { elementOf, elementsOf, type XmlElement } from "@/lib/transfer/rules/exchange/xml";
import {
  alternativeOf,
  type Inline,
  type InlineContext,
  InlineReader,
} from "@/lib/transfer/rules/word/runs";
import { mergeSpans, plainOf, trimSpans } from "@/lib/transfer/rules/word/spans";
import {
  type Numbering,
  numberingOf,
  outlineOf,
  type Style,
  valOf,
} from "@/lib/transfer/rules/word/styles";
import { tableRows, within } from "@/lib/transfer/rules/word/tables";

/** A paragraph with all that may say whether it is a heading. */
export type RawText = {
  kind: "text";
  spans: Span[];
  /** As a style or an outline level says it; null for neither. */
  level: number | null;
  byStyle: boolean;
  allBold: boolean;
  centred: boolean;
  /** Half points. */
  size: number | null;
  quote: boolean;
  caption: boolean;
};
export type RawItem = {
  kind: "item";
  spans: Span[];
  level: number;
  ordered: boolean;
  /** Which list it belongs to; two may stand one after the other. */
  list: string;
};
export type RawBlock =
  | RawText
  | RawItem
  | { kind: "table"; rows: Span[][][] }
  | { kind: "picture"; path: string; alt: string };

const DEPTH_MAX = 12;
const TYPED_BULLET = /^[•●◆■▪➢◇○‧·]\s*/;

export class BlockReader {
  readonly blocks: RawBlock[] = [];
  readonly notes: { block: number; id: string }[] = [];
  private readonly inline: InlineReader;

  constructor(
    private readonly context: InlineContext,
    private readonly numbering: Numbering,
  ) {
    this.inline = new InlineReader(context);
  }

  read(body: XmlElement, depth = 0): void {
    if (depth > DEPTH_MAX) {
      this.context.log.add("层层嵌套的内容", true);
      return;
    }
    for (const element of elementsOf(body)) this.element(element, depth);
  }

  private element(element: XmlElement, depth: number): void {
    switch (element.name) {
      case "p":
        this.paragraph(element, depth);
        return;
      case "tbl":
        this.table(element, depth);
        return;
      case "sdt": {
        const gallery = JSON.stringify(elementOf(element, "sdtPr") ?? null);
        if (/Table of Contents/.test(gallery)) {
          this.context.log.add("目录：课程自己有目录", true);
          this.context.log.settle("");
          return;
        }
        this.read(elementOf(element, "sdtContent") ?? element, depth + 1);
        return;
      }
      case "ins":
      case "moveTo":
      case "customXml":
      case "smartTag":
        this.read(element, depth + 1);
        return;
      case "del":
      case "moveFrom":
        this.context.log.add("修订：删除的段落，按接受修订处理", true);
        return;
      case "altChunk":
        this.context.log.add("并入的另一份文档", true);
        return;
      case "AlternateContent":
        this.read(alternativeOf(element) ?? element, depth + 1);
        return;
      case "oMathPara":
      case "oMath":
        this.paragraph({ ...element, name: "p", children: [element] }, depth);
        return;
      default:
        return;
    }
  }

  private paragraph(paragraph: XmlElement, depth: number): void {
    const properties = elementOf(paragraph, "pPr");
    const style = this.context.styles.get(valOf(properties, "pStyle") ?? "");
    if (/^toc \d|^toc标题|^toc heading/.test(style?.name ?? "")) {
      this.inline.read(paragraph, { bold: false });
      return;
    }
    const inline = this.inline.read(paragraph, { bold: style?.bold ?? false });
    const spans = trimSpans(mergeSpans(inline.spans));
    const words = plainOf(spans);
    this.context.log.settle(words);
    const number = this.numberOf(properties, style);
    if (words.trim() !== "") this.written(spans, { properties, style, number, inline });
    for (const id of inline.notes)
      this.notes.push({ block: Math.max(0, this.blocks.length - 1), id });
    for (const { path, alt } of inline.pictures) this.blocks.push({ kind: "picture", path, alt });
    for (const box of inline.boxes) this.read(box, depth + 1);
  }

  private written(
    spans: Span[],
    {
      properties,
      style,
      number,
      inline,
    }: {
      properties: XmlElement | undefined;
      style: Style | undefined;
      number: ReturnType<Numbering["next"]>;
      inline: Inline;
    },
  ): void {
    const outline = outlineOf(properties);
    const level = style?.level ?? outline;
    const isList = number !== null && level === null && isListFormat(number.format);
    const typed = TYPED_BULLET.exec(spans[0]?.text ?? "");
    if (isList || (typed && level === null)) {
      const item = isList ? spans : withoutStart(spans, typed?.[0].length ?? 0);
      const ordered = isList && number.format !== "bullet";
      const place = numberingOf(properties) ?? style?.numbering;
      const level = isList ? (place?.level ?? 0) : 0;
      this.blocks.push({ kind: "item", spans: item, level, ordered, list: place?.list ?? "" });
      return;
    }
    const mark = number && number.format !== "bullet" ? number.mark : "";
    const joint = /[、）)．.]$/.test(mark) || mark === "" ? "" : " ";
    const marked =
      mark === "" ? spans : mergeSpans([{ ...spans[0], text: mark + joint }, ...spans]);
    const inked = spans.filter(({ text }) => text.trim() !== "");
    if (level !== null) this.context.log.enter(plainOf(marked));
    this.blocks.push({
      kind: "text",
      spans: marked,
      level,
      byStyle: style?.level !== null && style?.level !== undefined,
      allBold: inked.length > 0 && inked.every(({ bold }) => bold),
      centred: valOf(properties, "jc") === "center",
      size: inline.size ?? style?.size ?? null,
      quote: /^(intense )?quote$|^引用/.test(style?.name ?? ""),
      caption: /^(caption|题注)$/.test(style?.name ?? ""),
    });
  }

  private numberOf(properties: XmlElement | undefined, style: Style | undefined) {
    const own = numberingOf(properties);
    const place = own ?? style?.numbering ?? null;
    return place && place.list !== "0" ? this.numbering.next(place) : null;
  }

  private table(table: XmlElement, depth: number): void {
    const cells = within(table, "tr").flatMap((row) => within(row, "tc"));
    const [only] = cells;
    // A table of one cell is a frame around text.
    if (cells.length === 1 && only) {
      this.read(only, depth + 1);
      return;
    }
    const inner = new BlockReader(this.context, this.numbering);
    const read = tableRows(table, {
      log: this.context.log,
      cell: (cell) => inner.cellOf(cell, depth + 1),
    });
    const { title, body } = read;
    this.context.log.settle(plainOf(body[0]?.flat() ?? title ?? []));
    if (title)
      this.blocks.push({ ...PLAIN, spans: title.map((span) => ({ ...span, bold: true })) });
    if (body.length > 0) this.blocks.push({ kind: "table", rows: body });
    const pictures = inner.blocks.filter(({ kind }) => kind === "picture");
    if (pictures.length > 0) this.context.log.add("表格里的图片：移到了表格后面", false);
    this.context.log.settle(plainOf(body[0]?.flat() ?? []));
    for (const { id } of inner.notes) this.notes.push({ block: this.blocks.length - 1, id });
    this.blocks.push(...pictures);
  }

  /** A cell holds one line: its paragraphs are joined, its pictures are left in `blocks`. */
  private cellOf(cell: XmlElement, depth: number): Span[] {
    const before = this.blocks.length;
    this.read(cell, depth);
    const read = this.blocks.splice(before);
    this.blocks.push(...read.filter(({ kind }) => kind === "picture"));
    const lines = read.flatMap((block): Span[][] => {
      if (block.kind === "text" || block.kind === "item") return [block.spans];
      if (block.kind !== "table") return [];
      this.context.log.add("表格里的表格：变成了单元格里的文字", false);
      return block.rows.map((row) => mergeSpans(row.flatMap((spans) => [...spans, { text: " " }])));
    });
    if (lines.length > 1) this.context.log.count("表格单元格里的分段：并成了一段", false);
    const joined = lines.flatMap((spans, at) => (at === 0 ? spans : [{ text: " " }, ...spans]));
    return mergeSpans(joined.map((span) => ({ ...span, text: span.text.replaceAll("\n", " ") })));
  }
}

const PLAIN: RawText = {
  kind: "text",
  spans: [],
  level: null,
  byStyle: false,
  allBold: false,
  centred: false,
  size: null,
  quote: false,
  caption: false,
};

/** 一、二、 are headings or text of their own; Markdown has no list for them. */
function isListFormat(format: string): boolean {
  return !/^(chinese|taiwanese|japanese|ideograph|korean)/i.test(format);
}

function withoutStart(spans: readonly Span[], length: number): Span[] {
  const [first, ...rest] = spans;
  return first ? [{ ...first, text: first.text.slice(length) }, ...rest] : [];
}
