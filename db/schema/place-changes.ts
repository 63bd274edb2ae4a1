/** What became of regions and organisations, in the words of its day. Append-only: a trigger refuses UPDATE and DELETE. */
import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { organisations, people, regions } from "@/db/schema/people";
import { placeChangeKinds } from "@/lib/people/model/place";

export const placeChanges = pgTable(
  "place_changes",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Null when the platform itself acted. */
    personId: uuid().references(() => people.id, { onDelete: "restrict" }),
    /** Whose history it is: of a region or of an organisation. It stays theirs when they are merged. */
    regionCode: text().references(() => regions.code, { onDelete: "restrict" }),
    organisationId: uuid().references(() => organisations.id, { onDelete: "restrict" }),
    kind: text({ enum: placeChangeKinds }).notNull(),
    /** What it was, and what it became: names as they were. */
    was: text(),
    became: text(),
  },
  (t) => [
    index("place_changes_region").on(t.regionCode, t.at),
    index("place_changes_organisation").on(t.organisationId, t.at),
    index("place_changes_person").on(t.personId),
    check(
      "place_changes_of_one_place",
      sql`num_nonnulls(${t.regionCode}, ${t.organisationId}) = 1`,
    ),
    check(
      "place_changes_kind_known",
      sql`${t.kind} in ('created', 'renamed', 'kind', 'contact', 'moved', 'merged', 'absorbed', 'closed', 'reopened')`,
    ),
    check(
      "place_changes_says_what",
      sql`case ${t.kind}
        when 'created' then ${t.became} is not null
        when 'absorbed' then ${t.was} is not null
        when 'renamed' then ${t.was} <> ${t.became}
        when 'moved' then ${t.was} <> ${t.became}
        when 'merged' then ${t.became} is not null
        else true end`,
    ),
  ],
);
