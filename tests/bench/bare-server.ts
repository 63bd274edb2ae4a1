/**
 * What the same SQL costs with nothing around it: node:http and postgres.js, no framework, no
 * validation, no rules. The yardstick of the benchmarks, never part of the product.
 */
import http from "node:http";
import postgres from "postgres";

// A benchmark that breaks off leaves nothing running.
process.on("disconnect", () => process.exit());

const sql = postgres(process.env.DATABASE_URL ?? "", { max: 10, onnotice: () => {} });
let lesson = Buffer.from("");

const server = http.createServer(async (request, response) => {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const sessionId = request.headers["x-session"] as string;
    const personId = await visitor(sessionId);
    if (request.method === "PUT") {
      lesson = Buffer.concat(chunks);
      response.end();
    } else if (request.url === "/lesson") {
      await access(personId);
      response.setHeader("content-encoding", "gzip");
      response.end(lesson);
    } else if (request.url === "/progress") {
      const stored = await progress(personId, JSON.parse(Buffer.concat(chunks).toString()));
      response.end(JSON.stringify(stored));
    } else {
      const saved = await answer(personId, JSON.parse(Buffer.concat(chunks).toString()));
      response.end(JSON.stringify(saved));
    }
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address ? address.port : 0);
});

async function visitor(sessionId: string): Promise<string> {
  const [row] = await sql`
    select p.id as "personId", p.name, p.region_code,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'region', g.region_code))
        from role_grants g where g.person_id = p.id
          and g.revoked_at is null and (now() at time zone 'Asia/Shanghai')::date
            between g.valid_from and coalesce(g.valid_until, 'infinity')), '[]') as grants
    from sessions s join people p on p.id = s.person_id
    where s.id = ${sessionId} and s.revoked_at is null and s.expires_at > now()
      and p.disabled_at is null`;
  return row?.personId;
}

async function access(personId: string) {
  return await sql`
    select e.release_id, rl.lesson_id from courses c
    left join enrolments e on e.course_id = c.id and e.person_id = ${personId}
    left join lessons l on l.course_id = c.id and l.slug = 'three-to-five'
    left join release_lessons rl on rl.release_id = e.release_id and rl.lesson_id = l.id
    where c.slug = 'policy' and c.current_release_id is not null`;
}

type Beat = {
  lessonId: string;
  session: string;
  activeSeconds: number;
  ranges: [number, number][];
  position: number;
};

/** The three statements of a heartbeat, without a rule between them. */
async function progress(personId: string, beat: Beat) {
  return await sql.begin(async (tx) => {
    await tx`
      select (select coalesce(jsonb_agg(jsonb_build_array(
            extract(epoch from lower(span)), extract(epoch from upper(span))) order by span), '[]')
          from unnest(credited) span) as credited,
        session_id, extract(epoch from session_began_at)::float8 as began,
        extract(epoch from session_seen_at)::float8 as seen, beats, beat_mean, beat_squares
      from study_clocks where person_id = ${personId} for update`;
    const [lessonRow] = await tx`
      select e.id, e.course_id, rl.kind, rl.reading_seconds, rl.work,
        extract(epoch from p.opened_at)::float8 as opened, p.completed_at is not null as completed,
        ranges_as_json(p.ranges) as ranges, coalesce(p.active_seconds, 0) as seconds,
        case when rl.work -> 'questions' <> '[]' then (
          select count(*)::int from release_checks rc
          join check_answers ca on ca.version_id = rc.version_id
            and ca.lesson_id = rc.lesson_id and ca.person_id = e.person_id
          where rc.release_id = rl.release_id and rc.lesson_id = rl.lesson_id
            and rl.work -> 'questions' @> jsonb_build_array(jsonb_build_object('question', rc.key))
        ) else 0 end as answered
      from lessons l
      join enrolments e on e.course_id = l.course_id and e.person_id = ${personId}
      join release_lessons rl on rl.release_id = e.release_id and rl.lesson_id = l.id
      left join lesson_progress p on p.enrolment_id = e.id and p.lesson_id = l.id
      where l.id = ${beat.lessonId}`;
    const ranges = `{${beat.ranges.map(([from, to]) => `[${from},${to})`).join(",")}}`;
    return await tx`
      with clock as (
        update study_clocks set credited = (credited + '{}'::tstzmultirange)
            * tstzmultirange(tstzrange(now() - interval '2 days', null)),
          session_id = ${beat.session}::uuid, session_began_at = now(), session_seen_at = now(),
          machine = coalesce('bench', machine), beats = 1, beat_mean = 15, beat_squares = 0
        where person_id = ${personId})
      insert into lesson_progress as p
        (enrolment_id, lesson_id, course_id, ranges, active_seconds, position, position_at, opened_at, seen_at)
      values (${lessonRow?.id}, ${beat.lessonId}, ${lessonRow?.courseId ?? lessonRow?.course_id},
        ${ranges}::int4multirange, 0, ${beat.position}, now(), now(), now())
      on conflict (enrolment_id, lesson_id) do update set
        ranges = p.ranges + excluded.ranges, active_seconds = p.active_seconds + 0,
        position = case when p.position_at <= excluded.position_at then excluded.position else p.position end,
        position_at = greatest(p.position_at, excluded.position_at),
        seen_at = greatest(p.seen_at, excluded.seen_at)
      returning active_seconds, position, ranges_as_json(ranges) as ranges`;
  });
}

type Saving = { attemptId: string; versionId: string; answer: string[]; sequence: number };

async function answer(personId: string, saving: Saving) {
  return await sql.begin(async (tx) => {
    await tx`select id, state, closes_at from attempts
      where id = ${saving.attemptId} and person_id = ${personId} for share`;
    return await tx`
      insert into responses as r (attempt_id, version_id, answer, sequence, saved_at)
      values (${saving.attemptId}, ${saving.versionId}, ${tx.json(saving.answer)}, ${saving.sequence}, now())
      on conflict (attempt_id, version_id) do update
        set answer = excluded.answer, sequence = excluded.sequence, saved_at = excluded.saved_at
        where r.sequence < excluded.sequence
      returning sequence`;
  });
}
