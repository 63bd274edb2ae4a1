/** Blanks within a text, as Moodle writes them: `{1:SHORTANSWER:=词~=近义词}`. Pure. */
import { BLANK_MARK, type Blank } from "@/lib/transfer/model/exchange";

const gap =
  /\{\d*:(SHORTANSWER_C|SHORTANSWER|SAC|SA|MWC|MW|NUMERICAL|NM|[A-Z_]+):((?:\\[\s\S]|[^}\\])*)\}/g;

export function holdsCloze(text: string): boolean {
  return new RegExp(gap.source).test(text);
}

/** The stem with its blanks marked. A blank that is no text field is left without answers. */
export function readCloze(text: string, lost: Set<string>): { stem: string; blanks: Blank[] } {
  const blanks: Blank[] = [];
  const stem = text.replaceAll(gap, (_, kind: string, inside: string) => {
    const entries = entriesOf(inside);
    if (entries.some(({ feedback }) => feedback)) lost.add("各空的反馈");
    const right = entries.filter(({ weight }) => weight === 100).map(({ words }) => words);
    if (entries.some(({ weight }) => weight > 0 && weight < 100)) lost.add("只得部分分的答案");
    if (/^(NUMERICAL|NM)$/.test(kind)) blanks.push(numberIn(right[0] ?? ""));
    else if (/^(SHORTANSWER|SA|MW)/.test(kind)) blanks.push({ accepts: right });
    else {
      lost.add("空里的选择");
      blanks.push({ accepts: right });
    }
    return BLANK_MARK;
  });
  return { stem, blanks };
}

/** One blank in the stem of a cloze question. */
export function writeCloze(blank: Blank): string {
  return "value" in blank
    ? `{1:NUMERICAL:=${blank.value}:${blank.tolerance}}`
    : `{1:SHORTANSWER:${blank.accepts.map((words) => `%100%${escaped(words)}`).join("~")}}`;
}

type Entry = { weight: number; words: string; feedback: boolean };

function entriesOf(inside: string): Entry[] {
  return [...inside.matchAll(/(?:\\[\s\S]|[^~\\])+/g)].map(([entry]) => {
    const [, percent, rest = entry] = /^%(-?\d+(?:\.\d+)?)%([\s\S]*)$/.exec(entry) ?? [];
    const full = percent === undefined && rest.startsWith("=");
    const [, words = ""] = /^((?:\\[\s\S]|[^#\\])*)/.exec(full ? rest.slice(1) : rest) ?? [];
    return {
      weight: percent === undefined ? (full ? 100 : 0) : Number(percent),
      words: words.replaceAll(/\\([\s\S])/g, "$1").trim(),
      feedback: words.length < (full ? rest.slice(1) : rest).length - 1,
    };
  });
}

function numberIn(words: string): Blank {
  const [value = "", tolerance = "0"] = words.split(":");
  return {
    value: value.trim() === "" ? Number.NaN : Number(value),
    tolerance: Math.abs(Number(tolerance) || 0),
  };
}

function escaped(words: string): string {
  return words.replaceAll(/[\\}~#]/g, (sign) => `\\${sign}`);
}
