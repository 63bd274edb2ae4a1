import "server-only";
import { and, asc, count, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { organisations, people, regions } from "@/db/schema/people";
import type { AssignablePerson, AssignedPerson } from "@/lib/learning/model/assigning";
import { PHONE_PATTERN } from "@/lib/people/model/account";
import { withinReach } from "@/lib/people/queries/reach";
import { accountNameOf } from "@/lib/people/rules/account";
import type { Permit } from "@/lib/platform/authority";

export const ASSIGNABLE_SHOWN = 50;
export const ASSIGNED_PER_PAGE = 50;

type Course = { id: string; regionCode: string };

/**
 * Whom a permit may have study a course, as a condition on `people`: people of the regions that its holder
 * looks after, at any course; at a course of the holder's own, people of the region that it belongs to.
 */
export function assignable(permit: Permit, course: Course): SQL {
  const isOwn = permit.reach.courseIds.includes(course.id);
  const own = isOwn ? [sql`starts_with(${people.regionCode}, ${course.regionCode})`] : [];
  return or(withinReach(permit), ...own) ?? sql`false`;
}

/** Whether an enrolment has led to nothing yet, as a condition on `enrolments`. */
export const untouched: SQL = sql`(${enrolments.completedAt} is null and not exists (
  select 1 from lesson_progress lp where lp.enrolment_id = ${enrolments.id}) and not exists (
  select 1 from submissions s
  where s.course_id = ${enrolments.courseId} and s.person_id = ${enrolments.personId}))`;

/** A course that people can be assigned to; null when there is none, or the permit reaches nobody at it. */
export async function findAssigning(permit: Permit<"enrolment.assign">, courseSlug: string) {
  const [course] = await db
    .select({ id: courses.id, regionCode: courses.regionCode })
    .from(courses)
    .where(eq(courses.slug, courseSlug));
  if (!course) return null;
  const { regions: looksAfter, organisationIds, courseIds } = permit.reach;
  const reaches = looksAfter.length + organisationIds.length > 0 || courseIds.includes(course.id);
  return reaches ? course : null;
}

/**
 * People within reach whose name begins with the words or whose number they are, with how each stands at
 * the course; the first `ASSIGNABLE_SHOWN` by name. Nobody where nothing is looked for.
 */
export async function findAssignable(
  permit: Permit<"enrolment.assign">,
  course: Course,
  words: string,
): Promise<AssignablePerson[]> {
  if (words === "") return [];
  const { value } = accountNameOf(words);
  const named = PHONE_PATTERN.test(value)
    ? eq(people.phone, value)
    : sql`starts_with(${people.name}, ${words})`;
  return await db
    .select({
      ...personColumns,
      kind: enrolments.kind,
      completedAt: enrolments.completedAt,
    })
    .from(people)
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .leftJoin(
      enrolments,
      and(eq(enrolments.personId, people.id), eq(enrolments.courseId, course.id)),
    )
    .where(and(isNull(people.disabledAt), named, assignable(permit, course)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(ASSIGNABLE_SHOWN);
}

/** A page of those who were assigned, within reach, the latest first; and how many there are. */
export async function listAssigned(
  permit: Permit<"enrolment.assign">,
  course: Course,
  page: number,
): Promise<{ rows: AssignedPerson[]; total: number }> {
  const where = and(
    eq(enrolments.courseId, course.id),
    eq(enrolments.kind, "assigned"),
    assignable(permit, course),
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select({
        ...personColumns,
        enrolledAt: enrolments.enrolledAt,
        completedAt: enrolments.completedAt,
        untouched: sql<boolean>`${untouched}`,
      })
      .from(enrolments)
      .innerJoin(people, eq(people.id, enrolments.personId))
      .innerJoin(regions, eq(regions.code, people.regionCode))
      .leftJoin(organisations, eq(organisations.id, people.organisationId))
      .where(where)
      .orderBy(desc(enrolments.enrolledAt), asc(enrolments.id))
      .limit(ASSIGNED_PER_PAGE)
      .offset((page - 1) * ASSIGNED_PER_PAGE),
    db
      .select({ total: count() })
      .from(enrolments)
      .innerJoin(people, eq(people.id, enrolments.personId))
      .where(where),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

const personColumns = {
  personId: people.id,
  name: people.name,
  organisation: organisations.name,
  region: regions.name,
  /** Tells namesakes apart; the number itself stays where it is. */
  phoneEnd: sql<string | null>`right(${people.phone}, 4)`,
};
