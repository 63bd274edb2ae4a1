/** Styles and numbering of a Word document: what a paragraph is, beside what it says. Pure. */
import { elementOf, elementsOf, type XmlElement } from "@/lib/transfer/rules/exchange/xml";

export type Style = {
  /** As Word calls it in every language, in small letters: heading 1, title, caption. */
  name: string;
  /** 1 to 6 for headings, 0 for the title; null for others. */
  level: number | null;
  bold: boolean;
  /** Half points; null where the style says none. */
  size: number | null;
  numbering: { list: string; level: number } | null;
};

export type Styles = ReadonlyMap<string, Style>;

const NONE: Style = { name: "", level: null, bold: false, size: null, numbering: null };

export function valOf(parent: XmlElement | undefined, name: string): string | undefined {
  return elementOf(parent, name)?.attributes.val;
}

/** Whether a property is set: there, and not said to be off. */
export function isOn(parent: XmlElement | undefined, name: string): boolean | undefined {
  const found = elementOf(parent, name);
  return found && !/^(0|false|off|none)$/.test(found.attributes.val ?? "");
}

export function readStyles(root: XmlElement | undefined): Styles {
  const written = new Map(
    (root ? elementsOf(root, "style") : []).map((style) => [style.attributes.styleId ?? "", style]),
  );
  const styles = new Map<string, Style>();
  const resolve = (id: string, depth: number): Style => {
    const known = styles.get(id);
    const style = written.get(id);
    if (known || !style || depth > 20) return known ?? NONE;
    const base = resolve(valOf(style, "basedOn") ?? "", depth + 1);
    const name = (valOf(style, "name") ?? "").toLowerCase().trim();
    const paragraph = elementOf(style, "pPr");
    const run = elementOf(style, "rPr");
    const resolved: Style = {
      name,
      level: levelOfName(name) ?? outlineOf(paragraph) ?? base.level,
      bold: isOn(run, "b") ?? base.bold,
      size: Number(valOf(run, "sz")) || base.size,
      numbering: numberingOf(paragraph) ?? base.numbering,
    };
    styles.set(id, resolved);
    return resolved;
  };
  for (const id of written.keys()) resolve(id, 0);
  return styles;
}

function levelOfName(name: string): number | null {
  const heading = /^(?:heading|标题)\s*([1-9])$/.exec(name);
  if (heading) return Math.min(6, Number(heading[1]));
  return name === "title" || name === "标题" ? 0 : null;
}

/** 大纲级别: 0 is the first level, 9 is text. */
export function outlineOf(properties: XmlElement | undefined): number | null {
  const value = valOf(properties, "outlineLvl");
  const level = value === undefined ? 9 : Number(value);
  return level >= 0 && level <= 8 ? Math.min(6, level + 1) : null;
}

export function numberingOf(properties: XmlElement | undefined): Style["numbering"] {
  const numbering = elementOf(properties, "numPr");
  const list = valOf(numbering, "numId");
  return list === undefined ? null : { list, level: Number(valOf(numbering, "ilvl") ?? 0) };
}

type ListLevel = { format: string; text: string; start: number };

/** Counts lists on as Word does, and says what stands before a paragraph. */
export class Numbering {
  private readonly lists = new Map<string, { name: string; levels: Map<number, ListLevel> }>();
  private readonly counts = new Map<string, number[]>();

  constructor(root: XmlElement | undefined) {
    if (!root) return;
    const abstract = new Map(
      elementsOf(root, "abstractNum").map((list) => [
        list.attributes.abstractNumId ?? "",
        new Map(
          elementsOf(list, "lvl").map((level) => [Number(level.attributes.ilvl), readLevel(level)]),
        ),
      ]),
    );
    for (const list of elementsOf(root, "num")) {
      const name = valOf(list, "abstractNumId") ?? "";
      const levels = new Map(abstract.get(name));
      for (const override of elementsOf(list, "lvlOverride")) {
        const level = elementOf(override, "lvl");
        if (level) levels.set(Number(override.attributes.ilvl), readLevel(level));
      }
      this.lists.set(list.attributes.numId ?? "", { name, levels });
    }
  }

  /** The mark before the next paragraph of a list, as words; null when it belongs to none. */
  next({ list, level }: NonNullable<Style["numbering"]>): { format: string; mark: string } | null {
    const found = this.lists.get(list);
    const at = found?.levels.get(level);
    if (!found || !at || at.format === "none") return null;
    const counts = this.counts.get(found.name) ?? [];
    counts.length = Math.min(counts.length, level + 1);
    for (let above = 0; above <= level; above += 1) {
      const start = found.levels.get(above)?.start ?? 1;
      if (above < level) counts[above] ??= start;
      else counts[above] = (counts[above] ?? start - 1) + 1;
    }
    this.counts.set(found.name, counts);
    const mark = at.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const place = Number(digit) - 1;
      return numberIn(found.levels.get(place)?.format ?? "decimal", counts[place] ?? 1);
    });
    return { format: at.format, mark };
  }
}

function readLevel(level: XmlElement): ListLevel {
  return {
    format: valOf(level, "numFmt") ?? "decimal",
    text: valOf(level, "lvlText") ?? "",
    start: Number(valOf(level, "start") ?? 1),
  };
}

/** A count in the numerals of a list; in digits where they are not known. */
export function numberIn(format: string, count: number): string {
  if (/^(chinese|taiwanese|japanese|ideograph(Digital|Legal)|korean)/i.test(format)) {
    return chineseNumber(count);
  }
  if (/letter$/i.test(format) && count >= 1 && count <= 26) {
    const letter = String.fromCharCode(64 + count);
    return format === "lowerLetter" ? letter.toLowerCase() : letter;
  }
  if (/roman$/i.test(format) && count >= 1 && count < 40) {
    const roman = romanNumber(count);
    return format === "lowerRoman" ? roman.toLowerCase() : roman;
  }
  if (format.startsWith("decimalEnclosedCircle") && count >= 1 && count <= 20) {
    return String.fromCharCode(0x245f + count);
  }
  return String(count);
}

function chineseNumber(count: number): string {
  const digits = "〇一二三四五六七八九";
  if (count < 1 || count > 99)
    return [...String(count)].map((digit) => digits[Number(digit)]).join("");
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? digits[ones] : ""}`;
}

function romanNumber(count: number): string {
  const tens = "X".repeat(Math.floor(count / 10));
  return tens + (["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][count % 10] ?? "");
}
