/**
 * The question bank and what people did with it. Questions are versioned and a version never
 * changes; an attempt freezes what was asked; a response is kept from the moment it is saved.
 */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { courses, lessons, releases } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import {
  type Answer,
  attemptStates,
  difficulties,
  origins,
  type Paper,
  purposes,
  type QuestionBody,
  questionKinds,
} from "@/lib/assessment/model";

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
      sql`${t.kind} in ('single', 'multiple', 'judgement', 'ordering', 'matching', 'fill')`,
    ),
    check("question_versions_difficulty_known", sql`${t.difficulty} in ('easy', 'medium', 'hard')`),
    check("question_versions_has_answer", sql`jsonb_array_length(${t.body} -> 'correct') > 0`),
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

/** The quiz of a release, with its rules. Immutable like the release. */
export const quizzes = pgTable(
  "quizzes",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    courseId: uuid().notNull(),
    releaseId: uuid().notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    passPercent: integer().notNull(),
    minutesAllowed: integer().notNull(),
    attemptsAllowed: integer().notNull(),
    coolDownMinutes: integer().notNull(),
    /** Questions drawn for each attempt; null for all of them. */
    draw: integer(),
  },
  (t) => [
    unique("quizzes_slug_in_release").on(t.releaseId, t.slug),
    foreignKey({
      name: "quizzes_release_is_of_course",
      columns: [t.releaseId, t.courseId],
      foreignColumns: [releases.id, releases.courseId],
    }),
    index("quizzes_course").on(t.courseId, t.slug),
    check("quizzes_pass_percent_range", sql`${t.passPercent} between 1 and 100`),
    check("quizzes_minutes_allowed_range", sql`${t.minutesAllowed} between 1 and 600`),
    check("quizzes_attempts_allowed_range", sql`${t.attemptsAllowed} between 1 and 100`),
    check("quizzes_draw_positive", sql`${t.draw} > 0`),
    check("quizzes_cool_down_range", sql`${t.coolDownMinutes} between 0 and 10080`),
  ],
);

export const quizSlots = pgTable(
  "quiz_slots",
  {
    quizId: uuid()
      .notNull()
      .references(() => quizzes.id, { onDelete: "restrict" }),
    position: integer().notNull(),
    versionId: uuid()
      .notNull()
      .references(() => questionVersions.id, { onDelete: "restrict" }),
    points: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.quizId, t.position] }),
    unique("quiz_slots_version_once").on(t.quizId, t.versionId),
    check("quiz_slots_points_range", sql`${t.points} between 1 and 100`),
  ],
);

/** One sitting by one person. The row is the evidence: what was asked, and what it earned. */
export const attempts = pgTable(
  "attempts",
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    quizId: uuid()
      .notNull()
      .references(() => quizzes.id, { onDelete: "restrict" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    number: integer().notNull(),
    state: text({ enum: attemptStates }).notNull().default("open"),
    paper: jsonb().$type<Paper>().notNull(),
    openedAt: timestamp({ withTimezone: true }).notNull(),
    closesAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
    earned: integer(),
    total: integer().notNull(),
    passed: boolean(),
  },
  (t) => [
    // One open attempt per person and quiz, whatever two browser tabs try to do.
    uniqueIndex("attempts_one_open").on(t.quizId, t.personId).where(sql`${t.state} = 'open'`),
    unique("attempts_number").on(t.quizId, t.personId, t.number),
    index("attempts_person").on(t.personId, t.openedAt),
    index("attempts_due").on(t.closesAt).where(sql`${t.state} = 'open'`),
    check("attempts_state_known", sql`${t.state} in ('open', 'submitted', 'expired')`),
    check("attempts_closes_after_opening", sql`${t.closesAt} > ${t.openedAt}`),
    check(
      "attempts_ended_is_graded",
      sql`case when ${t.state} = 'open' then num_nonnulls(${t.earned}, ${t.passed}, ${t.endedAt}) = 0
        else num_nonnulls(${t.earned}, ${t.passed}, ${t.endedAt}) = 3 end`,
    ),
    check("attempts_earned_range", sql`${t.earned} between 0 and ${t.total}`),
  ],
);

/** The latest answer to one question of an attempt; `sequence` never goes back. */
export const responses = pgTable(
  "responses",
  {
    attemptId: uuid()
      .notNull()
      .references(() => attempts.id, { onDelete: "restrict" }),
    versionId: uuid()
      .notNull()
      .references(() => questionVersions.id, { onDelete: "restrict" }),
    answer: jsonb().$type<Answer>().notNull(),
    sequence: integer().notNull(),
    savedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.attemptId, t.versionId] }),
    check("responses_sequence_positive", sql`${t.sequence} >= 0`),
    check("responses_answer_is_list", sql`jsonb_typeof(${t.answer}) = 'array'`),
  ],
);

/** What each question of an ended attempt earned: written once, when the attempt ends. */
export const attemptMarks = pgTable(
  "attempt_marks",
  {
    attemptId: uuid()
      .notNull()
      .references(() => attempts.id, { onDelete: "restrict" }),
    versionId: uuid()
      .notNull()
      .references(() => questionVersions.id, { onDelete: "restrict" }),
    earned: integer().notNull(),
    points: integer().notNull(),
    answered: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.attemptId, t.versionId] }),
    index("attempt_marks_version").on(t.versionId),
    check("attempt_marks_earned_range", sql`${t.earned} between 0 and ${t.points}`),
  ],
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
