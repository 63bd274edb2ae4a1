/** Questions as the rows of a sheet that readSheetRows reads back. Pure. */
import { type Blank, difficultyNames, type ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { escapePart } from "@/lib/transfer/rules/exchange/parts";
import {
  type ColumnName,
  columnNames,
  scoringNames,
  typeNames,
} from "@/lib/transfer/rules/exchange/sheet-columns";

/** Choices that every sheet has columns for; more only where a question needs them. */
const CHOICES = 8;
const always: readonly ColumnName[] = ["explanation", "difficulty", "topic", "points"];
const whereUsed: readonly ColumnName[] = ["tags", "scoring", "keywords", "rubric"];

/** Headings and a row for each question. Columns that nothing uses are left out. */
export function writeSheetRows(questions: readonly ExchangeQuestion[]): string[][] {
  const rows = questions.map((question) => ({
    ...cellsOf(question),
    choices: choicesOf(question),
  }));
  const used = (column: ColumnName) => rows.some((row) => (row.cells[column] ?? "") !== "");
  const width = Math.max(CHOICES, ...rows.map((row) => row.choices.length));
  const before: ColumnName[] = [
    ...(["name"] as const).filter(used),
    "type",
    ...(["material"] as const).filter(used),
    "stem",
  ];
  const after: ColumnName[] = ["answer", ...always, ...whereUsed.filter(used)];
  const letters = Array.from({ length: width }, (_, at) => String.fromCharCode(65 + at));
  const heading = (column: ColumnName) => columnNames[column][0];
  return [
    [...before.map(heading), ...letters.map((letter) => `选项${letter}`), ...after.map(heading)],
    ...rows.map(({ cells, choices }) => [
      ...before.map((column) => cells[column] ?? ""),
      ...letters.map((_, at) => choices[at] ?? ""),
      ...after.map((column) => cells[column] ?? ""),
    ]),
  ];
}

type Cells = Partial<Record<ColumnName, string>>;

function cellsOf(question: ExchangeQuestion): { cells: Cells } {
  return {
    cells: {
      name: question.name,
      type: typeNames[question.type][0] ?? "",
      material: question.material,
      stem: question.stem,
      answer: answerOf(question),
      explanation: question.explanation,
      difficulty: question.difficulty ? difficultyNames[question.difficulty] : "",
      topic: question.topic,
      points: question.points === null ? "" : String(question.points),
      tags: question.tags.map((tag) => escapePart(tag, "、，,;；|")).join("、"),
      ...(question.type === "multiple" ? { scoring: scoringNames[question.scoring] } : {}),
      ...(question.type === "short" ? { keywords: keywordsOf(question.keywords) } : {}),
      ...(question.type === "essay" ? { rubric: rubricOf(question.rubric) } : {}),
    },
  };
}

function choicesOf(question: ExchangeQuestion): string[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.choices.map(({ text }) => text);
    case "ordering":
      return question.items;
    case "matching":
      return [...question.pairs, ...question.distractors.map((right) => ({ left: "", right }))].map(
        ({ left, right }) => `${escapePart(left, "|")} | ${escapePart(right, "|")}`,
      );
    default:
      return [];
  }
}

function answerOf(question: ExchangeQuestion): string {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.choices.map((c, at) => (c.correct ? letter(at) : "")).join("");
    case "judgement":
      return question.answer ? "正确" : "错误";
    case "ordering":
      return question.items.map((_, at) => letter(at)).join("");
    case "matching":
      return "";
    case "fill":
      return question.blanks.map(blankCell).join(" | ");
    case "short":
    case "essay":
      return question.sample;
  }
}

function letter(at: number): string {
  return String.fromCharCode(65 + at);
}

/** A blank's answer in a line, as blankOf reads it. */
export function blankCell(blank: Blank): string {
  if ("value" in blank) return `${blank.value}±${blank.tolerance}`;
  const words = blank.accepts.map((text) => escapePart(text, "|/")).join("/");
  return /^-?\d/.test(words) && words.includes("±") ? words.replace("±", "\\±") : words;
}

function keywordsOf(groups: readonly (readonly string[])[]): string {
  return groups.map((group) => group.map((word) => escapePart(word, "|/")).join("/")).join(" | ");
}

function rubricOf(rubric: readonly { title: string; points: number }[]): string {
  return rubric.map(({ title, points }) => `${escapePart(title, "|")}=${points}`).join(" | ");
}
