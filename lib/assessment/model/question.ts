/**
 * The words of questions: their kinds, what is asked and what is right, answers, marks. Imported by
 * schema, rules and browser alike; no I/O.
 */
export const questionKinds = [
  "single",
  "multiple",
  "judgement",
  "ordering",
  "matching",
  "fill",
  "short",
  "essay",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Kinds that a person grades. */
export const writtenKinds = ["short", "essay"] as const satisfies QuestionKind[];
export type WrittenKind = (typeof writtenKinds)[number];

/**
 * Part marks of 多选: half for some right and none wrong · all or nothing · a share for each right
 * one, less a share for each wrong one.
 */
export const scorings = ["half", "all", "share"] as const;
export type Scoring = (typeof scorings)[number];

export const difficulties = ["easy", "medium", "hard"] as const;
export type Difficulty = (typeof difficulties)[number];

/** Something a learner can point at: a choice, an item to order, a side of a pair. */
export type Option = { id: string; text: string };

/** A blank as a learner sees it; numbers get the phone's number keys. */
export type Blank = { id: string; numeric: boolean };

/** What belongs in a blank: one of some words, the first of which is shown as the answer, or a number. */
export type BlankKey = { accepts: string[] } | { value: number; tolerance: number };

/** One thing an essay is graded by, with the most points it can earn. */
export type Criterion = { title: string; points: number };

/** In the stem of a fill-in question each blank stands as this mark. */
export const BLANK_MARK = "____";

/**
 * What is asked and what is right, by kind. Every answer is a list of texts, so one shape
 * serves storage, grading and the wire:
 * single, multiple: the ids picked · judgement: ["true"] or ["false"] · ordering: all ids in
 * order · matching: for each left option in turn, the id of the right option ("" when none) ·
 * fill: for each blank in turn, the words written there · short, essay: the one text. What these two
 * are graded by (a sample, groups of key words, a rubric) helps a person; nothing is right by itself.
 */
export type QuestionBody =
  | { kind: "single"; options: Option[]; correct: string[] }
  | { kind: "multiple"; options: Option[]; correct: string[]; scoring?: Scoring | undefined }
  | { kind: "judgement"; correct: ["true"] | ["false"] }
  | { kind: "ordering"; options: Option[]; correct: string[] }
  | { kind: "matching"; lefts: Option[]; options: Option[]; correct: string[] }
  | { kind: "fill"; blanks: Blank[]; keys: BlankKey[]; correct: string[] }
  | { kind: "short"; sample: string; keywords: string[][]; correct: [] }
  | { kind: "essay"; sample: string; rubric: Criterion[]; correct: [] };
export type WrittenBody = Extract<QuestionBody, { kind: WrittenKind }>;

export type Answer = string[];

type WithoutCorrect<T> = T extends unknown
  ? Omit<T, "correct" | "keys" | "sample" | "keywords">
  : never;

/** What is asked, without what is right. */
export type OpenBody = WithoutCorrect<QuestionBody>;

/** What an answer is told when the question is answered for oneself: a self-check, a practice. */
export type Feedback = {
  correct: boolean;
  answer: Answer;
  right: Answer;
  explanation: string;
};
