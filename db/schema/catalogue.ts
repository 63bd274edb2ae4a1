/**
 * Courses as learners read them: immutable releases, and what each was made of. Lessons keep
 * their identity across releases, so progress survives every edit.
 */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
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
import { mediaFiles } from "@/db/schema/media";
import { people, regions } from "@/db/schema/people";
import {
  type AssignmentTask,
  type CourseManifest,
  type LessonWork,
  lessonKinds,
  type Outline,
  type PaperKind,
} from "@/lib/catalogue/model";
import type { Completion, Cover } from "@/lib/catalogue/model/completion";
import type { CourseMedia } from "@/lib/media/model";

export const courses = pgTable(
  "courses",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    slug: text().notNull().unique("courses_slug"),
    seriesSlug: text().notNull(),
    /** Place within the series, from 1. */
    position: integer().notNull(),
    /** What is offered to learners today; null until first published. */
    currentReleaseId: uuid(),
    /** Whose course it is: administrators of this region, or one above it, look after it. */
    regionCode: text()
      .notNull()
      .default("42")
      .references(() => regions.code, { onDelete: "restrict", onUpdate: "cascade" }),
    /** No longer offered to those who have not joined it. */
    archivedAt: timestamp({ withTimezone: true }),
    /** Whether somebody other than its authors has to agree before it is published. */
    reviewRequired: boolean().notNull().default(false),
    /** What its folder was when it was last loaded; null for courses that came from no folder. */
    loadedHash: text(),
  },
  (t) => [
    index("courses_region_prefix").using("btree", t.regionCode.op("text_pattern_ops")),
    check("courses_loaded_hash_shape", sql`${t.loadedHash} ~ '^[0-9a-f]{64}$'`),
    foreignKey({
      name: "courses_current_release_is_own",
      columns: [t.currentReleaseId, t.id],
      foreignColumns: [releases.id as AnyPgColumn, releases.courseId as AnyPgColumn],
    }),
    check("courses_slug_shape", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check("courses_position_positive", sql`${t.position} > 0`),
  ],
);

/**
 * What a release was made of: the folder's text and where its other files lie, kept once under the
 * hash of both. Never changed, so a release can be compared with, exported, and published again.
 */
