import "server-only";
import { sqlClient } from "@/db/client";
import type { LessonKind } from "@/lib/catalogue/model";
import type { EnrolmentKind } from "@/lib/learning/model/credit";
import { type Permit, personOf } from "@/lib/platform/authority";

/** A lesson as it was studied. */
export type StudiedLesson = {
  title: string;
  kind: LessonKind;
  minutes: number;
  openedAt: string | null;
  completedAt: string | null;
  activeSeconds: number;
};

/** A course as it was studied, in the release that was studied. Instants are ISO 8601 in UTC. */
export type StudiedCourse = {
  slug: string;
  title: string;
  release: number;
  kind: EnrolmentKind;
  enrolledAt: string;
  completedAt: string | null;
  lessons: StudiedLesson[];
  /** Null for a course without one; `best` is in basis points, null before anything is graded. */
  exam: { attempts: number; best: number | null; passed: boolean } | null;
};

/** Every course this person joined, the one joined first first, with every lesson of it. */
export async function listStudiedCourses(permit: Permit<"course.study">): Promise<StudiedCourse[]> {
  return await sqlClient<StudiedCourse[]>`
    select c.slug, r.title, r.number as release, e.kind,
      ${instant(sqlClient`e.enrolled_at`)} as "enrolledAt",
      ${instant(sqlClient`e.completed_at`)} as "completedAt",
      (select jsonb_agg(jsonb_build_object(
          'title', rl.title, 'kind', rl.kind, 'minutes', rl.minutes,
          'openedAt', ${instant(sqlClient`p.opened_at`)},
          'completedAt', ${instant(sqlClient`p.completed_at`)},
          'activeSeconds', round(coalesce(p.active_seconds, 0))) order by rl.position)
        from release_lessons rl
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
