/** The frozen paper of an attempt, with and without what is right. */
import type { Answer, OpenBody, QuestionBody } from "@/lib/assessment/model/question";

/** A question as it was asked: frozen into the attempt, so later edits cannot change a grade. */
export type PaperQuestion = {
  versionId: string;
  stem: string;
  body: QuestionBody;
  explanation: string;
  points: number;
  /** 知识点; papers from before it was kept have none. */
  topic?: string | undefined;
  /** The situation it is asked about; neighbours with the same one belong together. */
  material?: string | undefined;
};
export type Paper = { questions: PaperQuestion[]; passPercent: number };

/** What a learner may see before handing in: neither the right answers nor the explanations. */
export type OpenQuestion = Omit<PaperQuestion, "body" | "explanation" | "topic"> & {
  body: OpenBody;
};
export type OpenPaper = { questions: OpenQuestion[]; passPercent: number };

/** Answers by question version id. */
export type Answers = Record<string, Answer>;

/** What an ended attempt comes to. Without points and verdict while somebody has still to grade. */
export type Grade = {
  earned: number | null;
  total: number;
  passed: boolean | null;
  /** Questions that a person has still to grade. */
  awaiting: number;
};

/**
 * A question after the attempt has ended: what was answered, what it earned (null until a person has
 * graded it), what is right and why.
 */
export type MarkedQuestion = PaperQuestion & { answer: Answer; earned: number | null };
