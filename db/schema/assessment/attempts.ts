/**
 * What people did with an exam: an attempt freezes what was asked; a response is kept from the
 * moment it is saved; marks say what it earned, and why they changed.
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
import { keyCorrections, questionVersions } from "@/db/schema/assessment/questions";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { people } from "@/db/schema/people";
import { attemptStates } from "@/lib/assessment/model/attempt";
import { markCauses } from "@/lib/assessment/model/grading";
import type { Paper } from "@/lib/assessment/model/paper";
import type { Answer } from "@/lib/assessment/model/question";

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
    /** Questions of an ended attempt that a person has still to grade; until then it has no grade. */
    awaiting: integer().notNull().default(0),
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
      sql`case when ${t.state} = 'open'
          then num_nonnulls(${t.earned}, ${t.passed}, ${t.endedAt}) = 0 and ${t.awaiting} = 0
        when ${t.awaiting} > 0
          then num_nonnulls(${t.earned}, ${t.passed}) = 0 and ${t.endedAt} is not null
        else num_nonnulls(${t.earned}, ${t.passed}, ${t.endedAt}) = 3 end`,
    ),
    check("attempts_earned_range", sql`${t.earned} between 0 and ${t.total}`),
    check("attempts_awaiting_counts", sql`${t.awaiting} >= 0`),
    index("attempts_awaiting").on(t.quizId).where(sql`${t.awaiting} > 0`),
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

/**
 * What each question of an ended attempt earned: written when the attempt ends, null until a person
 * has graded it. A trigger lets a mark change only beside a row of `mark_changes` that says why.
 */
export const attemptMarks = pgTable(
  "attempt_marks",
  {
    attemptId: uuid()
      .notNull()
      .references(() => attempts.id, { onDelete: "restrict" }),
    versionId: uuid()
      .notNull()
      .references(() => questionVersions.id, { onDelete: "restrict" }),
    earned: integer(),
    points: integer().notNull(),
    answered: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.attemptId, t.versionId] }),
    index("attempt_marks_version").on(t.versionId),
    index("attempt_marks_waiting").on(t.versionId, t.attemptId).where(sql`${t.earned} is null`),
    check("attempt_marks_earned_range", sql`${t.earned} between 0 and ${t.points}`),
  ],
);

/** Times the answer sheet was left while the attempt was open: shown to graders, counted for nothing. */
export const attemptAbsences = pgTable(
  "attempt_absences",
  {
    attemptId: uuid()
      .notNull()
      .references(() => attempts.id, { onDelete: "restrict" }),
    /** Made by the browser, so that a repeated report is the same absence. */
    id: uuid().notNull(),
    leftAt: timestamp({ withTimezone: true }).notNull(),
    /** Null until the page was seen again. */
    awaySeconds: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.attemptId, t.id] }),
    check("attempt_absences_seconds_range", sql`${t.awaySeconds} between 0 and 86400`),
  ],
);

/** Every mark given or changed after the attempt had ended: by whom, when, why. Append-only. */
export const markChanges = pgTable(
  "mark_changes",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    attemptId: uuid().notNull(),
    versionId: uuid().notNull(),
    before: integer(),
    after: integer().notNull(),
    cause: text({ enum: markCauses }).notNull(),
    reason: text().notNull().default(""),
    correctionId: uuid().references(() => keyCorrections.id, { onDelete: "restrict" }),
    changedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      name: "mark_changes_mark",
      columns: [t.attemptId, t.versionId],
      foreignColumns: [attemptMarks.attemptId, attemptMarks.versionId],
    }),
    index("mark_changes_of_mark").on(t.attemptId, t.versionId),
    check("mark_changes_cause_known", sql`${t.cause} in ('graded', 'revised', 'key', 'void')`),
    check("mark_changes_changes", sql`${t.before} is distinct from ${t.after}`),
    check("mark_changes_reason_given", sql`${t.cause} = 'graded' or length(trim(${t.reason})) > 0`),
  ],
);

/** One grader's marks for one written answer. They can be changed until the mark is settled. */
export const gradings = pgTable(
  "gradings",
  {
    attemptId: uuid().notNull(),
    versionId: uuid().notNull(),
    graderId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    /** Points by criterion of the rubric, in its order; empty where there is none. */
    criteria: jsonb().$type<number[]>().notNull().default([]),
    earned: integer().notNull(),
    comment: text().notNull().default(""),
    gradedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.attemptId, t.versionId, t.graderId] }),
    foreignKey({
      name: "gradings_mark",
      columns: [t.attemptId, t.versionId],
      foreignColumns: [attemptMarks.attemptId, attemptMarks.versionId],
    }),
    check("gradings_earned_positive", sql`${t.earned} >= 0`),
    check("gradings_criteria_are_a_list", sql`jsonb_typeof(${t.criteria}) = 'array'`),
  ],
);
