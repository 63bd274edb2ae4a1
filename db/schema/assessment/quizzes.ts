/** Exams: their rules, frozen with a release, and what trainers arrange for them at any time. */
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
  uuid,
} from "drizzle-orm/pg-core";
import { questionVersions } from "@/db/schema/assessment/questions";
import { courses, releases } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import { countings, type DrawRule, type QuizRules, reveals } from "@/lib/assessment/model/quiz";

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
    /** Which questions are drawn, group by group; empty to spread `draw` over the knowledge points. */
    drawRules: jsonb().$type<DrawRule[]>().notNull().default([]),
    shuffleQuestions: boolean().notNull().default(true),
    shuffleOptions: boolean().notNull().default(true),
    /** Which of several attempts counts. */
    counts: text({ enum: countings }).notNull().default("best"),
    retakeAfterPass: boolean().notNull().default(false),
    /** When right answers and explanations are shown. */
    reveal: text({ enum: reveals }).notNull().default("ended"),
    /** Whether graders see whose answer it is, and how many have to grade it. */
    blindGrading: boolean().notNull().default(false),
    markers: integer().notNull().default(1),
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
    check("quizzes_counts_known", sql`${t.counts} in ('best', 'latest', 'first', 'average')`),
    check("quizzes_reveal_known", sql`${t.reveal} in ('ended', 'settled', 'closed', 'never')`),
    check("quizzes_markers_range", sql`${t.markers} between 1 and 2`),
    check("quizzes_draw_rules_are_a_list", sql`jsonb_typeof(${t.drawRules}) = 'array'`),
  ],
);

/** The questions that papers are drawn from. */
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
    /** Whether it is in every paper. */
    fixed: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.quizId, t.position] }),
    unique("quiz_slots_version_once").on(t.quizId, t.versionId),
    check("quiz_slots_points_range", sql`${t.points} between 1 and 100`),
  ],
);

/** What trainers arrange for the exam of a course, over what its folder says. */
export const quizSettings = pgTable(
  "quiz_settings",
  {
    courseId: uuid()
      .primaryKey()
      .references(() => courses.id, { onDelete: "restrict" }),
    /** Frozen with the next release; null for what the folder says. */
    rules: jsonb().$type<QuizRules>(),
    /** When it can be sat, and with which words said in class: in force at once. */
    opensAt: timestamp({ withTimezone: true }),
    closesAt: timestamp({ withTimezone: true }),
    code: text(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
    changedBy: uuid().references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [
    check("quiz_settings_closes_after_opening", sql`${t.closesAt} > ${t.opensAt}`),
    check("quiz_settings_code_shape", sql`length(${t.code}) between 4 and 40`),
  ],
);

/** More time or another try for one person, with the reason. */
export const accommodations = pgTable(
  "accommodations",
  {
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    extraMinutes: integer().notNull().default(0),
    extraAttempts: integer().notNull().default(0),
    /** The end of the exam for this person; null for everybody's. */
    closesAt: timestamp({ withTimezone: true }),
    reason: text().notNull(),
    grantedAt: timestamp({ withTimezone: true }).notNull(),
    grantedBy: uuid().references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [
    primaryKey({ columns: [t.courseId, t.personId] }),
    check("accommodations_minutes_range", sql`${t.extraMinutes} between 0 and 600`),
    check("accommodations_attempts_range", sql`${t.extraAttempts} between 0 and 20`),
    check("accommodations_reason_given", sql`length(trim(${t.reason})) > 0`),
  ],
);
