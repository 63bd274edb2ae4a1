/**
 * The words of assessment: kinds of question, the frozen paper of an attempt, and the
 * shapes that cross a boundary. Imported by schema, rules and browser alike; no I/O.
 */
import { z } from "zod";
import type { RefusalCode } from "@/lib/platform/result";

export const questionKinds = [
  "single",
  "multiple",
  "judgement",
  "ordering",
  "matching",
  "fill",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** quiz: asked in the exam · check: stands in a lesson · bank: kept, and asked nowhere now. */
export const purposes = ["quiz", "check", "bank"] as const;
export type Purpose = (typeof purposes)[number];

/** Where a question is written: in the course's folder, or on the bank's screens. */
export const origins = ["folder", "bank"] as const;
export type Origin = (typeof origins)[number];

/**
 * Part marks of 多选: half for some right and none wrong · all or nothing · a share for each right
 * one, less a share for each wrong one.
 */
export const scorings = ["half", "all", "share"] as const;
export type Scoring = (typeof scorings)[number];

export const difficulties = ["easy", "medium", "hard"] as const;
export type Difficulty = (typeof difficulties)[number];

export const attemptStates = ["open", "submitted", "expired"] as const;
export type AttemptState = (typeof attemptStates)[number];

/** Something a learner can point at: a choice, an item to order, a side of a pair. */
export type Option = { id: string; text: string };

/** A blank as a learner sees it; numbers get the phone's number keys. */
export type Blank = { id: string; numeric: boolean };

/** What belongs in a blank: one of some words, the first of which is shown as the answer, or a number. */
export type BlankKey = { accepts: string[] } | { value: number; tolerance: number };

/** In the stem of a fill-in question each blank stands as this mark. */
export const BLANK_MARK = "____";

/**
 * What is asked and what is right, by kind. Every answer is a list of texts, so one shape
 * serves storage, grading and the wire:
 * single, multiple: the ids picked · judgement: ["true"] or ["false"] · ordering: all ids in
 * order · matching: for each left option in turn, the id of the right option ("" when none) ·
 * fill: for each blank in turn, the words written there.
 */
export type QuestionBody =
  | { kind: "single"; options: Option[]; correct: string[] }
  | { kind: "multiple"; options: Option[]; correct: string[]; scoring?: Scoring | undefined }
  | { kind: "judgement"; correct: ["true"] | ["false"] }
  | { kind: "ordering"; options: Option[]; correct: string[] }
  | { kind: "matching"; lefts: Option[]; options: Option[]; correct: string[] }
  | { kind: "fill"; blanks: Blank[]; keys: BlankKey[]; correct: string[] };

export type Answer = string[];

/** A question as it was asked: frozen into the attempt, so later edits cannot change a grade. */
export type PaperQuestion = {
  versionId: string;
  stem: string;
  body: QuestionBody;
  explanation: string;
  points: number;
  /** 知识点; papers from before it was kept have none. */
  topic?: string | undefined;
};
export type Paper = { questions: PaperQuestion[]; passPercent: number };

type WithoutCorrect<T> = T extends unknown ? Omit<T, "correct" | "keys"> : never;

/** What is asked, without what is right. */
export type OpenBody = WithoutCorrect<QuestionBody>;

/** What a learner may see before handing in: neither the right answers nor the explanations. */
export type OpenQuestion = Omit<PaperQuestion, "body" | "explanation" | "topic"> & {
  body: OpenBody;
};
export type OpenPaper = { questions: OpenQuestion[]; passPercent: number };

/** Answers by question version id. */
export type Answers = Record<string, Answer>;
export type Grade = { earned: number; total: number; passed: boolean };

/** A question after the attempt has ended: what was answered, what it earned, what is right and why. */
export type MarkedQuestion = PaperQuestion & { answer: Answer; earned: number };

/** An attempt that is under way, as its owner's browser gets it. */
export type AttemptSheet = {
  state: "open";
  id: string;
  title: string;
  courseSlug: string;
  paper: OpenPaper;
  answers: Answers;
  /** Sequence of each stored answer, by question version id. */
  sequences: Record<string, number>;
  openedAt: Date;
  closesAt: Date;
  serverNow: Date;
};

/** What an answer is told when the question is answered for oneself: a self-check, a practice. */
export type Feedback = {
  correct: boolean;
  answer: Answer;
  right: Answer;
  explanation: string;
};

/** A question that earned less than its points when it was last asked in an exam. */
export type Mistake = {
  versionId: string;
  courseSlug: string;
  courseTitle: string;
  topic: string;
  stem: string;
  body: OpenBody;
  /** When it was last missed, and how often in all. */
  missedAt: Date;
  times: number;
  /** Whether it has been answered rightly in practice since. */
  mended: boolean;
};

/** Whether and when another attempt can be opened. */
export type NextAttempt = {
  /** Why not; null when it can be opened. */
  refusal: RefusalCode | null;
  attemptsLeft: number;
  /** The end of the cool-down; null when there is none to wait for. */
  availableAt: Date | null;
};

/** An attempt that has ended, as its owner reads it. */
export type AttemptReport = {
  state: "submitted" | "expired";
  id: string;
  title: string;
  courseSlug: string;
  endedAt: Date;
  result: Grade & { passPercent: number; questions: MarkedQuestion[] };
  next: NextAttempt;
};

/** One line in the list of attempts. Without a grade while it is open. */
export type AttemptSummary = {
  id: string;
  number: number;
  state: AttemptState;
  openedAt: Date;
  endedAt: Date | null;
  earned: number | null;
  total: number;
  passed: boolean | null;
};

/** What there is to know before opening an attempt. */
export type QuizIntro = {
  quizId: string;
  title: string;
  /** Questions of an attempt, and those they are drawn from. */
  questionCount: number;
  bankCount: number;
  totalPoints: number;
  passPercent: number;
  minutesAllowed: number;
  attemptsAllowed: number;
  coolDownMinutes: number;
  attempts: AttemptSummary[];
  openAttemptId: string | null;
  next: NextAttempt;
};

/** The longest words that a blank takes; ids are shorter. */
export const WORDS_MAX = 200;

export const AnswerInput = z.array(z.string().max(WORDS_MAX)).max(30);

export const OpenAttempt = z.object({ courseSlug: z.string().max(60) });

export const SEQUENCE_MAX = 2_147_483_647;

/** `sequence` grows with every change on the device; the highest one wins, so repeats and reordering are harmless. */
export const SaveResponse = z.object({
  attemptId: z.uuid("作答编号不正确"),
  versionId: z.uuid("试题编号不正确"),
  answer: AnswerInput,
  sequence: z.int("序号应为整数").min(0).max(SEQUENCE_MAX),
});
export type SaveResponse = z.input<typeof SaveResponse>;

/** `newer` is the stored answer when it isn't the one that was sent: a later one came from elsewhere. */
export type SavedResponse = { sequence: number; newer: Answer | null };

export const Practise = z.object({
  versionId: z.uuid("试题编号不正确"),
  answer: AnswerInput.min(1, "请先作答"),
});

const questionId = z.string().max(40);

/**
 * `answers` come only from a form that was sent without scripts. `sequences` says which stored
 * answers that form was filled in over; one that was saved since is newer, and stays.
 */
export const SubmitAttempt = z.object({
  attemptId: z.uuid("作答编号不正确"),
  answers: z.record(questionId, AnswerInput).optional(),
  sequences: z.record(questionId, z.coerce.number().int().min(0).max(SEQUENCE_MAX)).optional(),
});

/** Which of a bank's questions are wanted, as the address of its page says it. */
export const BankFilter = z.object({
  words: z.string().trim().max(100).catch("").default(""),
  kind: z.enum(questionKinds).nullable().catch(null).default(null),
  topic: z.string().max(200).catch("").default(""),
  difficulty: z.enum(difficulties).nullable().catch(null).default(null),
  /** quiz, check, bank: where it is used · retired; null for all that are in use. */
  state: z
    .enum([...purposes, "retired"])
    .nullable()
    .catch(null)
    .default(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type BankFilter = z.output<typeof BankFilter>;
