/** What stands between the braces of a GIFT question. Pure; escaped signs are hidden. */
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";
import type { TextReader } from "@/lib/transfer/rules/exchange/gift-read";

type Without<T> = T extends unknown
  ? Omit<
      T,
      "name" | "stem" | "material" | "explanation" | "difficulty" | "topic" | "tags" | "points"
    >
  : never;
type Body = Without<ExchangeQuestion>;
export type GiftAnswers =
  | { fault: string }
  | { draft: Body; explanation: string; problems: string[] };

/** One answer: `=` or `~`, its weight in percent, what it says, and its feedback. */
type Entry = { sign: "=" | "~"; weight: number | null; text: string; feedback: string };

export function readAnswers(inside: string, textOf: TextReader): GiftAnswers {
  const [body = "", general = ""] = inside.split("####");
  const explanation = general === "" ? "" : textOf(general);
  const read = bodyOf(body.trim(), textOf);
  return "fault" in read ? read : { ...read, explanation };
}

type Read = { fault: string } | { draft: Body; problems: string[] };

function bodyOf(body: string, textOf: TextReader): Read {
  if (body === "") return { draft: { type: "essay", sample: "", rubric: [] }, problems: [] };
  if (body.startsWith(">")) return ordering(body, textOf);
  if (body.startsWith("#")) return numeric(body.slice(1));
  const [, truth, rest = ""] = /^(TRUE|FALSE|T|F)\s*((?:#[\s\S]*)?)$/i.exec(body) ?? [];
  if (truth) {
    return {
      draft: { type: "judgement", answer: truth.toUpperCase().startsWith("T") },
      problems: feedbackLost(rest !== ""),
    };
  }
  const entries = entriesOf(body);
  if (entries.length === 0) return { fault: "大括号里的答案读不懂" };
  if (entries.every(({ sign, text }) => sign === "=" && text.includes("->"))) {
    return matching(entries, textOf);
  }
  if (entries.every(({ sign }) => sign === "=")) return shortAnswer(entries, textOf);
  return choice(entries, textOf);
}

function entriesOf(body: string): Entry[] {
  return [...body.matchAll(/([=~])([^=~]*)/g)].map(([, sign, words = ""]) => {
    const [, weight, rest = words] = /^\s*%(-?\d+(?:\.\d+)?)%([\s\S]*)$/.exec(words) ?? [];
    const at = rest.indexOf("#");
    return {
      sign: sign === "=" ? "=" : "~",
      weight: weight === undefined ? null : Number(weight),
      text: at < 0 ? rest : rest.slice(0, at),
      feedback: at < 0 ? "" : rest.slice(at + 1).trim(),
    };
  });
}

function choice(entries: readonly Entry[], textOf: TextReader): Read {
  const choices = entries.map(({ sign, weight, text }) => ({
    text: textOf(text),
    correct: sign === "=" || (weight ?? 0) > 0,
  }));
  const right = entries.filter((_, index) => choices[index]?.correct);
  const problems = feedbackLost(entries.some(({ feedback }) => feedback !== ""));
  const several = entries.every(({ sign }) => sign === "~") && right.length > 0;
  if (!several && right.length <= 1) return { draft: { type: "single", choices }, problems };
  if (!several) return { fault: `单选题有${right.length}个正确答案` };
  if (
    right.length === 1 &&
    right[0]?.weight === 100 &&
    entries.every((e) => (e.weight ?? 0) >= 0)
  ) {
    return { draft: { type: "multiple", choices, scoring: "all" }, problems };
  }
  if (new Set(right.map(({ weight }) => weight)).size > 1) {
    problems.push("各选项的权重不同，改为平均给分");
  }
  return { draft: { type: "multiple", choices, scoring: "share" }, problems };
}

function shortAnswer(entries: readonly Entry[], textOf: TextReader): Read {
  const problems = feedbackLost(entries.some(({ feedback }) => feedback !== ""));
  const full = entries.filter(({ weight }) => weight === null || weight === 100);
  if (full.length < entries.length) problems.push("只得部分分的答案没有带入");
  return {
    draft: { type: "fill", blanks: [{ accepts: full.map(({ text }) => textOf(text)) }] },
    problems,
  };
}

function matching(entries: readonly Entry[], textOf: TextReader): Read {
  const sides = entries.map(({ text }) => {
    const at = text.indexOf("->");
    return { left: textOf(text.slice(0, at)), right: textOf(text.slice(at + 2)) };
  });
  return {
    draft: {
      type: "matching",
      pairs: sides.filter(({ left }) => left !== ""),
      distractors: sides.filter(({ left }) => left === "").map(({ right }) => right),
    },
    problems: feedbackLost(entries.some(({ feedback }) => feedback !== "")),
  };
}

function numeric(body: string): Read {
  const entries = entriesOf(body);
  const [first] = entries.length > 0 ? entries.map(({ text }) => text) : [body.split("#")[0] ?? ""];
  const blank = numberIn((first ?? "").trim());
  if (!blank) return { fault: `数字答案“${body.slice(0, 20)}”读不懂` };
  return {
    draft: { type: "fill", blanks: [blank] },
    problems: [
      ...(entries.length > 1 ? ["只带入了第一个数字答案"] : []),
      ...feedbackLost(body.includes("#")),
    ],
  };
}

/** `5`, `5:0.1` (give or take) or `1..5` (from, to). */
function numberIn(text: string): { value: number; tolerance: number } | null {
  const range = /^(-?[\d.]+?)\s*\.\.\s*(-?[\d.]+)$/.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    return Number.isFinite(from) && Number.isFinite(to) && from <= to
      ? { value: (from + to) / 2, tolerance: (to - from) / 2 }
      : null;
  }
  const [value = "", tolerance = "0"] = text.split(":").map((part) => part.trim());
  const numbers = [Number(value), Number(tolerance)] as const;
  return value !== "" && numbers.every(Number.isFinite)
    ? { value: numbers[0], tolerance: Math.abs(numbers[1]) }
    : null;
}

/** `{>3 ALL …` and then an item a line, in the right order. */
function ordering(body: string, textOf: TextReader): Read {
  const [, ...lines] = body.split("\n");
  const items = lines.map((line) => textOf(line)).filter((line) => line !== "");
  return { draft: { type: "ordering", items }, problems: [] };
}

function feedbackLost(any: boolean): string[] {
  return any ? ["各选项的反馈没有带入"] : [];
}
