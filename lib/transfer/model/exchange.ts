/**
 * The words of exchanging questions with other programs: a question as any format may bring it,
 * and what could not be brought. What is here is not yet in the bank: nothing has an id.
 */
import { z } from "zod";
import { type Difficulty, difficulties, BLANK_MARK as MARK } from "@/lib/assessment/model/question";

/** Formats by the name that the command line and addresses use. */
export const exchangeFormats = {
  excel: "Excel 表格",
  gift: "GIFT",
  "moodle-xml": "Moodle XML",
  aiken: "Aiken",
  qti: "IMS QTI",
  text: "文本或 Word",
} as const;
export type ExchangeFormat = keyof typeof exchangeFormats;

/** Longest texts that are taken; what is longer is a problem of its question, never cut. */
export const TEXT_MAX = 5000;
export const CHOICES_MAX = 12;

/**
 * Text as every format can carry it: well-formed Unicode, \n between lines, plain spaces, no control
 * characters, nothing blank at the end of a line.
 */
export function tidyText(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, "")
    .replaceAll(/\r\n?|\u2028|\u2029/g, "\n")
    .replaceAll(/[\t\u00a0\u2000-\u200a\u202f]/g, " ")
    .replaceAll(/[\p{Cc}\ufeff\ufffe\uffff]/gu, (sign) => (sign === "\n" ? sign : ""))
    .replaceAll(/[ \u3000]+(?=\n)/g, "")
    .trim();
}

const optionalText = z
  .string()
  .max(TEXT_MAX * 2, `最多${TEXT_MAX}个字`)
  .transform(tidyText)
  .pipe(z.string().max(TEXT_MAX, `最多${TEXT_MAX}个字`));
const text = optionalText.pipe(z.string().min(1, "不能为空"));
const label = (max: number) => z.string().transform(tidyLabel).pipe(z.string().max(max));

/** A situation has no blanks to fill in: they belong to the questions about it. */
function withoutBlanks(material: string): string {
  return material.replaceAll(/_{4,}/g, "___");
}

/** A name of one line. */
function tidyLabel(name: string): string {
  return tidyText(name).replaceAll(/\s+/g, " ");
}

const list = <T extends z.ZodType>(of: T, min: number, max = CHOICES_MAX) =>
  z.array(of).min(min, `至少${min}项`).max(max, `最多${max}项`);

const common = {
  /** What the source calls it; empty when it has no name. */
  name: label(200).default(""),
  stem: text,
  /** The situation it is asked about; questions with the same one belong together. */
  material: optionalText.transform(withoutBlanks).default(""),
  explanation: optionalText.default(""),
  difficulty: z.enum(difficulties).nullable().default(null),
  /** 知识点; empty when the source names none. */
  topic: label(100).default(""),
  tags: z
    .array(label(40).pipe(z.string().min(1)))
    .max(20)
    .default([]),
  /** Whole points; null when the source gives none. */
  points: z.int().min(1).max(100).nullable().default(null),
};

const Choice = z.object({ text, correct: z.boolean() });

/** One blank: accepted words, the first of which is shown as the answer, or a number with its tolerance. */
const Blank = z.union([
  z.object({ accepts: list(text, 1, 20) }),
  z.object({ value: z.number(), tolerance: z.number().min(0) }),
]);
export type Blank = z.output<typeof Blank>;

/** In the stem of a fill-in question each blank stands as this mark, in the order of `blanks`. */
export const BLANK_MARK = MARK;

/**
 * A question in exchange. The stem is plain text; a table in it is a GitHub Markdown table. Order
 * and pairs are written as they are right.
 */
export const ExchangeQuestion = z.discriminatedUnion("type", [
  z.object({ ...common, type: z.literal("single"), choices: list(Choice, 2) }),
  z.object({
    ...common,
    type: z.literal("multiple"),
    choices: list(Choice, 2),
    /** half: some right and none wrong earn half · all: only all of them · share: each right earns, each wrong costs. */
    scoring: z.enum(["half", "all", "share"]).default("half"),
  }),
  z.object({ ...common, type: z.literal("judgement"), answer: z.boolean() }),
  z.object({ ...common, type: z.literal("ordering"), items: list(text, 2) }),
  z.object({
    ...common,
    type: z.literal("matching"),
    pairs: list(z.object({ left: text, right: text }), 2),
    distractors: list(text, 0).default([]),
  }),
  z.object({ ...common, type: z.literal("fill"), blanks: list(Blank, 1, 20) }),
  z.object({
    ...common,
    type: z.literal("short"),
    sample: optionalText.default(""),
    /** Groups of words; a group is met by any of its words. They help whoever grades. */
    keywords: list(list(text, 1, 20), 0, 20).default([]),
  }),
  z.object({
    ...common,
    type: z.literal("essay"),
    sample: optionalText.default(""),
    rubric: list(z.object({ title: text, points: z.int().min(1).max(100) }), 0, 12).default([]),
  }),
]);
export type ExchangeQuestion = z.output<typeof ExchangeQuestion>;
export type ExchangeDraft = z.input<typeof ExchangeQuestion>;

/** Something that could not be taken, or not wholly: where it stands in the file, and why. */
export type ExchangeProblem = {
  /** In words that lead there: 第3行, 第2题, item-7.xml. */
  where: string;
  message: string;
  /** Whether the question is left out; otherwise it comes without what is named. */
  leftOut: boolean;
};

export type Exchange = {
  questions: ExchangeQuestion[];
  problems: ExchangeProblem[];
  /** Pictures that came along, by the path their texts name. */
  pictures?: ReadonlyMap<string, Uint8Array>;
};

/** A written file, and what of the questions it could not hold. */
export type ExchangeFile = { content: Uint8Array; problems: ExchangeProblem[] };

export const difficultyNames: Record<Difficulty, string> = {
  easy: "易",
  medium: "中",
  hard: "难",
};
