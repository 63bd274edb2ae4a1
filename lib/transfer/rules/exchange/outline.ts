/**
 * Questions written one after another as in a Chinese exam paper: “1. … A. … B. … 答案：B 解析：…”,
 * under headings such as “一、单选题（每题2分）”. This file finds the parts; outline-read.ts makes
 * questions of them. Pure.
 */
import { typeOf } from "@/lib/transfer/rules/exchange/sheet-columns";

export type OutlineField = "answer" | "explanation" | "difficulty" | "topic" | "points" | "type";
export type OutlineItem = {
  line: number;
  /** The question's own number, as written. */
  number: string;
  stem: string;
  choices: { letter: string; text: string }[];
  fields: Partial<Record<OutlineField, string>>;
};

const heading = /^[一二三四五六七八九十]+\s*[、.．]\s*(.+)$/;
const start = /^(\d{1,4})\s*[.．、)）]\s*(?!\d)(.*)$/;
const choice = /^([A-LＡ-Ｌ])\s*[.．、)）:：]\s*(.*)$/;
const field =
  /^[[【]?\s*(正确答案|标准答案|参考答案|答案|答案解析|试题解析|解析|解释|难易程度|难度|知识点|考点|分值|分数|题型)\s*(?:[】\]]\s*[:：]?|[:：])\s*(.*)$/;

const fieldNames: Record<string, OutlineField> = {
  正确答案: "answer",
  标准答案: "answer",
  参考答案: "answer",
  答案: "answer",
  答案解析: "explanation",
  试题解析: "explanation",
  解析: "explanation",
  解释: "explanation",
  难易程度: "difficulty",
  难度: "difficulty",
  知识点: "topic",
  考点: "topic",
  分值: "points",
  分数: "points",
  题型: "type",
};

export function looksLikeOutline(text: string): boolean {
  return /^\s*\d{1,4}\s*[.．、)）]/m.test(text) && /(答案|[（(]\s*[A-L√×对错]+\s*[)）])/.test(text);
}

/** The questions of a text, and the lines that belong to none. */
export function outlineOf(text: string): {
  items: OutlineItem[];
  strays: { line: number; text: string }[];
} {
  const reader = new OutlineReader();
  for (const [index, raw] of text.split("\n").entries()) reader.take(raw.trim(), index + 1);
  return { items: reader.items, strays: reader.strays };
}

class OutlineReader {
  readonly items: OutlineItem[] = [];
  readonly strays: { line: number; text: string }[] = [];
  /** What a heading says of the questions below it. */
  private section: Pick<OutlineItem["fields"], "type" | "points"> = {};
  /** Adds a further line to what was begun last. */
  private proceed: (line: string) => void = () => {};

  take(line: string, number: number): void {
    if (line === "") return;
    if (this.asHeading(line) || this.asField(line) || this.asChoices(line)) return;
    if (this.asStart(line, number)) return;
    if (this.items.length === 0) this.strays.push({ line: number, text: line });
    else this.proceed(line);
  }

  private asHeading(line: string): boolean {
    const words = heading.exec(line)?.[1];
    const name = words && /^([^\s（(:：,，。]+)/.exec(words)?.[1];
    if (!words || !name || !typeOf(name)) return false;
    const points = /每(?:小)?题\s*(\d+)\s*分/.exec(words)?.[1];
    this.section = { type: name, ...(points ? { points } : {}) };
    this.proceed = () => {};
    return true;
  }

  private asStart(line: string, number: number): boolean {
    const [, own, rest] = start.exec(line) ?? [];
    if (own === undefined || rest === undefined) return false;
    const [, type, stem = rest] =
      /^[[【（(]\s*([^\]】）)]{2,7}?)\s*[\]】）)]\s*([\s\S]*)$/.exec(rest) ?? [];
    const typed = type !== undefined && typeOf(type) !== null;
    const item: OutlineItem = {
      line: number,
      number: own,
      stem: "",
      choices: [],
      fields: { ...this.section, ...(typed ? { type } : {}) },
    };
    this.items.push(item);
    this.proceed = (more) => {
      item.stem = joined(item.stem, more);
    };
    this.takeWords(item, typed ? stem : rest);
    return true;
  }

  /** Choices may follow the stem in the same line. */
  private takeWords(item: OutlineItem, words: string): void {
    const at = words.search(/\s[AＡ]\s*[.．、)）]\s*\S.*\s[BＢ]\s*[.．、)）]/);
    item.stem = at < 0 ? words : words.slice(0, at);
    if (at >= 0) this.asChoices(words.slice(at).trim());
  }

  private asField(line: string): boolean {
    const [, name = "", words = ""] = field.exec(line) ?? [];
    const key = fieldNames[name];
    const item = this.items.at(-1);
    if (!key || !item) return false;
    item.fields[key] = words.trim();
    this.proceed = (more) => {
      item.fields[key] = joined(item.fields[key] ?? "", more);
    };
    // “答案：B 解析：…” on one line
    const next = /\s+(?=[[【]?\s*(?:答案解析|解析|难度|知识点|分值)\s*[】\]:：])/.exec(words);
    if (next) {
      item.fields[key] = words.slice(0, next.index).trim();
      this.asField(words.slice(next.index).trim());
    }
    return true;
  }

  private asChoices(line: string): boolean {
    const item = this.items.at(-1);
    if (!item || !choice.test(line)) return false;
    for (const part of line.split(/\s+(?=[A-LＡ-Ｌ]\s*[.．、)）]\s*\S)/)) {
      const [, letter = "", text = ""] = choice.exec(part) ?? [];
      item.choices.push({ letter: letter.normalize("NFKC"), text: text.trim() });
    }
    const last = item.choices.at(-1);
    this.proceed = (more) => {
      if (last) last.text = joined(last.text, more);
    };
    return true;
  }
}

function joined(before: string, more: string): string {
  return before === "" ? more : `${before}\n${more}`;
}
