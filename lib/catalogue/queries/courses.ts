import "server-only";
import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { courses, releases } from "@/db/schema/catalogue";

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
};

/** Published courses in the order of their series. */
export async function listPublicCourses() {
  return await db
    .select(publicColumns)
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .orderBy(asc(courses.position));
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

export type PublicCourse = NonNullable<Awaited<ReturnType<typeof getPublicCourse>>>;
