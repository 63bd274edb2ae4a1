import "server-only";
import { and, asc, count, desc, eq, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import { organisations, people, regions } from "@/db/schema/people";
import type { AttemptFilter, ListedAttempt } from "@/lib/assessment/model/attempt-list";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

export const ATTEMPTS_PER_PAGE = 50;

const columns = {
  id: attempts.id,
  name: people.name,
  organisation: organisations.name,
  region: regions.name,
  number: attempts.number,
  state: attempts.state,
  openedAt: attempts.openedAt,
  endedAt: attempts.endedAt,
  earned: attempts.earned,
  total: attempts.total,
  passed: attempts.passed,
  awaiting: attempts.awaiting,
  absences: sql<number>`(select count(*)::int from attempt_absences b where b.attempt_id = ${attempts.id})`,
  absentSeconds: sql<number>`(select coalesce(sum(away_seconds), 0)::int from attempt_absences b
    where b.attempt_id = ${attempts.id})`,
};

/** Attempts of people within reach at a course's exam, the newest first, with how many there are. */
export async function listAttemptsWithinReach(
  permit: Permit<"attempt.review">,
  courseSlug: string,
  filter: AttemptFilter,
): Promise<{ rows: ListedAttempt[]; total: number }> {
  const where = conditions(permit, courseSlug, filter);
  const [rows, [total]] = await Promise.all([
    selectAttempts(where)
      .limit(ATTEMPTS_PER_PAGE)
      .offset((filter.page - 1) * ATTEMPTS_PER_PAGE),
    db
      .select({ n: count() })
      .from(attempts)
      .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
      .innerJoin(courses, eq(courses.id, quizzes.courseId))
      .innerJoin(people, eq(people.id, attempts.personId))
      .where(where),
  ]);
  return { rows, total: total?.n ?? 0 };
}

/** A sheet of more rows is no reading for people; those beyond it are named, not dropped in silence. */
export const EXPORTED_MAX = 20_000;

/** The newest `EXPORTED_MAX` of them at once, for a file. */
export async function listAttemptsForExport(
  permit: Permit<"attempt.review">,
  courseSlug: string,
  filter: AttemptFilter,
): Promise<ListedAttempt[]> {
  return await selectAttempts(conditions(permit, courseSlug, filter)).limit(EXPORTED_MAX);
}

function selectAttempts(where: SQL | undefined) {
  return db
    .select(columns)
    .from(attempts)
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .innerJoin(courses, eq(courses.id, quizzes.courseId))
    .innerJoin(people, eq(people.id, attempts.personId))
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(where)
    .orderBy(desc(attempts.openedAt), asc(attempts.id))
    .$dynamic();
}

function conditions(
  permit: Permit<"attempt.review">,
  courseSlug: string,
  { words, outcome }: AttemptFilter,
): SQL | undefined {
  return and(
    eq(courses.slug, courseSlug),
    withinTeaching(permit, quizzes.courseId),
    words === "" ? undefined : sql`starts_with(${people.name}, ${words})`,
    outcome === "open" ? eq(attempts.state, "open") : undefined,
    outcome === "awaiting" ? and(ne(attempts.state, "open"), isNull(attempts.earned)) : undefined,
    outcome === "passed" ? eq(attempts.passed, true) : undefined,
    outcome === "failed" ? and(isNotNull(attempts.earned), eq(attempts.passed, false)) : undefined,
  );
}
