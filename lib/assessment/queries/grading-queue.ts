import "server-only";
import { sql } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { people } from "@/db/schema/people";
import type { GradingWork } from "@/lib/assessment/model/grading";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";

/** The written questions of a course that people within reach have answered, those that wait first. */
export async function listGradingWork(
  permit: Permit<"attempt.grade">,
  courseSlug: string,
): Promise<GradingWork[]> {
  const grader = personOf(permit);
  return await db.execute<GradingWork>(sql`
    select m.version_id as "versionId", v.kind, v.stem, max(m.points) as points,
      count(*) filter (where m.earned is null and not ${isDone(grader)})::int as mine,
      count(*) filter (where m.earned is null and ${isDone(grader)})::int as others,
      count(*) filter (where m.earned is not null)::int as settled,
      (array_agg(a.id order by a.ended_at, a.id)
        filter (where m.earned is null and not ${isDone(grader)}))[1] as next
    from attempt_marks m
    join question_versions v on v.id = m.version_id and v.kind in ('short', 'essay')
    join attempts a on a.id = m.attempt_id
    join quizzes q on q.id = a.quiz_id
    join courses c on c.id = q.course_id
    join ${people} on ${people.id} = a.person_id
    where c.slug = ${courseSlug} and m.answered and ${withinTeaching(permit, sql`q.course_id`)}
    group by m.version_id, v.kind, v.stem
    order by mine desc, others desc, v.stem`);
}

/** Nothing of it waits for this grader: it is theirs, or they have graded it already. */
function isDone(graderId: string) {
  return sql`(a.person_id = ${graderId} or exists (select from gradings g
    where g.attempt_id = m.attempt_id and g.version_id = m.version_id and g.grader_id = ${graderId}))`;
}

type Place = { attemptId: string; versionId: string };
type Neighbours = { next: string | null; previous: string | null; waiting: number };

/**
 * The attempts before and after one among those whose answer to the same question waits for this
 * grader, by when they ended; after the last comes the first that still waits.
 */
export async function findNeighbours(
  source: Database | Transaction,
  permit: Permit<"attempt.grade">,
  { attemptId, versionId }: Place,
): Promise<Neighbours> {
  const [row] = await source.execute<Neighbours>(sql`
    with here as (select ended_at, id from attempts where id = ${attemptId}), waiting as (
      select a.id, a.ended_at from attempt_marks m
      join attempts a on a.id = m.attempt_id
      join quizzes q on q.id = a.quiz_id
      join ${people} on ${people.id} = a.person_id
      where m.version_id = ${versionId} and m.earned is null and m.answered
        and not ${isDone(personOf(permit))} and ${withinTeaching(permit, sql`q.course_id`)}
    )
    select
      coalesce(
        (select w.id from waiting w, here h where (w.ended_at, w.id) > (h.ended_at, h.id)
          order by w.ended_at, w.id limit 1),
        (select w.id from waiting w where w.id <> ${attemptId} order by w.ended_at, w.id limit 1)
      ) as next,
      (select w.id from waiting w, here h where (w.ended_at, w.id) < (h.ended_at, h.id)
        order by w.ended_at desc, w.id desc limit 1) as previous,
      (select count(*)::int from waiting) as waiting`);
  return row ?? { next: null, previous: null, waiting: 0 };
}

/** The attempt to grade after this one; null when none waits for this grader. */
export async function findNextToGrade(
  source: Database | Transaction,
  permit: Permit<"attempt.grade">,
  place: Place,
): Promise<string | null> {
  return (await findNeighbours(source, permit, place)).next;
}
