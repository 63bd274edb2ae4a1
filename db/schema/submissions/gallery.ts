/** What led to a work being shown to those who study its course, or not any more. */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { people } from "@/db/schema/people";
import { submissionVersions } from "@/db/schema/submissions/assignments";
import { galleryActs } from "@/lib/submissions/model/gallery";

/**
 * Asked for by a grader, answered by the author. The last one says how it stands. Append-only, and a
 * trigger sees to it that nothing is shown without its author.
 */
export const galleryEntries = pgTable(
  "gallery_entries",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    submissionId: uuid().notNull(),
    /** The version that is asked for. */
    number: integer().notNull(),
    act: text({ enum: galleryActs }).notNull(),
    /** Of what was asked for: what is good about it. */
    praise: text().notNull().default(""),
    /** Of what was agreed to: whether its author's name is shown. */
    signed: boolean(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      name: "gallery_entries_version",
      columns: [t.submissionId, t.number],
      foreignColumns: [submissionVersions.submissionId, submissionVersions.number],
    }),
    index("gallery_entries_of_submission").on(t.submissionId, t.id.desc()),
    check(
      "gallery_entries_act_known",
      sql`${t.act} in ('asked', 'removed', 'agreed', 'declined', 'withdrawn')`,
    ),
    check("gallery_entries_signed_or_not", sql`(${t.act} = 'agreed') = (${t.signed} is not null)`),
    check(
      "gallery_entries_praise_when_asked",
      sql`length(${t.praise}) <= 200 and (${t.praise} = '' or ${t.act} = 'asked')`,
    ),
  ],
);
