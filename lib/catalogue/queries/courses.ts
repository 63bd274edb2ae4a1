import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses, releases } from "@/db/schema/catalogue";
import { mediaFiles } from "@/db/schema/media";
import { seriesSlugs } from "@/lib/catalogue/model";

/** What anyone may know of a course: its current release, without a word of its lessons. */
const publicColumns = {
  id: courses.id,
  slug: courses.slug,
  seriesSlug: courses.seriesSlug,
  releaseId: releases.id,
  releaseNumber: releases.number,
  title: releases.title,
  summary: releases.summary,
  minutes: releases.minutes,
  outline: releases.outline,
  cover: releases.cover,
  manifest: releases.manifest,
  publishedAt: releases.publishedAt,
  archivedAt: courses.archivedAt,
};

const inSeries = sql`array_position(${sql.param([...seriesSlugs])}::text[], ${courses.seriesSlug})`;

/** Courses that are offered, in the order of their series: published, and not archived. */
export async function listPublicCourses() {
  return await db
    .select(publicColumns)
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .where(isNull(courses.archivedAt))
    .orderBy(inSeries, asc(courses.position), asc(courses.slug));
}

/** A published course by its slug; null when there is none or it is not published. */
export async function getPublicCourse(slug: string) {
  const [course] = await db
    .select(publicColumns)
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .where(eq(courses.slug, slug))
    .limit(1);
  return course ?? null;
}

/**
 * The photograph that is the cover of a course, in whichever of its releases: who is in the middle of an
 * earlier one sees that one's. Null for every other file.
 */
export async function getPublicCover(
  slug: string,
  sha256: string,
): Promise<{ bytes: number; type: string } | null> {
  const [file] = await db
    .select({ bytes: mediaFiles.bytes, type: mediaFiles.type })
    .from(releases)
    .innerJoin(courses, eq(courses.id, releases.courseId))
    .innerJoin(mediaFiles, eq(mediaFiles.sha256, sql`${releases.cover} ->> 'sha256'`))
    .where(and(eq(courses.slug, slug), eq(mediaFiles.sha256, sha256)))
    .limit(1);
  return file ?? null;
}

export type PublicCourse = NonNullable<Awaited<ReturnType<typeof getPublicCourse>>>;
