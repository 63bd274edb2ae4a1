/** What the platform tells a person, kept until it is read and after. */
import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { people } from "@/db/schema/people";
import { messageKinds } from "@/lib/messaging/model";

export const messages = pgTable(
  "messages",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    kind: text({ enum: messageKinds }).notNull(),
    title: text().notNull(),
    body: text().notNull(),
    /** The page it leads to, as a path of this platform. */
    href: text().notNull(),
    sentAt: timestamp({ withTimezone: true }).notNull(),
    readAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index("messages_of_person").on(t.personId, t.sentAt.desc()),
    index("messages_unread").on(t.personId).where(sql`${t.readAt} is null`),
    check(
      "messages_kind_known",
      sql`${t.kind} in ('graded', 'regraded', 'hours', 'certificate', 'discussion', 'announcement', 'publishing', 'assignment', 'role')`,
    ),
    check("messages_href_is_a_path", sql`${t.href} ~ '^/[^/]'`),
  ],
);
