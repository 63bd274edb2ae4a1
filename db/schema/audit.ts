import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { people } from "@/db/schema/people";

/** Who did what to what, when. Append-only: a trigger refuses UPDATE and DELETE. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Null when the platform itself acted: start, jobs, the command line. */
    personId: uuid().references(() => people.id, { onDelete: "restrict" }),
    /** The command's name, `domain.verb_noun`. */
    action: text().notNull(),
    /** What it was done to, `kind:id`. */
    subject: text().notNull(),
    detail: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    index("audit_entries_subject").on(t.subject, t.at),
    index("audit_entries_person").on(t.personId, t.at),
    check("audit_entries_action_shape", sql`${t.action} ~ '^[a-z]+[.][a-z_]+$'`),
    check("audit_entries_subject_shape", sql`${t.subject} ~ '^[a-z_]+:.+$'`),
  ],
);
