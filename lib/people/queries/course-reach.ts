import "server-only";
import { and, type Column, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { courses } from "@/db/schema/catalogue";
import { withinReach } from "@/lib/people/queries/reach";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";

/**
 * The courses a permit reaches as a whole, as a condition on `courses`: those whose team its holder
 * is of, and those that belong to a region its holder looks after. No scope, no rows.
 */
export function reachesCourse(permit: Permit): SQL {
  const { regions, courseIds } = permit.reach;
  const owned = regions.map((prefix) => sql`starts_with(${courses.regionCode}, ${prefix})`);
  const own = courseIds.length > 0 ? [inArray(courses.id, [...courseIds])] : [];
  return or(...owned, ...own) ?? sql`false`;
}

/**
 * The people whose work at a course a permit reaches, as a condition on `people` and the course they
 * study: those of the holder's regions and organisations at any course, everybody at the holder's own.
 */
export function withinTeaching(permit: Permit, courseId: Column | SQL): SQL {
  const { courseIds } = permit.reach;
  const own = courseIds.length > 0 ? [inArray(sql`${courseId}`, [...courseIds])] : [];
  return or(withinReach(permit), ...own) ?? sql`false`;
}

/**
 * The courses of which a permit may show anything, as a condition on `courses`: those it reaches, and to
 * those who look after people all that were ever published, as their people may study them. What another
 * region is still writing is nobody else's to see.
 */
export function showsCourse(permit: Permit): SQL {
  const { regions, organisationIds } = permit.reach;
  const looksAfterPeople = regions.length + organisationIds.length > 0;
  const published = looksAfterPeople ? [sql`${courses.currentReleaseId} is not null`] : [];
  return or(reachesCourse(permit), ...published) ?? sql`false`;
}

/** The id of a course that a permit reaches as a whole; null for one out of reach, or none at all. */
export async function findReachedCourse(
  permit: Permit,
  courseSlug: string,
  source: Database | Transaction = db,
): Promise<string | null> {
  const [course] = await source
    .select({ id: courses.id })
    .from(courses)
    .where(and(eq(courses.slug, courseSlug), reachesCourse(permit)));
  return course?.id ?? null;
}
