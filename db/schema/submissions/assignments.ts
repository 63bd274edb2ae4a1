/**
 * How assignments are arranged, and what learners write and hand in. A version that was handed in
 * never changes; what is written goes on beside it when it was returned.
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
  uuid,
} from "drizzle-orm/pg-core";
import { courses, releasePapers } from "@/db/schema/catalogue";
import { mediaFiles } from "@/db/schema/media";
import { people } from "@/db/schema/people";
import { submissionStates } from "@/lib/submissions/model/assignment";
import type { Decision, DraftFile } from "@/lib/submissions/model/decision";

/** What a trainer arranged for an assignment of a course; without a row, the usual holds. */
export const assignmentSettings = pgTable(
  "assignment_settings",
  {
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    paperSlug: text().notNull(),
    opensAt: timestamp({ withTimezone: true }),
    dueAt: timestamp({ withTimezone: true }),
    lateUntil: timestamp({ withTimezone: true }),
    latePercent: integer().notNull(),
    markers: integer().notNull(),
    differPercent: integer().notNull(),
    blind: boolean().notNull(),
    acceptPercent: integer().notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
    changedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
  },
  (t) => [
    primaryKey({ columns: [t.courseId, t.paperSlug] }),
    check("assignment_settings_due_after_opening", sql`${t.dueAt} > ${t.opensAt}`),
    check(
      "assignment_settings_late_after_due",
      sql`${t.lateUntil} is null or (${t.dueAt} is not null and ${t.lateUntil} > ${t.dueAt})`,
    ),
    check(
      "assignment_settings_ranges",
      sql`${t.latePercent} between 0 and 100 and ${t.markers} between 1 and 2
        and ${t.differPercent} between 1 and 50 and ${t.acceptPercent} between 0 and 100`,
    ),
  ],
);

/** One person's work on one assignment. A trigger lets its mark change only beside its reason. */
export const submissions = pgTable(
  "submissions",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    paperSlug: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    state: text({ enum: submissionStates }).notNull().default("draft"),
    /** The newest version that was handed in; 0 before the first. */
    number: integer().notNull().default(0),
    /** Points of the newest version, with what was taken off for lateness; null until it is settled. */
    mark: integer(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    submittedAt: timestamp({ withTimezone: true }),
    settledAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique("submissions_once").on(t.courseId, t.paperSlug, t.personId),
    index("submissions_of_person").on(t.personId),
    index("submissions_waiting").on(t.courseId, t.paperSlug, t.state, t.submittedAt),
    check(
      "submissions_state_known",
      sql`${t.state} in ('draft', 'submitted', 'returned', 'graded')`,
    ),
    check(
      "submissions_state_is_so",
      sql`(${t.state} = 'draft') = (${t.number} = 0)
        and (${t.submittedAt} is not null) = (${t.number} > 0)
        and (${t.state} = 'graded') = (${t.mark} is not null)
        and (${t.mark} is not null) = (${t.settledAt} is not null)`,
    ),
    check("submissions_mark_range", sql`${t.mark} between 0 and 1200`),
  ],
);

/** What is being written, part by part. `revision` counts what was kept of a part, by whichever page. */
export const submissionParts = pgTable(
  "submission_parts",
  {
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id, { onDelete: "restrict" }),
    part: text().notNull(),
    text: text().notNull(),
    revision: integer().notNull(),
    /** The page that wrote it, and how many edits it had made. */
    writer: uuid().notNull(),
    sequence: integer().notNull(),
    savedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.part] }),
    check("submission_parts_length", sql`length(${t.text}) <= 10000`),
    check("submission_parts_counts", sql`${t.revision} > 0 and ${t.sequence} > 0`),
  ],
);

/** What was handed in, as it was. Append-only. */
export const submissionVersions = pgTable(
  "submission_versions",
  {
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id, { onDelete: "restrict" }),
    number: integer().notNull(),
    /** The task that it answers. */
    releaseId: uuid().notNull(),
    paperSlug: text().notNull(),
    parts: jsonb().$type<Record<string, string>>().notNull(),
    /** What its writer decided about what the anonymisation check found. */
    decisions: jsonb().$type<Decision[]>().notNull().default([]),
    /** Days begun after it was due, and what is taken off for them. */
    lateDays: integer().notNull(),
    penaltyPercent: integer().notNull(),
    submittedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.number] }),
    foreignKey({
      name: "submission_versions_task",
      columns: [t.releaseId, t.paperSlug],
      foreignColumns: [releasePapers.releaseId, releasePapers.slug],
    }),
    check("submission_versions_number_positive", sql`${t.number} > 0`),
    check(
      "submission_versions_lateness",
      sql`${t.lateDays} >= 0 and ${t.penaltyPercent} between 0 and 100`,
    ),
  ],
);

/** A file beside what is being written, with what its text gives away. */
export const submissionFiles = pgTable(
  "submission_files",
  {
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id, { onDelete: "restrict" }),
    sha256: text()
      .notNull()
      .references(() => mediaFiles.sha256, { onDelete: "restrict" }),
    name: text().notNull(),
    findings: jsonb().$type<DraftFile["findings"]>().notNull(),
    unread: text().$type<NonNullable<DraftFile["unread"]>>(),
    addedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.sha256] }),
    check("submission_files_name_given", sql`length(trim(${t.name})) between 1 and 120`),
  ],
);

/** The files of a version that was handed in. Append-only. */
export const submissionVersionFiles = pgTable(
  "submission_version_files",
  {
    submissionId: uuid().notNull(),
    number: integer().notNull(),
    sha256: text()
      .notNull()
      .references(() => mediaFiles.sha256, { onDelete: "restrict" }),
    name: text().notNull(),
    /** Why nobody could look at its text. */
    unread: text().$type<NonNullable<DraftFile["unread"]>>(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.number, t.sha256] }),
    foreignKey({
      name: "submission_version_files_version",
      columns: [t.submissionId, t.number],
      foreignColumns: [submissionVersions.submissionId, submissionVersions.number],
    }),
    check("submission_version_files_name_given", sql`length(trim(${t.name})) between 1 and 120`),
  ],
);
