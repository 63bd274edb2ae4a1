/** What stands in a paragraph of a Word document: words in their looks, and what hangs on them. Pure. */
import type { Span } from "@/lib/transfer/model/word";
import {
  descendantsOf,
  elementOf,
  elementsOf,
  wordsOf,
  type XmlElement,
} from "@/lib/transfer/rules/exchange/xml";
import type { Relation } from "@/lib/transfer/rules/word/container";
import { formulaText } from "@/lib/transfer/rules/word/formula";
import type { LossLog } from "@/lib/transfer/rules/word/loss-log";
import type { FoundPicture, PictureShelf } from "@/lib/transfer/rules/word/pictures";
import { isOn, type Styles, valOf } from "@/lib/transfer/rules/word/styles";

/** A paragraph's words, and what has to stand after it because text cannot hold it. */
export type Inline = {
  spans: Span[];
  pictures: FoundPicture[];
  boxes: XmlElement[];
  notes: string[];
  /** Half points of its largest words; null where none is said. */
  size: number | null;
};

export type InlineContext = {
  styles: Styles;
  relations: ReadonlyMap<string, Relation>;
  shelf: PictureShelf;
  log: LossLog;
  /** Words of footnotes and endnotes by kind and id. */
  notes: ReadonlyMap<string, string>;
  comments: ReadonlyMap<string, string>;
};

type Field = { code: string; inResult: boolean };

export class InlineReader {
  /** A field may go on over several paragraphs: a table of contents does. */
  private readonly fields: Field[] = [];

  constructor(private readonly context: InlineContext) {}

  read(paragraph: XmlElement, base: { bold: boolean }): Inline {
    const inline: Inline = { spans: [], pictures: [], boxes: [], notes: [], size: null };
    this.children(paragraph, { ...base, href: undefined }, inline);
    return inline;
  }

  private children(parent: XmlElement, look: Look, into: Inline): void {
    for (const child of elementsOf(parent)) this.element(child, look, into);
  }

  private element(element: XmlElement, look: Look, into: Inline): void {
    const { log } = this.context;
    switch (element.name) {
      case "r":
        this.run(element, look, into);
        return;
      case "hyperlink":
        this.children(element, { ...look, href: this.linkOf(element) ?? look.href }, into);
        return;
      case "fldSimple":
        if (/^\s*TOC\b/.test(element.attributes.instr ?? "")) return;
        this.children(element, look, into);
        return;
      case "ins":
      case "moveTo":
        log.count("修订：插入的文字，按接受修订处理", false);
        this.children(element, look, into);
        return;
      case "del":
      case "moveFrom":
        log.add(`修订：删除的文字“${deletedWords(element)}”，按接受修订处理`, true);
        return;
      case "oMath":
      case "oMathPara": {
        log.add("公式：改成了一行文字，请核对", false);
        this.words(formulaText(element), look, into);
        return;
      }
      case "sdt":
        this.children(elementOf(element, "sdtContent") ?? element, look, into);
        return;
      case "AlternateContent":
        this.children(alternativeOf(element) ?? element, look, into);
        return;
      case "smartTag":
      case "customXml":
      case "dir":
      case "bdo":
        this.children(element, look, into);
        return;
      default:
        return;
    }
  }

  private run(run: XmlElement, above: Look, into: Inline): void {
    const properties = elementOf(run, "rPr");
    if (isOn(properties, "vanish")) {
      if (wordsOf(run).trim() !== "") this.context.log.add("隐藏的文字", true);
      return;
    }
    const style = this.context.styles.get(valOf(properties, "rStyle") ?? "");
    const look: Look = {
      ...above,
      bold: isOn(properties, "b") ?? (style?.bold || above.bold),
      italic: isOn(properties, "i") ?? false,
      strike: (isOn(properties, "strike") || isOn(properties, "dstrike")) ?? false,
      underlined: isUnderlined(properties),
      raised: valOf(properties, "vertAlign"),
    };
    this.countLooks(properties);
    const size = Number(valOf(properties, "sz")) || style?.size || null;
    if (size !== null) into.size = Math.max(into.size ?? 0, size);
    for (const part of elementsOf(run)) this.part(part, look, into);
  }

  private part(part: XmlElement, look: Look, into: Inline): void {
    const { log, shelf, relations, comments } = this.context;
    switch (part.name) {
      case "t":
        this.words(wordsOf(part), look, into);
        return;
      case "tab":
      case "ptab":
        this.words(" ", look, into);
        return;
      case "br":
        this.words(part.attributes.type === undefined ? "\n" : "", look, into);
        return;
      case "cr":
        this.words("\n", look, into);
        return;
      case "noBreakHyphen":
        this.words("-", look, into);
        return;
      case "sym":
        this.words(this.symbol(part), look, into);
        return;
      case "fldChar":
        this.field(part.attributes.fldCharType);
        return;
      case "instrText":
        this.instruction(wordsOf(part));
        return;
      case "footnoteReference":
      case "endnoteReference":
        into.notes.push(`${part.name.slice(0, -"Reference".length)} ${part.attributes.id}`);
        return;
      case "commentReference":
        log.add(`批注“${comments.get(part.attributes.id ?? "") ?? ""}”`, true);
        return;
      case "drawing":
      case "pict": {
        const { pictures, boxes } = shelf.read(part, relations);
        into.pictures.push(...pictures);
        into.boxes.push(...boxes);
        return;
      }
      case "object":
        into.pictures.push(...shelf.readObject(part, relations));
        return;
      case "AlternateContent":
        for (const child of elementsOf(alternativeOf(part) ?? part)) this.part(child, look, into);
        return;
      case "ruby":
        this.ruby(part, look, into);
        return;
      default:
        return;
    }
  }

