/** Questions as a GIFT file that Moodle imports and that we read back unchanged. Pure. */
import {
  BLANK_MARK,
  type ExchangeFile,
  type ExchangeProblem,
  type ExchangeQuestion,
} from "@/lib/transfer/model/exchange";
import { pathOfTopic } from "@/lib/transfer/rules/exchange/category-path";
import { escapeGift } from "@/lib/transfer/rules/exchange/gift-signs";
import { type NoteField, ownNote, unseenElsewhere } from "@/lib/transfer/rules/exchange/own-note";

const noted: readonly NoteField[] = [
  "type",
  "material",
  "difficulty",
  "points",
  "scoring",
  "sample",
  "keywords",
  "rubric",
];

export function writeGift(questions: readonly ExchangeQuestion[]): ExchangeFile {
  const problems: ExchangeProblem[] = [];
  const blocks: string[] = [];
  let topic = "";
  for (const [index, question] of questions.entries()) {
    const where = `第${index + 1}题`;
    const answers = answersOf(question);
    if (answers === null) {
      problems.push({ where, message: reasons(question), leftOut: true });
      continue;
    }
    const unseen = unseenElsewhere(question, noted);
    if (unseen.length > 0) {
      const message = `${unseen.join("、")}写在注释里，别的平台看不到`;
      problems.push({ where, message, leftOut: false });
    }
    if (question.topic !== topic) {
      topic = question.topic;
      blocks.push(`$CATEGORY: ${escapeGift(pathOfTopic(topic))}`);
    }
    blocks.push(written(question, answers));
  }
  return { content: new TextEncoder().encode(`${blocks.join("\n\n")}\n`), problems };
}

function reasons(question: ExchangeQuestion): string {
  return question.type === "fill" && question.blanks.length > 1
    ? "GIFT 写不下有几个空的填空题，请用 Excel、Moodle XML 或 QTI"
    : "文字里有“->”，GIFT 会把它当作连线，请用 Excel、Moodle XML 或 QTI";
}

function written(question: ExchangeQuestion, answers: string): string {
  const note = ownNote(question, noted);
  const tags = question.tags.map((tag) => `[tag:${escapeGift(tag).replaceAll("]", "\\]")}]`);
  const explanation = question.explanation === "" ? "" : `####${text(question.explanation)}`;
  const [before = "", after = ""] =
    question.type === "fill" ? splitOnce(question.stem, BLANK_MARK) : [question.stem];
  return [
    ...(tags.length > 0 ? [`// ${tags.join(" ")}`] : []),
    ...(note ? [`// wushe ${note}`] : []),
    `${question.name === "" ? "" : `::${escapeGift(question.name)}::`}${text(before)}{${answers}${explanation}}${escapeGift(after)}`,
  ].join("\n");
}

/** What goes between the braces; null when it cannot be said. */
function answersOf(question: ExchangeQuestion): string | null {
  switch (question.type) {
    case "single":
      return question.choices.map((c) => `\n\t${c.correct ? "=" : "~"}${text(c.text)}`).join("");
    case "multiple":
      return weighted(question.choices);
    case "judgement":
      return question.answer ? "TRUE" : "FALSE";
    case "ordering":
      return `>${question.items.length} ALL VERTICAL ABSOLUTE_POSITION${question.items.map((item) => `\n${text(item)}`).join("")}\n`;
    case "matching":
      return paired(question);
    case "fill":
      return blank(question);
    case "short":
    case "essay":
      return "";
  }
}

function weighted(choices: readonly { text: string; correct: boolean }[]): string {
  const right = choices.filter(({ correct }) => correct).length;
  const share = (100 / right).toFixed(5).replace(/\.?0+$/, "");
  return choices.map((c) => `\n\t~%${c.correct ? share : `-${share}`}%${text(c.text)}`).join("");
}

function paired(question: Extract<ExchangeQuestion, { type: "matching" }>): string | null {
  const all = [...question.pairs, ...question.distractors.map((right) => ({ left: "", right }))];
  if (all.some(({ left }) => left.includes("->"))) return null;
  return all.map(({ left, right }) => `\n\t=${left && text(left)} -> ${text(right)}`).join("");
}

function blank(question: Extract<ExchangeQuestion, { type: "fill" }>): string | null {
  const [only, ...more] = question.blanks;
  if (!only || more.length > 0) return null;
  if ("value" in only) return `#${only.value}:${only.tolerance}`;
  return only.accepts.every((words) => words.includes("->"))
    ? null
    : only.accepts.map((words) => `\n\t=${text(words)}`).join("");
}

/** Named as plain text where its first signs, or markup in it, would be taken for something else. */
function text(words: string): string {
  return `${/[<&]|^[[%$]|^\/\//.test(words) ? "[plain]" : ""}${escapeGift(words)}`;
}

function splitOnce(words: string, at: string): [string, string] {
  const index = words.indexOf(at);
  return [words.slice(0, index), words.slice(index + at.length)];
}
