/** The ledger of hours and what leads into it. Credit is counted in minutes. */
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { releases } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { mediaFiles } from "@/db/schema/media";
import { people } from "@/db/schema/people";
import { creditCategories } from "@/lib/catalogue/model";
import { claimStates, creditSources, qualificationLevels } from "@/lib/learning/model/credit";

/**
 * Append-only ledger of study credit; a mistake is mended by a counter-entry, never by an edit. Each
 * entry holds the hash of itself and of the one before it: a trigger writes it, `ledger verify` tells
 * an entry that was altered, removed or slipped in.
 */
export const hourCredits = pgTable(
  "hour_credits",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    source: text({ enum: creditSources }).notNull(),
    category: text({ enum: creditCategories }).notNull(),
    minutes: integer().notNull(),
    enrolmentId: uuid().references(() => enrolments.id, { onDelete: "restrict" }),
    releaseId: uuid().references(() => releases.id, { onDelete: "restrict" }),
    correctsId: uuid(),
    /** The day the study was completed, in China. */
    earnedOn: date().notNull(),
    title: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** From 1 without a gap, over all people; both are the trigger's, whatever is inserted. */
    entryNumber: bigint({ mode: "number" }).notNull().default(0),
    hash: text().notNull().default(""),
  },
  (t) => [
    unique("hour_credits_entry_number").on(t.entryNumber),
    foreignKey({ name: "hour_credits_corrects", columns: [t.correctsId], foreignColumns: [t.id] }),
    uniqueIndex("hour_credits_once_per_course")
      .on(t.enrolmentId)
      .where(sql`${t.source} = 'course'`),
    index("hour_credits_person").on(t.personId, t.earnedOn),
    // What is left of a credit is asked for with every certificate.
    index("hour_credits_corrected").on(t.correctsId).where(sql`${t.correctsId} is not null`),
    check("hour_credits_source_known", sql`${t.source} in ('course', 'manual', 'correction')`),
    check("hour_credits_category_known", sql`${t.category} in ('professional', 'public')`),
    check(
      "hour_credits_course_named",
      sql`(${t.source} = 'course') = (${t.enrolmentId} is not null)`,
    ),
    check(
      "hour_credits_correction_named",
      sql`(${t.source} = 'correction') = (${t.correctsId} is not null)`,
    ),
    check(
      "hour_credits_only_corrections_take",
      sql`${t.minutes} > 0 or ${t.source} = 'correction'`,
    ),
  ],
);

/** Where the ledger has got to: its last entry. One row, which the ledger's trigger keeps. */
export const ledgerHead = pgTable(
  "ledger_head",
  {
    one: boolean().primaryKey().default(true),
    entryNumber: bigint({ mode: "number" }).notNull(),
    hash: text().notNull(),
  },
  (t) => [check("ledger_head_is_one", sql`${t.one}`)],
);

/** How many hours a qualification asks for, in how many years; and how long a 学时 is. */
export const hourRequirements = pgTable(
  "hour_requirements",
  {
    level: text({ enum: qualificationLevels }).primaryKey(),
    hours: integer().notNull(),
    years: integer().notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
    changedBy: uuid().references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [
    check(
      "hour_requirements_level_known",
      sql`${t.level} in ('assistant', 'social_worker', 'senior')`,
    ),
    check("hour_requirements_hours_range", sql`${t.hours} between 1 and 1000`),
    check("hour_requirements_years_range", sql`${t.years} between 1 and 10`),
  ],
);

/** What a person says of their own qualification: it decides which requirement they see. */
export const qualifications = pgTable(
  "qualifications",
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id, { onDelete: "restrict" }),
    level: text({ enum: qualificationLevels }).notNull(),
    /** The day of the first registration; cycles are counted from it. */
    registeredOn: date().notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    check(
      "qualifications_level_known",
      sql`${t.level} in ('assistant', 'social_worker', 'senior')`,
    ),
  ],
);

/** Files that a person brought as evidence: a claim can show none but its owner's. */
export const hourEvidence = pgTable(
  "hour_evidence",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    sha256: text()
      .notNull()
      .references(() => mediaFiles.sha256, { onDelete: "restrict" }),
    broughtAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.sha256] })],
);

/** Training outside the platform that somebody asks to be credited. Decided once. */
export const hourClaims = pgTable(
  "hour_claims",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    title: text().notNull(),
    organiser: text().notNull(),
    category: text({ enum: creditCategories }).notNull(),
    minutes: integer().notNull(),
    heldOn: date().notNull(),
    evidence: text(),
    submittedAt: timestamp({ withTimezone: true }).notNull(),
    state: text({ enum: claimStates }).notNull().default("waiting"),
    decidedAt: timestamp({ withTimezone: true }),
    decidedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
    reason: text().notNull().default(""),
    creditId: uuid().references(() => hourCredits.id, { onDelete: "restrict" }),
  },
  (t) => [
    foreignKey({
      name: "hour_claims_evidence_is_own",
      columns: [t.personId, t.evidence],
      foreignColumns: [hourEvidence.personId, hourEvidence.sha256],
    }),
    index("hour_claims_person").on(t.personId, t.submittedAt),
    index("hour_claims_waiting").on(t.submittedAt).where(sql`${t.state} = 'waiting'`),
    unique("hour_claims_credited_once").on(t.creditId),
    check(
      "hour_claims_state_known",
      sql`${t.state} in ('waiting', 'approved', 'rejected', 'withdrawn')`,
    ),
    check("hour_claims_category_known", sql`${t.category} in ('professional', 'public')`),
    check("hour_claims_minutes_range", sql`${t.minutes} between 1 and 6000`),
    check(
      "hour_claims_approved_is_credited",
      sql`(${t.state} = 'approved') = (${t.creditId} is not null)`,
    ),
    check("hour_claims_decided_by_another", sql`${t.decidedBy} <> ${t.personId}`),
  ],
);
