import "server-only";
import { and, asc, count, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses, releases } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { organisations, people, regions } from "@/db/schema/people";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";
import type { RosterCounts, RosterFilter, RosterRow, Standing } from "@/lib/reports/model/roster";

export const ROSTER_PER_PAGE = 50;

/** A sheet of more rows is no reading for people; those beyond it are named, not dropped in silence. */
export const ROSTER_EXPORTED_MAX = 20_000;

const begun = sql`exists (select 1 from lesson_progress lp where lp.enrolment_id = ${enrolments.id})`;

/** How an enrolment stands, for counting and for narrowing: one rule for both. */
const standing: Record<Standing, SQL | undefined> = {
  completed: isNotNull(enrolments.completedAt),
  studying: and(isNull(enrolments.completedAt), begun),
  idle: and(isNull(enrolments.completedAt), sql`not ${begun}`),
};

const columns = {
  enrolmentId: enrolments.id,
  name: people.name,
  organisation: organisations.name,
  region: regions.name,
  kind: enrolments.kind,
  enrolledAt: enrolments.enrolledAt,
  release: releases.number,
  lessons: sql<number>`(select count(*)::int from release_lessons rl
    where rl.release_id = ${enrolments.releaseId} and rl.required)`,
  done: sql<number>`(select count(*)::int from release_lessons rl
    join lesson_progress lp on lp.lesson_id = rl.lesson_id and lp.enrolment_id = ${enrolments.id}
    where rl.release_id = ${enrolments.releaseId} and rl.required and lp.completed_at is not null)`,
  minutes: sql<number>`(select floor(coalesce(sum(lp.active_seconds), 0) / 60)::int
    from lesson_progress lp where lp.enrolment_id = ${enrolments.id})`,
  seenAt: sql<Date | null>`(select max(lp.seen_at) from lesson_progress lp
    where lp.enrolment_id = ${enrolments.id})`.mapWith(enrolments.enrolledAt),
  completedAt: enrolments.completedAt,
};

/** A page of those who joined a course, within reach; who joined last comes first. */
export async function listRoster(
  permit: Permit<"roster.read">,
  courseSlug: string,
  filter: RosterFilter,
): Promise<RosterRow[]> {
  return await selectRoster(conditions(permit, courseSlug, filter))
    .limit(ROSTER_PER_PAGE)
    .offset((filter.page - 1) * ROSTER_PER_PAGE);
}

/** The first `ROSTER_EXPORTED_MAX` of them at once, for a file. */
export async function listRosterForExport(
  permit: Permit<"roster.read">,
  courseSlug: string,
  filter: RosterFilter,
): Promise<RosterRow[]> {
  return await selectRoster(conditions(permit, courseSlug, filter)).limit(ROSTER_EXPORTED_MAX);
}

/** How many stand how, of those whose name is looked for. */
export async function countRoster(
  permit: Permit<"roster.read">,
  courseSlug: string,
  { words }: Pick<RosterFilter, "words">,
): Promise<RosterCounts> {
  const counted = (which: Standing) => sql<number>`count(*) filter (where ${standing[which]})::int`;
  // Looking for what somebody has begun costs most, so it is asked once: the rest are idle.
  const [row] = await db
    .select({ all: count(), studying: counted("studying"), completed: counted("completed") })
    .from(enrolments)
    .innerJoin(courses, eq(courses.id, enrolments.courseId))
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(conditions(permit, courseSlug, { words, standing: null }));
  const { all = 0, studying = 0, completed = 0 } = row ?? {};
  return { idle: all - studying - completed, studying, completed };
}

function selectRoster(where: SQL | undefined) {
  return db
    .select(columns)
    .from(enrolments)
    .innerJoin(courses, eq(courses.id, enrolments.courseId))
    .innerJoin(releases, eq(releases.id, enrolments.releaseId))
    .innerJoin(people, eq(people.id, enrolments.personId))
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(where)
    .orderBy(desc(enrolments.enrolledAt), asc(enrolments.id))
    .$dynamic();
}

function conditions(
  permit: Permit<"roster.read">,
  courseSlug: string,
  { words, standing: which }: Pick<RosterFilter, "words" | "standing">,
): SQL | undefined {
  return and(
    eq(courses.slug, courseSlug),
    withinTeaching(permit, enrolments.courseId),
    words === "" ? undefined : sql`starts_with(${people.name}, ${words})`,
    which ? standing[which] : undefined,
  );
}
