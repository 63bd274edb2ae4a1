/**
 * Courses as trainers edit them: who works on one, its draft file by file, and how each file came to
 * be what it is. The draft is the course folder; see docs/content-format.md.
 */
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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { courses } from "@/db/schema/catalogue";
import { mediaFiles } from "@/db/schema/media";
import { people } from "@/db/schema/people";
import { courseRoles } from "@/lib/authoring/model/team";
import type { MediaPointer } from "@/lib/media/model";

/** Who works on a course, and as what. One person may be several things to it. */
export const courseTeam = pgTable(
  "course_team",
  {
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    role: text({ enum: courseRoles }).notNull(),
    joinedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.courseId, t.personId, t.role] }),
    index("course_team_person").on(t.personId),
    check("course_team_role_known", sql`${t.role} in ('author', 'coauthor', 'reviewer', 'grader')`),
  ],
);

/** One text file of a course's draft. Each change raises its revision by one. */
export const draftFiles = pgTable(
  "draft_files",
  {
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "cascade" }),
    path: text().notNull(),
    text: text().notNull(),
    revision: integer().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
    /** Null where the platform itself wrote it, from a folder. */
    updatedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
  },
  (t) => [
    primaryKey({ columns: [t.courseId, t.path] }),
    check("draft_files_revision_positive", sql`${t.revision} > 0`),
    check(
      "draft_files_path_shape",
      sql`${t.path} ~ '^(course|questions|video)\\.yaml$|^(lessons|papers|media)/[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+$'`,
    ),
  ],
);

/**
 * How a file of a draft came to be what it is: a row for each stretch of work by one person on it.
 * The newest row of a path says what the file is now.
 */
export const draftVersions = pgTable(
  "draft_versions",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "cascade" }),
    path: text().notNull(),
    /** The revision of the file that this stretch ended with. */
    revision: integer().notNull(),
    /** Null: the file was taken away. */
    text: text(),
    begunAt: timestamp({ withTimezone: true }).notNull(),
    savedAt: timestamp({ withTimezone: true }).notNull(),
    savedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
  },
  (t) => [
    unique("draft_versions_revision").on(t.courseId, t.path, t.revision),
    check("draft_versions_revision_positive", sql`${t.revision} > 0`),
    check("draft_versions_saved_after_begun", sql`${t.savedAt} >= ${t.begunAt}`),
  ],
);

/** Files of a draft that are not text: which stored bytes lie under which path. */
export const draftMedia = pgTable(
  "draft_media",
  {
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "cascade" }),
    path: text().notNull(),
    sha256: text().notNull(),
    pointer: jsonb().$type<MediaPointer>().notNull(),
    linkedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null where the platform itself put it there, from a folder. */
    linkedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
  },
  (t) => [
    primaryKey({ columns: [t.courseId, t.path] }),
    index("draft_media_file").on(t.sha256),
    foreignKey({
      name: "draft_media_file_is_stored",
      columns: [t.sha256],
      foreignColumns: [mediaFiles.sha256],
    }),
    check("draft_media_path_shape", sql`${t.path} ~ '^media/[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+$'`),
    check("draft_media_pointer_agrees", sql`${t.pointer} ->> 'sha256' = ${t.sha256}`),
  ],
);

/** Who had a file open last when. Nothing rests on it; what is old is swept away by the next. */
export const draftPresence = pgTable(
  "draft_presence",
  {
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "cascade" }),
    path: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    seenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.path, t.personId] })],
);
