/** Ten thousand sittings of fifty questions, made by the database itself, and their analysis timed. */
import type postgres from "postgres";
import { getItemAnalysis } from "@/lib/assessment/queries/item-analysis";
import { permit } from "@/lib/platform/authority";

const ATTEMPTS = 10_000;
const QUESTIONS = 50;

/** Milliseconds for one analysis, and for merely adding up the same marks; medians of five. */
export async function timeAnalysis(sql: postgres.Sql) {
  await makeSittings(sql);
  const allowed = permit(
    { personId: null, grants: [{ role: "administrator", region: "42" }] },
    "assessment.analyse",
  );
  if (!allowed) throw new Error("Administrators may analyse");
  const analyse = async () => {
    const found = await getItemAnalysis(allowed, "bench-analysis");
    if (found?.attempts !== ATTEMPTS || found.items.length !== QUESTIONS) {
      throw new Error("The analysis does not see all of them");
    }
  };
  const addUp = async () => {
    await sql`select version_id, sum(earned) from attempt_marks group by version_id`;
  };
  return { analysis: await median(analyse), sum: await median(addUp) };
}

async function median(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    const began = performance.now();
    await work();
    if (round > 0) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[2] ?? 0;
}

/** Everybody was asked everything; the better half is right three times in four. */
async function makeSittings(sql: postgres.Sql) {
  await sql.begin(async (tx) => {
    await tx`select setseed(0.5)`;
    // Half a million rows at once: the guards of single rows are not what is measured here.
    await tx`set local session_replication_role = replica`;
    await tx`insert into courses (slug, series_slug, position) values ('bench-analysis', 'wushe', 900)`;
    await tx`
      insert into releases (course_id, number, content_hash, title, summary, manifest, outline, minutes, published_at)
      select c.id, 1, repeat('0', 64), '测速', '测速', '{}', '{"modules":[]}', 1, now()
      from courses c where slug = 'bench-analysis'`;
    await tx`update courses c set current_release_id = r.id from releases r
      where r.course_id = c.id and c.slug = 'bench-analysis'`;
    await tx`
      insert into quizzes (course_id, release_id, slug, title, pass_percent, minutes_allowed, attempts_allowed, cool_down_minutes)
      select id, current_release_id, 'final', '测速', 80, 60, 5, 0 from courses where slug = 'bench-analysis'`;
    await tx`
      insert into questions (course_id, key, purpose)
      select id, 'b-' || n, 'quiz' from courses, generate_series(1, ${QUESTIONS}) n where slug = 'bench-analysis'`;
    await tx`
      insert into question_versions (question_id, number, kind, stem, body, explanation, difficulty, topic, facts, content_hash)
      select q.id, 1, 'single', q.key, '{"kind":"single","options":[{"id":"a","text":"甲"},{"id":"b","text":"乙"},{"id":"c","text":"丙"},{"id":"d","text":"丁"}],"correct":["a"]}',
        '', 'easy', '测速', '[]', repeat('0', 64)
      from questions q join courses c on c.id = q.course_id where c.slug = 'bench-analysis'`;
    await tx`
      insert into quiz_slots (quiz_id, position, version_id, points)
      select z.id, row_number() over (), v.id, 2
      from quizzes z join courses c on c.id = z.course_id join questions q on q.course_id = c.id
      join question_versions v on v.question_id = q.id where c.slug = 'bench-analysis'`;
    await tx`
      insert into people (name, user_name, region_code)
      select '测速学员', 'analysis' || n, '420106' from generate_series(1, ${ATTEMPTS}) n`;
    await tx`
      insert into attempts (quiz_id, person_id, number, paper, opened_at, closes_at, total)
      select z.id, p.id, 1, '{}', now() - interval '2 hours', now() + interval '1 hour', ${QUESTIONS * 2}
      from people p, quizzes z join courses c on c.id = z.course_id
      where c.slug = 'bench-analysis' and p.user_name like 'analysis%'`;
    await tx`
      insert into responses (attempt_id, version_id, answer, sequence, saved_at)
      select a.id, s.version_id,
        jsonb_build_array(case when random() < (case when hashtext(a.id::text) > 0 then 0.75 else 0.4 end)
          then 'a' else (array['b', 'c', 'd'])[1 + floor(random() * 3)::int] end), 1, now()
      from attempts a join quiz_slots s on s.quiz_id = a.quiz_id
      join quizzes z on z.id = a.quiz_id join courses c on c.id = z.course_id
      where c.slug = 'bench-analysis'`;
    await tx`
      insert into attempt_marks (attempt_id, version_id, earned, points, answered)
      select r.attempt_id, r.version_id, case when r.answer = '["a"]' then 2 else 0 end, 2, true
      from responses r join attempts a on a.id = r.attempt_id
      join quizzes z on z.id = a.quiz_id join courses c on c.id = z.course_id
      where c.slug = 'bench-analysis'`;
    await tx`
      update attempts a set state = 'submitted', ended_at = now(), passed = m.earned >= ${QUESTIONS * 1.6}, earned = m.earned
      from (select attempt_id, sum(earned)::int as earned from attempt_marks group by attempt_id) m
      where m.attempt_id = a.id and a.state = 'open'`;
  });
  await sql`analyze people`;
  await sql`analyze attempts`;
  await sql`analyze attempt_marks`;
  await sql`analyze responses`;
}
