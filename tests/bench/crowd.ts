/**
 * Five thousand people study at once: each page reports every quarter of a minute while others open
 * lessons. An open loop: what is due is sent when it is due, whether or not the server keeps up.
 */
import http from "node:http";
import { encode } from "next-auth/jwt";
import type postgres from "postgres";
import { type Row, round } from "@/tests/bench/table";

const PEOPLE = 5_000;
const BEAT_SECONDS = 15;
const SECONDS = 120;
const PAGES_A_SECOND = 50;
/** They come one after the other over so long; what is measured begins when all are there. */
const ARRIVAL_SECONDS = 40;
const LESSON = "/learn/policy/lessons/three-to-five";
/** Basis points of the text that each report brings, none of them twice. */
const STEP = 100;

type Person = { personId: string; sessionId: string; cookie: string };

/** The row of the table: how long the slowest twentieth waits, and whether anything was lost. */
export async function crowdRow(
  sql: postgres.Sql,
  { site, lessonId }: { site: string; lessonId: string },
): Promise<Row> {
  const crowd = await makeCrowd(sql);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  const beats: number[] = [];
  const pages: number[] = [];
  const accepted = new Map<string, number>();
  const beat = async (person: Person, turn: number) => {
    const ranges = [[turn * STEP, (turn + 1) * STEP]];
    const body = { lessonId, session: person.sessionId, begin: turn === 0, span: BEAT_SECONDS };
    const sent = performance.now();
    await request(agent, site, {
      path: "/api/learning/progress",
      cookie: person.cookie,
      body: JSON.stringify({ ...body, activeSeconds: BEAT_SECONDS, ranges, position: 0 }),
    });
    if (turn > 0) beats.push(performance.now() - sent);
    accepted.set(person.personId, (accepted.get(person.personId) ?? 0) + STEP);
  };
  const someone = (n: number) => crowd[n % PEOPLE] as Person;
  await paced(performance.now(), PEOPLE, PEOPLE / ARRIVAL_SECONDS, (n) => beat(someone(n), 0));
  const began = performance.now();
  const rate = PEOPLE / BEAT_SECONDS;
  await Promise.all([
    paced(began, rate * SECONDS, rate, (n) => beat(someone(n), 1 + Math.floor(n / PEOPLE))),
    paced(began, PAGES_A_SECOND * SECONDS, PAGES_A_SECOND, async (n) => {
      const sent = performance.now();
      await request(agent, site, { path: LESSON, cookie: crowd[n % PEOPLE]?.cookie ?? "" });
      pages.push(performance.now() - sent);
    }),
  ]);
  agent.destroy();
  const lost = await countLost(sql, lessonId, accepted);
  return {
    what: `${PEOPLE}人同时学（每秒${Math.round(PEOPLE / BEAT_SECONDS)}次上报、${PAGES_A_SECOND}页课文）`,
    ours: `95% 在 ${round(percentile(beats, 95))} 毫秒内，丢 ${lost} 人`,
    against: "同时打开课文的95%",
    other: `${round(percentile(pages, 95))} 毫秒`,
    ratio: round(percentile(beats, 95) / percentile(pages, 95)),
    goal: "< 150 毫秒，丢 0",
  };
}

/** Starts `total` pieces of work at `rate` a second and waits for all of them. */
async function paced(
  began: number,
  total: number,
  rate: number,
  work: (n: number) => Promise<void>,
): Promise<void> {
  const running: Promise<void>[] = [];
  while (running.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * rate));
    while (running.length < due) running.push(work(running.length));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(running);
}

function request(
  agent: http.Agent,
  site: string,
  { path, cookie, body }: { path: string; cookie: string; body?: string },
): Promise<void> {
  const headers = { cookie, ...(body ? { "content-type": "application/json" } : {}) };
  return new Promise((resolve, reject) => {
    const options = { agent, method: body ? "POST" : "GET", headers };
    const sent = http.request(new URL(path, site), options, (response) => {
      response.on("end", () =>
        response.statusCode === 200
          ? resolve()
          : reject(new Error(`${path}: ${response.statusCode}`)),
      );
      response.resume();
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** People of whom less is stored than was acknowledged. */
async function countLost(sql: postgres.Sql, lessonId: string, accepted: Map<string, number>) {
  const rows = await sql<{ personId: string; covered: number }[]>`
    select e.person_id as "personId",
      (select coalesce(sum(upper(r) - lower(r)), 0)::int from unnest(p.ranges) r) as covered
    from lesson_progress p join enrolments e on e.id = p.enrolment_id
    where p.lesson_id = ${lessonId}`;
  const stored = new Map(rows.map(({ personId, covered }) => [personId, covered]));
  return [...accepted].filter(([person, covered]) => (stored.get(person) ?? 0) !== covered).length;
}

function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

async function makeCrowd(sql: postgres.Sql): Promise<Person[]> {
  const rows = await sql<{ personId: string; sessionId: string }[]>`
    with person as (
      insert into people (name, user_name, region_code)
      select '测速学员', 'crowd' || ${process.pid}::text || 'n' || n, '420106'
      from generate_series(1, ${PEOPLE}::int) n returning id
    ), enrolled as (
      insert into enrolments (person_id, course_id, release_id, kind, enrolled_at)
      select person.id, c.id, c.current_release_id, 'self', now() - interval '1 day'
      from person, courses c where c.slug = 'policy'
    ), session as (
      insert into sessions (person_id, user_agent, created_at, expires_at)
      select id, 'bench', now(), now() + interval '1 day' from person returning id, person_id
    )
    select person_id as "personId", id as "sessionId" from session`;
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  return await Promise.all(
    rows.map(async (row) => {
      const token = await encode({ token: { sessionId: row.sessionId }, secret });
      return { ...row, cookie: `wushe-session=${token}` };
    }),
  );
}