export const courseSources = pgTable(
  "course_sources",
  {
    /** SHA-256 over paths and contents, lower-case hexadecimal. */
    hash: text().primaryKey(),
    files: jsonb().$type<Record<string, string>>().notNull(),
    /** Files that are not text, by path; their bytes are in the store. */
    media: jsonb().$type<CourseMedia>().notNull(),
    keptAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [check("course_sources_hash_shape", sql`${t.hash} ~ '^[0-9a-f]{64}$'`)],
);

/** What learners read. A trigger refuses every UPDATE and DELETE here and on its lessons. */
export const releases = pgTable(
  "releases",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    courseId: uuid()
      .notNull()
      .references((): AnyPgColumn => courses.id, { onDelete: "restrict" }),
    number: integer().notNull(),
    contentHash: text().notNull(),
    /** What it was made of; null for releases from before that was kept. */
    sourceHash: text().references(() => courseSources.hash, { onDelete: "restrict" }),
    title: text().notNull(),
    summary: text().notNull(),
    manifest: jsonb().$type<CourseManifest>().notNull(),
    outline: jsonb().$type<Outline>().notNull(),
    /** Sum of the minutes of the lessons that have to be studied: what completing it credits. */
    minutes: integer().notNull(),
    cover: jsonb().$type<Cover>(),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
    publishedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
  },
  (t) => [
    unique("releases_number_in_course").on(t.courseId, t.number),
    unique("releases_of_course").on(t.id, t.courseId),
    check("releases_number_positive", sql`${t.number} > 0`),
    check("releases_minutes_positive", sql`${t.minutes} > 0`),
    check("releases_hash_shape", sql`${t.contentHash} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** A lesson's identity: stable while its text changes from release to release. */
export const lessons = pgTable(
  "lessons",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    courseId: uuid()
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    slug: text().notNull(),
  },
  (t) => [
    unique("lessons_slug_in_course").on(t.courseId, t.slug),
    unique("lessons_of_course").on(t.id, t.courseId),
  ],
);

/** One lesson of one release, rendered. */
export const releaseLessons = pgTable(
  "release_lessons",
  {
    releaseId: uuid().notNull(),
    lessonId: uuid().notNull(),
    courseId: uuid().notNull(),
    /** Place in the release, from 1, across modules. */
    position: integer().notNull(),
    moduleId: text().notNull(),
    kind: text({ enum: lessonKinds }).notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    minutes: integer().notNull(),
    readingSeconds: integer().notNull(),
    objectives: jsonb().$type<string[]>().notNull(),
    sources: jsonb().$type<{ document: string; detail?: string }[]>().notNull(),
    contentAsOf: text().notNull(),
    headings: jsonb().$type<{ id: string; text: string }[]>().notNull(),
    html: text().notNull(),
    searchText: text().notNull(),
    /** What is watched, listened to, leafed through or done; null for an article. */
    work: jsonb().$type<LessonWork>(),
    /** False: 选学, which nothing waits for. */
    required: boolean().notNull().default(true),
    /** What it asks for beside the usual of its kind; null for nothing else. */
    completion: jsonb().$type<Completion>(),
  },
  (t) => [
    primaryKey({ columns: [t.releaseId, t.lessonId] }),
    unique("release_lessons_position").on(t.releaseId, t.position),
    index("release_lessons_lesson").on(t.lessonId),
    foreignKey({
      name: "release_lessons_release_is_of_course",
      columns: [t.releaseId, t.courseId],
      foreignColumns: [releases.id, releases.courseId],
    }),
    foreignKey({
      name: "release_lessons_lesson_is_of_course",
      columns: [t.lessonId, t.courseId],
      foreignColumns: [lessons.id, lessons.courseId],
    }),
    check("release_lessons_position_positive", sql`${t.position} > 0`),
    check("release_lessons_minutes_positive", sql`${t.minutes} > 0`),
    check(
      "release_lessons_kind_known",
      sql`${t.kind} in ('article', 'video', 'audio', 'document', 'package')`,
    ),
    check(
      "release_lessons_work_of_kind",
      sql`coalesce(${t.work} ->> 'kind', 'article') = ${t.kind}`,
    ),
    check("release_lessons_html_filled", sql`${t.html} <> ''`),
  ],
);

/** A paper of one release, rendered: an action sheet, a handout, an assignment. */
export const releasePapers = pgTable(
  "release_papers",
  {
    releaseId: uuid()
      .notNull()
      .references(() => releases.id, { onDelete: "restrict" }),
    slug: text().notNull(),
    /** Place among the papers of the release, from 1. */
    position: integer().notNull(),
    kind: text().$type<PaperKind>().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    sources: jsonb().$type<{ document: string; detail?: string }[]>().notNull(),
    contentAsOf: text().notNull(),
    html: text().notNull(),
    searchText: text().notNull(),
    /** What an assignment asks for; null for papers that are only read. */
    task: jsonb().$type<AssignmentTask>(),
  },
  (t) => [
    primaryKey({ columns: [t.releaseId, t.slug] }),
    unique("release_papers_position").on(t.releaseId, t.position),
    check("release_papers_position_positive", sql`${t.position} > 0`),
    check("release_papers_kind_known", sql`${t.kind} in ('assignment', 'handout', 'action-sheet')`),
    check("release_papers_html_filled", sql`${t.html} <> ''`),
    check(
      "release_papers_assignment_has_task",
      sql`(${t.kind} = 'assignment') = (${t.task} is not null)`,
    ),
  ],
);

/** The files that a release shows or offers, by their path in the course folder. */
export const releaseMedia = pgTable(
  "release_media",
  {
    releaseId: uuid()
      .notNull()
      .references(() => releases.id, { onDelete: "restrict" }),
    path: text().notNull(),
    sha256: text()
      .notNull()
      .references(() => mediaFiles.sha256, { onDelete: "restrict" }),
  },
  (t) => [
    primaryKey({ columns: [t.releaseId, t.path] }),
    index("release_media_file").on(t.sha256, t.releaseId),
  ],
);
