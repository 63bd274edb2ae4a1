/**
 * The words of assessment: kinds of question, the frozen paper of an attempt, and the
 * shapes that cross a boundary. Imported by schema, rules and browser alike; no I/O.
 */
import { z } from "zod";

export const questionKinds = ["single", "multiple", "judgement", "ordering", "matching"] as const;
export type QuestionKind = (typeof questionKinds)[number];

export const questionKindNames: Record<QuestionKind, string> = {
  single: "单选题",
  multiple: "多选题",
  judgement: "判断题",
  ordering: "排序题",
  matching: "连线题",
};

export const purposes = ["quiz", "check"] as const;
export type Purpose = (typeof purposes)[number];

export const difficulties = ["easy", "medium", "hard"] as const;
export type Difficulty = (typeof difficulties)[number];

export const attemptStates = ["open", "submitted", "expired"] as const;
export type AttemptState = (typeof attemptStates)[number];

/** Something a learner can point at: a choice, an item to order, a side of a pair. */
export type Option = { id: string; text: string };

/**
 * What is asked and what is right, by kind. Every answer is a list of option ids, so one
 * shape serves storage, grading and the wire:
 * single, multiple: the ids picked · judgement: ["true"] or ["false"] · ordering: all ids in
 * order · matching: for each left option in turn, the id of the right option ("" when none).
 */
export type QuestionBody =
  | { kind: "single" | "multiple"; options: Option[]; correct: string[] }
  | { kind: "judgement"; correct: ["true"] | ["false"] }
  | { kind: "ordering"; options: Option[]; correct: string[] }
  | { kind: "matching"; lefts: Option[]; options: Option[]; correct: string[] };

export type Answer = string[];

/** A question as it was asked: frozen into the attempt, so later edits cannot change a grade. */
export type PaperQuestion = {
  versionId: string;
  stem: string;
  body: QuestionBody;
  explanation: string;
  points: number;
};
export type Paper = { questions: PaperQuestion[]; passPercent: number };

type WithoutCorrect<T> = T extends unknown ? Omit<T, "correct"> : never;

/** What a learner may see before handing in: neither the right answers nor the explanations. */
export type OpenQuestion = Omit<PaperQuestion, "body" | "explanation"> & {
  body: WithoutCorrect<QuestionBody>;
};
export type OpenPaper = { questions: OpenQuestion[]; passPercent: number };

/** Answers by question version id. */
export type Answers = Record<string, Answer>;
export type Grade = { earned: number; total: number; passed: boolean };

export const AnswerInput = z.array(z.string().max(40)).max(30);

export const OpenAttempt = z.object({ courseSlug: z.string().max(60) });

/** `sequence` grows with every change on the device; the highest one wins, so repeats and reordering are harmless. */
export const SaveResponse = z.object({
  attemptId: z.uuid("作答编号不正确"),
  versionId: z.uuid("试题编号不正确"),
  answer: AnswerInput,
  sequence: z.int("序号应为整数").min(0).max(2_147_483_647),
});
export type SaveResponse = z.input<typeof SaveResponse>;

export const SubmitAttempt = z.object({ attemptId: z.uuid("作答编号不正确") });
