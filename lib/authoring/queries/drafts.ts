import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courseTeam, draftFiles, draftMedia } from "@/db/schema/authoring";
import { courses, releases } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import type { DraftFile } from "@/lib/authoring/model/draft";
import { titleOfSheet } from "@/lib/authoring/rules/sheet";
import type { CourseMedia } from "@/lib/media/model";
import { reachesCourse, showsCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";

const courseColumns = {
  id: courses.id,
  slug: courses.slug,
  regionCode: courses.regionCode,
  archivedAt: courses.archivedAt,
  reviewRequired: courses.reviewRequired,
  /** What learners are offered today; null before the first release. */
  release: { number: releases.number, sourceHash: releases.sourceHash },
};

/** A course's draft, whole; null when there is none within reach. */
export async function getDraft(permit: Permit<"draft.read"> | Permit<"draft.edit">, slug: string) {
  const [course] = await db
    .select(courseColumns)
    .from(courses)
    .leftJoin(releases, eq(releases.id, courses.currentReleaseId))
    .where(and(eq(courses.slug, slug), reachesCourse(permit)));
  if (!course) return null;
  const [files, media] = await Promise.all([
    db
      .select(fileColumns)
      .from(draftFiles)
      .leftJoin(people, eq(people.id, draftFiles.updatedBy))
      .where(eq(draftFiles.courseId, course.id))
      .orderBy(asc(draftFiles.path)),
    db
      .select({ path: draftMedia.path, pointer: draftMedia.pointer })
      .from(draftMedia)
      .where(eq(draftMedia.courseId, course.id)),
  ]);
  return {
    course,
    files: Object.fromEntries(files.map((file): [string, DraftFile] => [file.path, file])),
    media: Object.fromEntries(media.map(({ path, pointer }) => [path, pointer])) as CourseMedia,
  };
}
export type Draft = NonNullable<Awaited<ReturnType<typeof getDraft>>>;

const fileColumns = {
  path: draftFiles.path,
  text: draftFiles.text,
  revision: draftFiles.revision,
  updatedAt: draftFiles.updatedAt,
  updatedBy: people.name,
};

/** One file of a draft; null when there is none within reach. */
export async function getDraftFile(
  permit: Permit<"draft.read"> | Permit<"draft.edit">,
  slug: string,
  path: string,
): Promise<DraftFile | null> {
  const [file] = await db
    .select(fileColumns)
    .from(draftFiles)
    .innerJoin(courses, eq(courses.id, draftFiles.courseId))
    .leftJoin(people, eq(people.id, draftFiles.updatedBy))
    .where(and(eq(courses.slug, slug), eq(draftFiles.path, path), reachesCourse(permit)));
  return file ?? null;
}

/** The courses whose draft a permit lets change, by title. */
export async function listEditableCourses(permit: Permit<"draft.edit">) {
  const rows = await db
    .select({ slug: courses.slug, sheet: draftFiles.text })
    .from(courses)
    .innerJoin(draftFiles, and(eq(draftFiles.courseId, courses.id), eq(draftFiles.path, MANIFEST)))
    .where(reachesCourse(permit));
  return rows
    .map(({ slug, sheet }) => ({ slug, title: titleOfSheet(sheet) }))
    .sort((a, b) => a.title.localeCompare(b.title, "zh-CN"));
}

/** The courses a permit shows something of: a team's own, and all to those who look after people. */
export async function listTaughtCourses(permit: Permit<"assessment.analyse">) {
  return await db
    .select({
      id: courses.id,
      slug: courses.slug,
      regionCode: courses.regionCode,
      archivedAt: courses.archivedAt,
      title: releases.title,
      manifest: releases.manifest,
      /** The cover sheet of the draft, for a course within reach that is not published yet. */
      sheet: sql<string | null>`case when ${reachesCourse(permit)} then ${draftFiles.text} end`,
      changedAt:
        sql<Date | null>`case when ${reachesCourse(permit)} then ${draftFiles.updatedAt} end`.mapWith(
          draftFiles.updatedAt,
        ),
    })
    .from(courses)
    .leftJoin(releases, eq(releases.id, courses.currentReleaseId))
    .leftJoin(draftFiles, and(eq(draftFiles.courseId, courses.id), eq(draftFiles.path, MANIFEST)))
    .where(showsCourse(permit))
    .orderBy(asc(courses.seriesSlug), asc(courses.position), desc(courses.id));
}

/** Who works on a course, by name. */
export async function listTeam(permit: Permit<"draft.read"> | Permit<"team.manage">, slug: string) {
  return await db
    .select({ personId: people.id, name: people.name, role: courseTeam.role })
    .from(courseTeam)
    .innerJoin(courses, eq(courses.id, courseTeam.courseId))
    .innerJoin(people, eq(people.id, courseTeam.personId))
    .where(and(eq(courses.slug, slug), reachesCourse(permit)))
    .orderBy(asc(courseTeam.role), asc(people.name), asc(people.id));
}
