import "server-only";
import { sqlClient } from "@/db/client";
import type { LedgerEntry, StudiedCourse } from "@/lib/learning/model/archive";
import { type Permit, personOf } from "@/lib/platform/authority";

/** Every course this person joined, the one joined first first, with every lesson of it. */
export async function listStudiedCourses(permit: Permit<"course.study">): Promise<StudiedCourse[]> {
  return await sqlClient<StudiedCourse[]>`
    select c.slug, r.title, r.number as release, e.kind,
      ${instant(sqlClient`e.enrolled_at`)} as "enrolledAt",
      ${instant(sqlClient`e.completed_at`)} as "completedAt",
      (select jsonb_agg(jsonb_build_object(
          'slug', l.slug, 'title', rl.title, 'kind', rl.kind, 'minutes', rl.minutes,
          'required', rl.required,
          'openedAt', ${instant(sqlClient`p.opened_at`)},
          'completedAt', ${instant(sqlClient`p.completed_at`)},
          'activeSeconds', round(coalesce(p.active_seconds, 0))) order by rl.position)
        from release_lessons rl join lessons l on l.id = rl.lesson_id
        left join lesson_progress p on p.enrolment_id = e.id and p.lesson_id = rl.lesson_id
        where rl.release_id = r.id) as lessons,
      (select jsonb_build_object('attempts', count(a.id),
          'best', max(a.earned * 10000 / nullif(a.total, 0)) filter (where a.passed is not null),
          'passed', coalesce(quiz_passed(q.id, e.person_id), false))
        from quizzes q
        left join attempts a on a.quiz_id = q.id and a.person_id = e.person_id
        where q.release_id = r.id group by q.id) as exam
    from enrolments e
    join courses c on c.id = e.course_id
    join releases r on r.id = e.release_id
    where e.person_id = ${personOf(permit)}
    order by e.enrolled_at`;
}

/** ISO 8601 in UTC, whatever time zone the database speaks. */
function instant(column: ReturnType<typeof sqlClient>) {
  return sqlClient`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

/** All entries of this person, the first one first. */
export async function listOwnEntries(permit: Permit<"course.study">): Promise<LedgerEntry[]> {
  return await sqlClient<LedgerEntry[]>`
    select entry_number::int as "entryNumber", hash, earned_on::text as "earnedOn", h.title, category,
      source, h.minutes, r.number as release
    from hour_credits h left join releases r on r.id = h.release_id
    where person_id = ${personOf(permit)} order by entry_number`;
}

/** Whose record it is. */
export async function getOwnHeading(permit: Permit<"course.study">) {
  const [row] = await sqlClient<{ name: string; organisation: string | null }[]>`
    select p.name, o.name as organisation
    from people p left join organisations o on o.id = p.organisation_id
    where p.id = ${personOf(permit)}`;
  if (!row) throw new Error("Nobody has this permit");
  return row;
}
