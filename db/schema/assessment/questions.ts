/** The question bank. Questions are versioned and a version never changes; a wrong key is put right beside it. */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { courses, lessons, releases } from "@/db/schema/catalogue";
import { mediaFiles } from "@/db/schema/media";
import { people } from "@/db/schema/people";
import { origins, purposes } from "@/lib/assessment/model/bank";
import { correctionModes } from "@/lib/assessment/model/grading";
import {
  type Answer,
  difficulties,
  type QuestionBody,
  questionKinds,
} from "@/lib/assessment/model/question";

/** A question's identity in the bank of its course. */
export const questions = pgTable(
  "questions",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    /** The id the course folder gives it; a question added to the bank has one of its own. */
    key: text().notNull(),
    purpose: text({ enum: purposes }).notNull(),
    /** Whether the course folder writes it, or the bank's screens do. */
    origin: text({ enum: origins }).notNull().default("folder"),
    name: text().notNull().default(""),
    tags: text().array().notNull().default([]),
    points: integer().notNull().default(5),
    /** Whether it is in every paper of the exam. */
    fixed: boolean().notNull().default(false),
    addedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    addedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    retiredAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique("questions_key_in_course").on(t.courseId, t.key),
    unique("questions_of_course").on(t.id, t.courseId),
    index("questions_course").on(t.courseId, t.addedAt),
    check("questions_purpose_known", sql`${t.purpose} in ('quiz', 'check', 'bank')`),
    check("questions_origin_known", sql`${t.origin} in ('folder', 'bank')`),
    check(
      "questions_origin_fits_purpose",
      sql`${t.purpose} = 'quiz' or (${t.purpose} = 'bank') = (${t.origin} = 'bank')`,
    ),
    check("questions_points_range", sql`${t.points} between 1 and 100`),
  ],
);

/** A question as worded at one time. A trigger refuses UPDATE and DELETE. */
export const questionVersions = pgTable(
  "question_versions",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    questionId: uuid()
      .notNull()
      .references(() => questions.id, { onDelete: "restrict" }),
    number: integer().notNull(),
    kind: text({ enum: questionKinds }).notNull(),
    stem: text().notNull(),
    body: jsonb().$type<QuestionBody>().notNull(),
    explanation: text().notNull(),
    difficulty: text({ enum: difficulties }).notNull(),
    topic: text().notNull(),
    /** The situation it is asked about; questions with the same one belong together. */
    material: text().notNull().default(""),
    facts: jsonb().$type<string[]>().notNull(),
    contentHash: text().notNull(),
  },
  (t) => [
    unique("question_versions_number").on(t.questionId, t.number),
    check("question_versions_number_positive", sql`${t.number} > 0`),
    check("question_versions_kind_is_bodys", sql`${t.body} ->> 'kind' = ${t.kind}`),
    check("question_versions_stem_filled", sql`length(trim(${t.stem})) > 0`),
    check(
      "question_versions_kind_known",
      sql`${t.kind} in ('single', 'multiple', 'judgement', 'ordering', 'matching', 'fill', 'short', 'essay')`,
    ),
    check("question_versions_difficulty_known", sql`${t.difficulty} in ('easy', 'medium', 'hard')`),
    check(
      "question_versions_has_answer",
      sql`(jsonb_array_length(${t.body} -> 'correct') > 0) = (${t.kind} not in ('short', 'essay'))`,
    ),
  ],
);

/** The self-checks of a release: which version stands in which lesson. */
export const releaseChecks = pgTable(
  "release_checks",
  {
    releaseId: uuid()
      .notNull()
      .references(() => releases.id, { onDelete: "restrict" }),
    lessonId: uuid()
      .notNull()
      .references(() => lessons.id, { onDelete: "restrict" }),
    key: text().notNull(),
    versionId: uuid()
      .notNull()
      .references(() => questionVersions.id, { onDelete: "restrict" }),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.lessonId, t.key] })],
);

/** A key that was wrong, put right: what holds for this wording from now on. Append-only. */
export const keyCorrections = pgTable(
  "key_corrections",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    versionId: uuid()
      .notNull()
      .references(() => questionVersions.id, { onDelete: "restrict" }),
    number: integer().notNull(),
    mode: text({ enum: correctionModes }).notNull(),
    /** The wording with its right key; null when the question is void. */
    body: jsonb().$type<QuestionBody>(),
    /** Whether nobody loses by it. */
    keepHigher: boolean().notNull(),
    reason: text().notNull(),
    correctedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
    correctedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    unique("key_corrections_number").on(t.versionId, t.number),
    check("key_corrections_mode_known", sql`${t.mode} in ('key', 'void')`),
    check("key_corrections_key_has_body", sql`(${t.body} is not null) = (${t.mode} = 'key')`),
    check("key_corrections_reason_given", sql`length(trim(${t.reason})) > 0`),
    check("key_corrections_number_positive", sql`${t.number} > 0`),
  ],
);

/** Pictures that questions of a course may show, by the hash of their bytes. */
export const questionMedia = pgTable(
  "question_media",
  {
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    sha256: text()
      .notNull()
      .references(() => mediaFiles.sha256, { onDelete: "restrict" }),
    addedAt: timestamp({ withTimezone: true }).notNull(),
    addedBy: uuid().references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.sha256] })],
);

/** The latest practice of a question that was missed in an exam. It earns nothing. */
export const practiceAnswers = pgTable(
  "practice_answers",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    versionId: uuid()
      .notNull()
      .references(() => questionVersions.id, { onDelete: "restrict" }),
    answer: jsonb().$type<Answer>().notNull(),
    correct: boolean().notNull(),
    answeredAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.versionId] }),
    check("practice_answers_answer_is_list", sql`jsonb_typeof(${t.answer}) = 'array'`),
  ],
);
