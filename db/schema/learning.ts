/**
 * Enrolment and the evidence of study. Positions and ranges are basis
 * points of the text (0–10,000), study time is seconds.
 */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
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
import { lessons, releases } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import type { Answer } from "@/lib/assessment/model/question";
import { enrolmentKinds } from "@/lib/learning/model/credit";

/** PostgreSQL merges overlapping stretches itself, so stored ranges never count a line twice. */
const int4multirange = customType<{ data: string }>({ dataType: () => "int4multirange" });

export const enrolments = pgTable(
  "enrolments",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    courseId: uuid().notNull(),
    releaseId: uuid().notNull(),
    kind: text({ enum: enrolmentKinds }).notNull(),
    enrolledAt: timestamp({ withTimezone: true }).notNull(),
    completedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique("enrolments_once").on(t.personId, t.courseId),
    unique("enrolments_of_course").on(t.id, t.courseId),
    foreignKey({
      name: "enrolments_release_is_of_course",
      columns: [t.releaseId, t.courseId],
      foreignColumns: [releases.id, releases.courseId],
    }),
    index("enrolments_course").on(t.courseId, t.completedAt),
    check("enrolments_kind_known", sql`${t.kind} in ('self', 'assigned')`),
    check("enrolments_complete_after_start", sql`${t.completedAt} >= ${t.enrolledAt}`),
  ],
);

export const lessonProgress = pgTable(
  "lesson_progress",
  {
    enrolmentId: uuid().notNull(),
    lessonId: uuid().notNull(),
    courseId: uuid().notNull(),
    ranges: int4multirange().notNull().default(sql`'{}'`),
    activeSeconds: integer().notNull().default(0),
    position: integer().notNull().default(0),
    openedAt: timestamp({ withTimezone: true }).notNull(),
    seenAt: timestamp({ withTimezone: true }).notNull(),
    completedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.enrolmentId, t.lessonId] }),
    foreignKey({
      name: "lesson_progress_enrolment_is_of_course",
      columns: [t.enrolmentId, t.courseId],
      foreignColumns: [enrolments.id, enrolments.courseId],
    }),
    foreignKey({
      name: "lesson_progress_lesson_is_of_course",
      columns: [t.lessonId, t.courseId],
      foreignColumns: [lessons.id, lessons.courseId],
    }),
    check("lesson_progress_within_text", sql`${t.ranges} <@ '{[0,10000)}'::int4multirange`),
    check("lesson_progress_position_range", sql`${t.position} between 0 and 10000`),
    check("lesson_progress_seconds_positive", sql`${t.activeSeconds} >= 0`),
    // Study time is bounded by the time that passed since the lesson was opened.
    check(
      "lesson_progress_seconds_are_real",
      sql`${t.activeSeconds} <= extract(epoch from ${t.seenAt} - ${t.openedAt}) + 1`,
    ),
  ],
);

/**
 * Until when a person's time has been credited. A heartbeat may claim only time after this
 * instant, so parallel tabs, repeats and replays earn nothing beyond the clock on the wall.
 */
export const studyClocks = pgTable("study_clocks", {
  personId: uuid()
    .primaryKey()
    .references(() => people.id, { onDelete: "restrict" }),
  creditedUntil: timestamp({ withTimezone: true }).notNull(),
});

export const notes = pgTable(
  "notes",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    lessonId: uuid()
      .notNull()
      .references(() => lessons.id, { onDelete: "restrict" }),
    text: text().notNull(),
    revision: integer().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.lessonId] }),
    check("notes_length", sql`length(${t.text}) <= 4000`),
    check("notes_revision_positive", sql`${t.revision} > 0`),
  ],
);

/** The first thought counts as much as the last: the latest answer to each self-check is kept. */
export const checkAnswers = pgTable(
  "check_answers",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    lessonId: uuid()
      .notNull()
      .references(() => lessons.id, { onDelete: "restrict" }),
    versionId: uuid()
      .notNull()
      .references(() => questionVersions.id, { onDelete: "restrict" }),
    answer: jsonb().$type<Answer>().notNull(),
    correct: boolean().notNull(),
    answeredAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.lessonId, t.versionId] })],
);
