/** What graders say of what was handed in, how marks come to change. */
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { people } from "@/db/schema/people";
import { submissionVersions } from "@/db/schema/submissions/assignments";
import { type CriterionMark, markCauses } from "@/lib/submissions/model/grading";

/** One grader's marks for one version. They can be changed until the mark is settled. */
export const submissionGradings = pgTable(
  "submission_gradings",
  {
    submissionId: uuid().notNull(),
    number: integer().notNull(),
    graderId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    /** By criterion of the task, in its order. */
    marks: jsonb().$type<CriterionMark[]>().notNull(),
    /** Their sum. */
    points: integer().notNull(),
    overall: text().notNull(),
    gradedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.number, t.graderId] }),
    foreignKey({
      name: "submission_gradings_version",
      columns: [t.submissionId, t.number],
      foreignColumns: [submissionVersions.submissionId, submissionVersions.number],
    }),
    check("submission_gradings_marks_are_a_list", sql`jsonb_typeof(${t.marks}) = 'array'`),
    check("submission_gradings_points_positive", sql`${t.points} >= 0`),
  ],
);

/** Every mark given or changed: by whom, when, why. Append-only. */
export const submissionMarkChanges = pgTable(
  "submission_mark_changes",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    submissionId: uuid().notNull(),
    number: integer().notNull(),
    before: integer(),
    after: integer().notNull(),
    cause: text({ enum: markCauses }).notNull(),
    reason: text().notNull().default(""),
    changedBy: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      name: "submission_mark_changes_version",
      columns: [t.submissionId, t.number],
      foreignColumns: [submissionVersions.submissionId, submissionVersions.number],
    }),
    index("submission_mark_changes_of_submission").on(t.submissionId, t.id.desc()),
    check("submission_mark_changes_cause_known", sql`${t.cause} in ('graded', 'revised')`),
    check(
      "submission_mark_changes_changes",
      sql`${t.before} is distinct from ${t.after} and (${t.cause} = 'graded') = (${t.before} is null)`,
    ),
    check(
      "submission_mark_changes_reason_given",
      sql`${t.cause} = 'graded' or length(trim(${t.reason})) > 0`,
    ),
  ],
);

/** A version given back to be changed, with what to change. Append-only. */
export const submissionReturns = pgTable(
  "submission_returns",
  {
    submissionId: uuid().notNull(),
    number: integer().notNull(),
    what: text().notNull(),
    returnedBy: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    returnedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.number] }),
    foreignKey({
      name: "submission_returns_version",
      columns: [t.submissionId, t.number],
      foreignColumns: [submissionVersions.submissionId, submissionVersions.number],
    }),
    check("submission_returns_says_what", sql`length(trim(${t.what})) > 0`),
  ],
);
