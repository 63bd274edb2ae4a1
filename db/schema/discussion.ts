/** What is asked and answered under lessons, and what a course's team tells those who joined. */
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { courses, lessons } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";

const person = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "restrict" });

/** Taken back by whoever wrote it, or taken away by the team: its words are kept, and shown to nobody. */
const removal = () => ({
  removedAt: timestamp({ withTimezone: true }),
  removedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
});

export const discussionQuestions = pgTable(
  "discussion_questions",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    courseId: uuid().notNull(),
    lessonId: uuid().notNull(),
    personId: person(),
    text: text().notNull(),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    ...removal(),
  },
  (t) => [
    foreignKey({
      name: "discussion_questions_lesson_is_of_course",
      columns: [t.lessonId, t.courseId],
      foreignColumns: [lessons.id, lessons.courseId],
    }),
    index("discussion_questions_lesson").on(t.lessonId, t.askedAt.desc()),
    index("discussion_questions_course").on(t.courseId, t.askedAt.desc()),
    index("discussion_questions_person").on(t.personId, t.askedAt.desc()),
    check("discussion_questions_length", sql`char_length(${t.text}) between 1 and 2000`),
    check("discussion_questions_removal", sql`num_nulls(${t.removedAt}, ${t.removedBy}) in (0, 2)`),
  ],
);

export const discussionReplies = pgTable(
  "discussion_replies",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    questionId: uuid()
      .notNull()
      .references(() => discussionQuestions.id, { onDelete: "restrict" }),
    personId: person(),
    text: text().notNull(),
    repliedAt: timestamp({ withTimezone: true }).notNull(),
    /** Shown first, as the answer to its question. */
    pinnedAt: timestamp({ withTimezone: true }),
    ...removal(),
  },
  (t) => [
    index("discussion_replies_question").on(t.questionId, t.repliedAt),
    index("discussion_replies_person").on(t.personId, t.repliedAt.desc()),
    uniqueIndex("discussion_replies_one_pinned")
      .on(t.questionId)
      .where(sql`${t.pinnedAt} is not null`),
    check("discussion_replies_length", sql`char_length(${t.text}) between 1 and 2000`),
    check("discussion_replies_removal", sql`num_nulls(${t.removedAt}, ${t.removedBy}) in (0, 2)`),
    check(
      "discussion_replies_pinned_is_shown",
      sql`${t.pinnedAt} is null or ${t.removedAt} is null`,
    ),
  ],
);

export const announcements = pgTable(
  "announcements",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    personId: person(),
    /** Made by the page: the same form sent twice is one announcement. */
    key: uuid().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    sentAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    unique("announcements_once").on(t.key),
    index("announcements_course").on(t.courseId, t.sentAt.desc()),
    check("announcements_title_length", sql`char_length(${t.title}) between 2 and 40`),
    check("announcements_text_length", sql`char_length(${t.text}) between 1 and 1000`),
  ],
);
