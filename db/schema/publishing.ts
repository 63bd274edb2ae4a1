/**
 * The way of a draft to learners: what was submitted and what became of it, what reviewers noted, and
 * what is to be published at a time. Each names the text it stands for by its hash.
 */
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { courseSources, courses, releases } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import { planStates, submissionStates } from "@/lib/authoring/model/publishing";

/** A draft as it was submitted. A trigger decides what may follow on what, and that its text stays. */
export const draftSubmissions = pgTable(
  "draft_submissions",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    sourceHash: text()
      .notNull()
      .references(() => courseSources.hash, { onDelete: "restrict" }),
    note: text().notNull().default(""),
    state: text({ enum: submissionStates }).notNull().default("submitted"),
    submittedBy: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    submittedAt: timestamp({ withTimezone: true }).notNull(),
    /** Who approved, returned or withdrew it, or published it without a review. */
    decidedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
    decidedAt: timestamp({ withTimezone: true }),
    reasons: text().notNull().default(""),
    releaseId: uuid(),
  },
  (t) => [
    uniqueIndex("draft_submissions_one_open")
      .on(t.courseId)
      .where(sql`${t.state} in ('submitted', 'approved')`),
    index("draft_submissions_course").on(t.courseId, t.submittedAt.desc()),
    foreignKey({
      name: "draft_submissions_release_is_of_course",
      columns: [t.releaseId, t.courseId],
      foreignColumns: [releases.id, releases.courseId],
    }),
    check(
      "draft_submissions_state_known",
      sql`${t.state} in ('submitted', 'approved', 'returned', 'withdrawn', 'published')`,
    ),
    check(
      "draft_submissions_decided_by_somebody",
      sql`(${t.state} = 'submitted') = (${t.decidedAt} is null)
        and (${t.decidedAt} is null) = (${t.decidedBy} is null)`,
    ),
    check(
      "draft_submissions_approved_by_another",
      sql`${t.state} <> 'approved' or ${t.decidedBy} <> ${t.submittedBy}`,
    ),
    check(
      "draft_submissions_returned_for_reasons",
      sql`${t.state} <> 'returned' or length(trim(${t.reasons})) > 0`,
    ),
    check(
      "draft_submissions_published_as_release",
      sql`(${t.state} = 'published') = (${t.releaseId} is not null)`,
    ),
  ],
);

/** What a reviewer says of one lesson; the empty name stands for the course as a whole. */
export const reviewNotes = pgTable(
  "review_notes",
  {
    submissionId: uuid()
      .notNull()
      .references(() => draftSubmissions.id, { onDelete: "restrict" }),
    lesson: text().notNull(),
    writtenBy: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    body: text().notNull(),
    writtenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.lesson, t.writtenBy] }),
    check("review_notes_body_filled", sql`length(trim(${t.body})) > 0`),
  ],
);

/** A draft that is to be published at a time, as it was when that was said. */
export const publishPlans = pgTable(
  "publish_plans",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    sourceHash: text()
      .notNull()
      .references(() => courseSources.hash, { onDelete: "restrict" }),
    publishAt: timestamp({ withTimezone: true }).notNull(),
    plannedBy: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    plannedAt: timestamp({ withTimezone: true }).notNull(),
    state: text({ enum: planStates }).notNull().default("waiting"),
    settledAt: timestamp({ withTimezone: true }),
    /** How often it was tried in vain, for faults that may pass by themselves, and when it is next. */
    tries: integer().notNull().default(0),
    retryAt: timestamp({ withTimezone: true }),
    /** What kept it from being published: a PlanTrouble. */
    trouble: text(),
    releaseId: uuid(),
  },
  (t) => [
    uniqueIndex("publish_plans_one_waiting").on(t.courseId).where(sql`${t.state} = 'waiting'`),
    index("publish_plans_due").on(t.publishAt).where(sql`${t.state} = 'waiting'`),
    foreignKey({
      name: "publish_plans_release_is_of_course",
      columns: [t.releaseId, t.courseId],
      foreignColumns: [releases.id, releases.courseId],
    }),
    check(
      "publish_plans_state_known",
      sql`${t.state} in ('waiting', 'published', 'failed', 'cancelled')`,
    ),
    check("publish_plans_ahead", sql`${t.publishAt} > ${t.plannedAt}`),
    check("publish_plans_settled", sql`(${t.state} = 'waiting') = (${t.settledAt} is null)`),
    check(
      "publish_plans_published_as_release",
      sql`(${t.state} = 'published') = (${t.releaseId} is not null)`,
    ),
    check(
      "publish_plans_tried_again_while_waiting",
      sql`${t.retryAt} is null or (${t.state} = 'waiting' and ${t.tries} > 0)`,
    ),
    check(
      "publish_plans_failed_for_a_reason",
      sql`(${t.state} = 'failed') = (${t.trouble} is not null)`,
    ),
  ],
);