  private words(text: string, look: Look, into: Inline): void {
    if (text === "" || this.fields.some(({ inResult, code }) => !inResult || isContents(code)))
      return;
    const blank = look.underlined && /^[\s\u3000]+$/.test(text);
    const plain = blank ? "_".repeat(Math.max(4, Math.min(20, text.length))) : text;
    const link = look.href ?? this.fieldLink();
    into.spans.push({
      text: look.raised ? raisedText(plain, look.raised, this.context.log) : plain,
      ...(look.bold ? { bold: true } : {}),
      ...(look.italic ? { italic: true } : {}),
      ...(look.strike ? { strike: true } : {}),
      ...(link ? { href: link } : {}),
    });
  }

  private field(type: string | undefined): void {
    if (type === "begin") this.fields.push({ code: "", inResult: false });
    const field = this.fields.at(-1);
    if (type === "separate" && field) {
      field.inResult = true;
      if (isContents(field.code)) this.context.log.add("目录：课程自己有目录", true);
    }
    if (type === "end") this.fields.pop();
  }

  private instruction(code: string): void {
    const field = this.fields.at(-1);
    if (field && !field.inResult) field.code += code;
  }

  private fieldLink(): string | undefined {
    const codes = this.fields.map(({ code }) => /^\s*HYPERLINK\s+"([^"]+)"/.exec(code)?.[1]);
    const address = codes.findLast((code) => code !== undefined);
    return address === undefined ? undefined : this.secure(address);
  }

  private linkOf(hyperlink: XmlElement): string | undefined {
    const relation = this.context.relations.get(hyperlink.attributes.id ?? "");
    return relation?.external ? this.secure(relation.target) : undefined;
  }

  /** Links lead to https only; of others the words stay. */
  private secure(address: string): string | undefined {
    if (/^https:\/\/[^/\\@\s]+(\/\S*)?$/.test(address) && URL.canParse(address)) return address;
    this.context.log.add(`链接 ${address.slice(0, 60)}：不是 https，只留下文字`, true);
    return undefined;
  }

  private symbol({ attributes: { font = "", char = "" } }: XmlElement): string {
    const code = char.toUpperCase().replace(/^F0/, "");
    const known = /wingdings/i.test(font) ? wingdings[code] : undefined;
    if (known) return known;
    this.context.log.add(`特殊字体里的符号（${font}）`, true);
    return "";
  }

  private ruby(ruby: XmlElement, look: Look, into: Inline): void {
    const over = wordsOf(elementOf(ruby, "rt")).trim();
    for (const run of elementsOf(elementOf(ruby, "rubyBase") ?? ruby, "r"))
      this.run(run, look, into);
    if (over !== "") this.words(`（${over}）`, look, into);
  }

  private countLooks(properties: XmlElement | undefined): void {
    const colour = valOf(properties, "color");
    const coloured = colour !== undefined && !/^(auto|000000)$/i.test(colour);
    const marked = elementOf(properties, "highlight") ?? elementOf(properties, "shd");
    if (coloured || marked) this.context.log.count("文字的颜色和底色", true);
    if (isUnderlined(properties)) this.context.log.count("下划线", true);
  }
}

type Look = {
  bold: boolean;
  italic?: boolean;
  strike?: boolean;
  underlined?: boolean;
  raised?: string | undefined;
  href: string | undefined;
};

function isUnderlined(properties: XmlElement | undefined): boolean {
  const line = valOf(properties, "u");
  return line !== undefined && line !== "none";
}

function isContents(code: string): boolean {
  return /^\s*TOC\b/.test(code);
}

/** Of what newer and older programs are each to show, the newer. */
export function alternativeOf(element: XmlElement): XmlElement | undefined {
  return elementOf(element, "Choice") ?? elementOf(element, "Fallback");
}

function deletedWords(element: XmlElement): string {
  const words = descendantsOf(element, "delText").map(wordsOf).join("").trim();
  return [...words].length > 20 ? `${[...words].slice(0, 20).join("")}…` : words;
}

const wingdings: Record<string, string> = {
  ...{ A8: "□", "6F": "□", "71": "□", FE: "☑", FC: "✓", FB: "✗", FD: "☒" },
  ...{ "6C": "●", "6E": "■", "75": "◆", A7: "▪", D8: "➢", E0: "→", DF: "←", "46": "☞" },
};

const above: Record<string, string> = Object.fromEntries(
  [..."0123456789+-=()n"].map((sign, at) => [sign, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"][at] ?? sign]),
);
const below: Record<string, string> = Object.fromEntries(
  [..."0123456789+-=()"].map((sign, at) => [sign, [..."₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"][at] ?? sign]),
);

function raisedText(text: string, where: string, log: LossLog): string {
  const signs = where === "superscript" ? above : where === "subscript" ? below : {};
  if (Object.keys(signs).length === 0) return text;
  if ([...text].every((sign) => Object.hasOwn(signs, sign))) {
    return [...text].map((sign) => signs[sign]).join("");
  }
  log.add("上标、下标：按普通文字带来", false);
  return text;
}
