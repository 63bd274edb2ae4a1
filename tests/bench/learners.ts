/** People for the benchmark: enrolled, signed in, with an open attempt. */
import { encode } from "next-auth/jwt";
import type postgres from "postgres";

export type Learner = { personId: string; sessionId: string; cookie: string; attemptId: string };

export async function makeLearners(sql: postgres.Sql, count: number): Promise<Learner[]> {
  const made: Learner[] = [];
  for (let n = 0; n < count; n++) {
    const [row] = await sql<{ personId: string; sessionId: string; attemptId: string }[]>`
      with person as (
        insert into people (name, user_name, region_code)
        values ('测速学员', ${`bench${process.pid}n${n}`}, '420106') returning id
      ), session as (
        insert into sessions (person_id, user_agent, created_at, expires_at)
        select id, 'bench', now(), now() + interval '1 day' from person returning id
      ), enrolled as (
        insert into enrolments (person_id, course_id, release_id, kind, enrolled_at)
        select person.id, c.id, c.current_release_id, 'self', now() - interval '1 day'
        from person, courses c where c.slug = 'policy'
      ), attempt as (
        insert into attempts (quiz_id, person_id, number, paper, opened_at, closes_at, total)
        select q.id, person.id, 1, jsonb_build_object('passPercent', 80, 'questions', (
            select jsonb_agg(jsonb_build_object('versionId', v.id, 'stem', v.stem, 'body', v.body,
              'explanation', v.explanation, 'points', s.points) order by s.position)
            from quiz_slots s join question_versions v on v.id = s.version_id
            where s.quiz_id = q.id)),
          now(), now() + interval '1 hour', 90
        from person, quizzes q join courses c on c.current_release_id = q.release_id
        where c.slug = 'policy' returning id
      )
      select person.id as "personId", session.id as "sessionId", attempt.id as "attemptId"
      from person, session, attempt`;
    if (!row) throw new Error("The course has no quiz to bench with");
    const secret = process.env.NEXTAUTH_SECRET ?? "";
    const token = await encode({ token: { sessionId: row.sessionId }, secret });
    made.push({ ...row, cookie: `wushe-session=${token}` });
  }
  return made;
}
