/** Attempts: how they stand, what their owner sees, what is sent while they last. */
import { z } from "zod";
import type { CorrectionMode } from "@/lib/assessment/model/grading";
import type { Answers, Grade, MarkedQuestion, OpenPaper } from "@/lib/assessment/model/paper";
import type { Answer, OpenBody } from "@/lib/assessment/model/question";
import type { Reveal } from "@/lib/assessment/model/quiz";
import type { RefusalCode } from "@/lib/platform/result";

export const attemptStates = ["open", "submitted", "expired"] as const;
export type AttemptState = (typeof attemptStates)[number];

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

/** A question that earned less than its points when it was last asked in an exam. */
export type Mistake = {
  versionId: string;
  courseSlug: string;
  courseTitle: string;
  topic: string;
  /** The situation it was asked about; empty for none. */
  material: string;
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

/** How a paper went by knowledge point. */
export type TopicScore = { topic: string; questions: number; earned: number; points: number };

/** A question of an ended attempt as its owner reads it. */
export type ReportedQuestion = MarkedQuestion & {
  /** Why its key, or its marks, are not those it was asked with. */
  correction: { mode: CorrectionMode; reason: string; correctedAt: Date } | null;
  /** What graders gave and said, without their names. */
  gradings: { criteria: number[]; comment: string }[];
};

/** An attempt that has ended, as its owner reads it. */
export type AttemptReport = {
  state: "submitted" | "expired";
  id: string;
  title: string;
  courseSlug: string;
  endedAt: Date;
  result: Grade & { passPercent: number };
  topics: TopicScore[];
  /** The answers that counted, to tell those that never arrived from them. */
  answered: { versionId: string; answer: Answer }[];
  /** Null until the exam's rules show what is right. */
  questions: ReportedQuestion[] | null;
  reveal: Reveal;
  /** The end of the exam for this person, where the rules wait for it. */
  revealedAt: Date | null;
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
  /** Questions that a person has still to grade. */
  awaiting: number;
};

/** The longest words that a blank takes, and the longest text of a written answer. */
export const WORDS_MAX = 200;
export const TEXT_ANSWER_MAX = 8000;

export const AnswerInput = z
  .array(z.string().max(TEXT_ANSWER_MAX))
  .max(30)
  .refine((texts) => texts.length === 1 || texts.every(({ length }) => length <= WORDS_MAX));

export const OpenAttempt = z.object({
  courseSlug: z.string().max(60),
  /** The words said in class, where the exam asks for them. */
  code: z.string().max(100).default(""),
});

/** The answer sheet was left; sent again, with the seconds away, when it is seen again. */
export const ReportAbsence = z.object({
  attemptId: z.uuid("作答编号不正确"),
  absenceId: z.uuid("编号不正确"),
  awaySeconds: z.int().min(0).max(86_400).nullable(),
});
export type ReportAbsence = z.input<typeof ReportAbsence>;

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

/** An answer that says something. */
export const GivenAnswer = AnswerInput.refine((answer) => answer.length > 0, "请先作答");

export const Practise = z.object({
  versionId: z.uuid("试题编号不正确"),
  answer: GivenAnswer,
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
