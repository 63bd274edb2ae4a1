import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { findStanding, listReleaseRules } from "@/lib/learning/queries/release-rules";
import { effectOfRelease, type ReleaseEffect } from "@/lib/learning/rules/release-effect";
import { type Permit, personOf } from "@/lib/platform/authority";
import type { Executor } from "@/lib/platform/command";

/** A course that another one asks for first, and whether somebody completed it. */
export type Prerequisite = { slug: string; title: string; completed: boolean };

/**
 * What a course asks for first, for one person, in the order its author named it. A course that is not
 * offered is not asked for, as nobody could do anything about it.
 */
export async function listPrerequisites(
  source: Executor,
  { courseId, personId }: { courseId: string; personId: string | null },
): Promise<Prerequisite[]> {
  return await source.execute<Prerequisite>(sql`
    select other.slug, offered.title,
      coalesce(e.completed_at is not null, false) as completed
    from courses c
    join releases r on r.id = c.current_release_id
    cross join jsonb_array_elements_text(coalesce(r.manifest -> 'prerequisites', '[]'))
      with ordinality as asked(slug, place)
    join courses other on other.slug = asked.slug and other.id <> c.id
      and other.archived_at is null
    join releases offered on offered.id = other.current_release_id
    left join enrolments e on e.course_id = other.id and e.person_id = ${personId}
    where c.id = ${courseId} order by asked.place`);
}

/** The same for whoever looks at the course's page. */
export async function listOwnPrerequisites(
  permit: Permit<"course.study">,
  courseId: string,
): Promise<Prerequisite[]> {
  return await listPrerequisites(db, { courseId, personId: personOf(permit) });
}

/** For a visitor who is not signed in: nothing of it is completed. */
export async function listPublicPrerequisites(courseId: string): Promise<Prerequisite[]> {
  return await listPrerequisites(db, { courseId, personId: null });
}

export type Renewal = { number: number; publishedAt: Date; effect: ReleaseEffect };

/** The later release that this person may move to, with what that means; null when there is none. */
export async function getOwnRenewal(
  permit: Permit<"course.study">,
  slug: string,
): Promise<Renewal | null> {
  const [row] = await db.execute<{
    enrolmentId: string;
    from: string;
    to: string;
    number: number;
    publishedAt: string;
  }>(sql`
    select e.id as "enrolmentId", e.release_id as "from", r.id as "to", r.number,
      r.published_at as "publishedAt"
    from courses c
    join enrolments e on e.course_id = c.id and e.person_id = ${personOf(permit)}
    join releases r on r.id = c.current_release_id
    where c.slug = ${slug} and r.id <> e.release_id and e.completed_at is null`);
  if (!row) return null;
  const [before, after, standing] = await Promise.all([
    listReleaseRules(db, row.from),
    listReleaseRules(db, row.to),
    findStanding(db, row.enrolmentId),
  ]);
  const effect = effectOfRelease(before, after, standing);
  return { number: row.number, publishedAt: new Date(row.publishedAt), effect };
}
