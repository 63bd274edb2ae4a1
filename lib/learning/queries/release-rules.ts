import "server-only";
import { sql } from "drizzle-orm";
import type {
  LearnerStanding,
  LessonRules,
  ReleaseRules,
} from "@/lib/learning/rules/release-effect";
import type { Executor } from "@/lib/platform/command";

/** What a release asks of people, for comparing it with another. */
export async function listReleaseRules(source: Executor, releaseId: string): Promise<ReleaseRules> {
  const [row] = await source.execute<{ lessons: LessonRules[]; exam: string | null }>(sql`
    select (select q.slug from quizzes q where q.release_id = r.id) as exam,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', l.slug, 'title', rl.title,
          'minutes', rl.minutes, 'kind', rl.kind, 'required', rl.required,
          'completion', rl.completion,
          'file', coalesce(rl.work ->> 'sha256', substring(rl.work ->> 'src' from '[0-9a-f]{64}')))
          order by rl.position), '[]')
        from release_lessons rl join lessons l on l.id = rl.lesson_id
        where rl.release_id = r.id) as lessons
    from releases r where r.id = ${releaseId}`);
  if (!row) throw new Error(`Release ${releaseId} is missing`);
  return row;
}

/** Where somebody stands in the release they are enrolled in. */
export async function findStanding(
  source: Executor,
  enrolmentId: string,
): Promise<LearnerStanding> {
  const [row] = await source.execute<LearnerStanding>(sql`
    select coalesce(array_agg(l.slug) filter (where p.completed_at is not null), '{}') as completed,
      coalesce(array_agg(l.slug) filter (where p.lesson_id is not null), '{}') as begun,
      (select count(*)::int from attempts a join quizzes q on q.id = a.quiz_id
        where q.release_id = e.release_id and a.person_id = e.person_id) as attempts
    from enrolments e
    left join lesson_progress p on p.enrolment_id = e.id
    left join lessons l on l.id = p.lesson_id
    where e.id = ${enrolmentId} group by e.id`);
  if (!row) throw new Error(`Enrolment ${enrolmentId} is missing`);
  return row;
}
