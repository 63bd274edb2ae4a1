/**
 * The words of transfer: a course as a folder of files, what reading it yields, and what can be
 * wrong with it. Every fault says which file and which line, in words an author can act on.
 */
import { z } from "zod";
import type { Purpose } from "@/lib/assessment/model/bank";
import {
  type Difficulty,
  difficulties,
  type QuestionBody,
  scorings,
} from "@/lib/assessment/model/question";
import {
  type CourseManifest,
  FactNumber,
  type Passage,
  type RenderedLesson,
  type RenderedPaper,
  Slug,
} from "@/lib/catalogue/model";
import type { Cover } from "@/lib/catalogue/model/completion";
import { CourseMedia } from "@/lib/media/model";

/** A course folder: path inside the folder, with forward slashes → text. */
export type CourseFiles = Record<string, string>;

export type Fault = { file: string; line: number; message: string };

/** What the content check reports. Only an error keeps a course from being published. */
export type Finding = Fault & { level: "error" | "warning" };

export type CheckedCourse = {
  slug: string;
  lessons: number;
  /** Chinese characters of all lessons. */
  characters: number;
  /** Of the final exam, and of the self-checks in the text. */
  questions: { quiz: number; check: number };
  figures: number;
  papers: number;
  videos: number;
  /** Numbers of the facts that lessons, papers and questions rest on. */
  facts: string[];
  faults: Finding[];
};

/** What a set of courses comes to; `facts` counts those that at least one course rests on. */
export type ContentTotals = Pick<
  CheckedCourse,
  "lessons" | "characters" | "questions" | "figures" | "papers" | "videos"
> & { facts: number; errors: number };

const line = (max: number) => z.string().trim().min(1, "不能为空").max(max, `最多${max}个字`);
const Choice = z.strictObject({ id: Slug, text: line(200), correct: z.literal(true).optional() });
const Item = z.strictObject({ id: Slug, text: line(200) });
const Blank = z.union([
  z.strictObject({ accepts: z.array(line(100)).min(1).max(10) }),
  z.strictObject({ value: z.number(), tolerance: z.number().min(0).default(0) }),
]);
const Pair = z.strictObject({ id: Slug, left: line(100), right: line(200) });

export const POINTS_DEFAULT = 5;

const common = {
  id: Slug,
  purpose: z.enum(["quiz", "check"]),
  lesson: Slug.optional(),
  stem: line(500),
  difficulty: z.enum(difficulties),
  topic: line(40),
  facts: z.array(FactNumber).default([]),
  explanation: line(500),
  points: z.int().min(1).max(100).optional(),
  material: line(3000).optional(),
  fixed: z.boolean().optional(),
};

/** One entry of `questions.yaml`, as written. */
export const QuestionEntry = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("single"), choices: z.array(Choice).min(3).max(8) }),
  z.strictObject({
    ...common,
    kind: z.literal("multiple"),
    scoring: z.enum(scorings).optional(),
    choices: z.array(Choice).min(3).max(8),
  }),
  z.strictObject({ ...common, kind: z.literal("judgement"), answer: z.boolean() }),
  z.strictObject({ ...common, kind: z.literal("ordering"), items: z.array(Item).min(3).max(8) }),
  z.strictObject({
    ...common,
    kind: z.literal("matching"),
    pairs: z.array(Pair).min(3).max(8),
    distractors: z.array(Item).max(4).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal("fill"), blanks: z.array(Blank).min(1).max(10) }),
  z.strictObject({
    ...common,
    kind: z.literal("short"),
    sample: line(3000).optional(),
    keywords: z
      .array(z.array(line(40)).min(1).max(20))
      .max(20)
      .optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("essay"),
    sample: line(3000).optional(),
    rubric: z
      .array(z.strictObject({ title: line(100), points: z.int().min(1).max(100) }))
      .max(12)
      .optional(),
  }),
]);
export type QuestionEntry = z.output<typeof QuestionEntry>;

export type ParsedLesson = RenderedLesson & {
  file: string;
  facts: string[];
  /** The text with its lines in the file, for the checks that look for words. */
  passages: Passage[];
};

export type ParsedQuestion = {
  key: string;
  purpose: Purpose;
  /** The lesson a self-check stands in; null for a question of the quiz. */
  lesson: string | null;
  stem: string;
  body: QuestionBody;
  explanation: string;
  difficulty: Difficulty;
  topic: string;
  facts: string[];
  points: number;
  /** The situation it is asked about; empty for none. */
  material: string;
  /** Whether it is in every paper. */
  fixed: boolean;
  file: string;
  line: number;
};

/** What a version of a question is made of. */
export type Wording = Pick<
  ParsedQuestion,
  "key" | "stem" | "material" | "body" | "explanation" | "difficulty" | "topic" | "facts"
>;

/** A question of the bank that is asked in the exam, in its latest wording. */
export type Enlisted = { versionId: string; points: number; fixed: boolean };

/** A course without faults, lessons in the order of the course. */
export type ParsedCourse = {
  manifest: CourseManifest;
  cover: Cover | null;
  lessons: ParsedLesson[];
  papers: RenderedPaper[];
  questions: ParsedQuestion[];
};

export const factStatuses = [
  "verified",
  "single_source",
  "unverified",
  "common_knowledge",
  "editorial",
] as const;

/** One entry of the register of facts. */
export const Fact = z.strictObject({
  number: FactNumber,
  status: z.enum(factStatuses),
  statement: line(800),
  /** Which part of the statement has another status, in words. */
  caveat: line(300).optional(),
  /** Names of documents, never addresses. */
  sources: z.array(line(200)),
});
export type Fact = z.output<typeof Fact>;

/** The register by number. */
export type FactRegister = ReadonlyMap<string, Fact>;

export const LoadCourse = z.object({
  files: z.record(z.string().min(1).max(200), z.string().max(1_000_000)),
  /** Files that are not text; their bytes have been stored before. */
  media: CourseMedia.default({}),
  /** Place of the course within its series, from 1. */
  position: z.int().min(1).max(1000),
  /** Whether the folder goes over what trainers changed since it was last loaded. */
  force: z.boolean().default(false),
});
