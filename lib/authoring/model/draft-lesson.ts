/** A lesson of a draft as it is shown before it is published. */
import type { OpenBody } from "@/lib/assessment/model/question";
import type { Completion } from "@/lib/catalogue/model/completion";

export type CheckedQuestion = { key: string; lesson: string | null; stem: string; body: OpenBody };

export type DraftLesson = {
  id: string;
  title: string;
  summary: string;
  minutes: number;
  objectives: string[];
  sources: { document: string; detail?: string | undefined }[];
  contentAsOf: string;
  required: boolean;
  completion: Completion | null;
  html: string;
  headings: { id: string; text: string }[];
  readingSeconds: number;
  outline: { id: string; title: string; lessons: { slug: string; title: string }[] }[];
  checks: CheckedQuestion[];
};
