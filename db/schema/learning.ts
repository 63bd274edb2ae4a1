/**
 * Enrolment and the evidence of study. Positions and ranges are basis
 * points of the text (0–10,000), study time is seconds.
 */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  date,
  doublePrecision,
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
import { flagKinds, lessonDeeds as lessonDeedKinds } from "@/lib/learning/model/evidence";

/** PostgreSQL merges overlapping stretches itself, so stored ranges never count a line twice. */
const int4multirange = customType<{ data: string }>({ dataType: () => "int4multirange" });
const tstzmultirange = customType<{ data: string }>({ dataType: () => "tstzmultirange" });

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
    activeSeconds: doublePrecision().notNull().default(0),
    position: integer().notNull().default(0),
    /** When the work stood at `position`; an older word of it, arriving late, changes nothing. */
    positionAt: timestamp({ withTimezone: true }).notNull(),
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
 * Which stretches of the clock on the wall a person has been credited for, over the last days. A
 * claim earns only time that is not in it yet, so parallel tabs, repeats, replays and what arrives
 * late or out of order never add up to more than the time that passed. Beside it: the session in
 * which the person studies now, and how regularly it reports.
 */
export const studyClocks = pgTable(
  "study_clocks",
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id, { onDelete: "restrict" }),
    credited: tstzmultirange().notNull().default(sql`'{}'`),
    /** Grows with every change. */
    revision: integer().notNull().default(0),
    sessionId: uuid(),
    sessionBeganAt: timestamp({ withTimezone: true }),
    sessionSeenAt: timestamp({ withTimezone: true }),
    /** A hash of the network address and the browser's name. */
    machine: text(),
    /** Running count, mean and sum of squared deviations of the session's intervals, in seconds. */
    beats: integer().notNull().default(0),
    beatMean: doublePrecision().notNull().default(0),
    beatSquares: doublePrecision().notNull().default(0),
  },
  (t) => [
    index("study_clocks_machine").on(t.machine),
    check(
      "study_clocks_session_whole",
      sql`num_nulls(${t.sessionId}, ${t.sessionBeganAt}, ${t.sessionSeenAt}) in (0, 3)`,
    ),
  ],
);

/** A pattern of study that somebody should look at. It changes nothing by itself. */
export const studyFlags = pgTable(
  "study_flags",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    kind: text({ enum: flagKinds }).notNull(),
    lessonId: uuid()
      .notNull()
      .references(() => lessons.id, { onDelete: "restrict" }),
    /** The day in China; a pattern is told once a day. */
    day: date().notNull(),
    detail: jsonb().$type<Record<string, number>>().notNull(),
    seenAt: timestamp({ withTimezone: true }).notNull(),
    reviewedAt: timestamp({ withTimezone: true }),
    reviewedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
    remark: text().notNull().default(""),
  },
  (t) => [
    unique("study_flags_once_a_day").on(t.personId, t.kind, t.day),
    index("study_flags_open").on(t.seenAt).where(sql`${t.reviewedAt} is null`),
    check(
      "study_flags_kind_known",
      sql`${t.kind} in ('impossible_speed', 'constant_intervals', 'shared_machine')`,
    ),
    check("study_flags_remark_length", sql`length(${t.remark}) <= 300`),
    check(
      "study_flags_reviewed_by_someone",
      sql`(${t.reviewedAt} is null) = (${t.reviewedBy} is null)`,
    ),
    check("study_flags_reviewed_by_another", sql`${t.reviewedBy} <> ${t.personId}`),
  ],
);

/** What a piece of courseware keeps of a learner: status, score, time and its own memory (SCORM CMI). */
export const packageStates = pgTable(
  "package_states",
  {
    enrolmentId: uuid().notNull(),
    lessonId: uuid().notNull(),
    courseId: uuid().notNull(),
    /** The unit's identifier in the package's manifest. */
    unitId: text().notNull(),
    cmi: jsonb().$type<Record<string, unknown>>().notNull(),
    done: boolean().notNull(),
    /** Basis points of the best possible; null while nothing is scored. */
    score: integer(),
    /** When it stood like this; what stood earlier and arrives late changes nothing. */
    stoodAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enrolmentId, t.lessonId, t.unitId] }),
    foreignKey({
      name: "package_states_enrolment_is_of_course",
      columns: [t.enrolmentId, t.courseId],
      foreignColumns: [enrolments.id, enrolments.courseId],
    }),
    foreignKey({
      name: "package_states_lesson_is_of_course",
      columns: [t.lessonId, t.courseId],
      foreignColumns: [lessons.id, lessons.courseId],
    }),
    check("package_states_score_range", sql`${t.score} between 0 and 10000`),
    check("package_states_cmi_size", sql`octet_length(${t.cmi}::text) <= 262144`),
  ],
);

/** What a learner did for a lesson once and for all: said that it is done, handed in its assignment. */
export const lessonDeeds = pgTable(
  "lesson_deeds",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    lessonId: uuid()
      .notNull()
      .references(() => lessons.id, { onDelete: "restrict" }),
    deed: text({ enum: lessonDeedKinds }).notNull(),
    /** The first time. */
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.lessonId, t.deed] }),
    check("lesson_deeds_deed_known", sql`${t.deed} in ('confirmed', 'handed_in', 'accepted')`),
  ],
);

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
