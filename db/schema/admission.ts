/** How people come in and are found by those who look after them: codes, imports, kept searches. */
import { sql } from "drizzle-orm";
import {
  check,
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
import { people } from "@/db/schema/people";
import type { ImportOutcome } from "@/lib/people/model/person";

/** A search of the people's list that somebody keeps under a name. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    name: text().notNull(),
    /** The search as it stands in the address, without the place in the list. */
    query: text().notNull(),
  },
  (t) => [
    unique("saved_views_name").on(t.personId, t.name),
    check("saved_views_name_filled", sql`length(trim(${t.name})) between 1 and 20`),
    check("saved_views_query_short", sql`length(${t.query}) <= 1000`),
  ],
);

/** What opens an account once. Of the code itself only a keyed digest is here. */
export const activationCodes = pgTable(
  "activation_codes",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    digest: text().notNull(),
    issuedAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
    /** When a later code took its place. */
    voidedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex("activation_codes_digest").on(t.digest),
    uniqueIndex("activation_codes_one_open")
      .on(t.personId)
      .where(sql`${t.usedAt} is null and ${t.voidedAt} is null`),
    check("activation_codes_digested", sql`${t.digest} ~ '^[A-Za-z0-9_-]{43}$'`),
    check("activation_codes_end_after_issue", sql`${t.expiresAt} > ${t.issuedAt}`),
    check("activation_codes_one_end", sql`num_nonnulls(${t.usedAt}, ${t.voidedAt}) <= 1`),
  ],
);

/** How often a machine tried a code that opened nothing, by the hour. */
export const activationTries = pgTable(
  "activation_tries",
  {
    /** Keyed name of a machine (lib/platform/machine). */
    machine: text().notNull(),
    hour: timestamp({ withTimezone: true }).notNull(),
    failures: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.machine, t.hour] }),
    check("activation_tries_counted", sql`${t.failures} > 0`),
  ],
);

/** A file of people that was taken: what became of each row, never what stood in it. */
export const peopleImports = pgTable(
  "people_imports",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    at: timestamp({ withTimezone: true }).notNull(),
    /** SHA-256 of the file, by which it is known again. */
    fileHash: text().notNull(),
    outcomes: jsonb().$type<ImportOutcome[]>().notNull(),
  },
  (t) => [
    index("people_imports_person").on(t.personId, t.at),
    check("people_imports_hash_shape", sql`${t.fileHash} ~ '^[0-9a-f]{64}$'`),
    check("people_imports_outcomes_list", sql`jsonb_typeof(${t.outcomes}) = 'array'`),
  ],
);
