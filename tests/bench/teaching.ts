/** A course that ten thousand joined, made by the database itself; its roster and its funnel, timed. */
import type postgres from "postgres";
import { permit } from "@/lib/platform/authority";
import { listFunnel } from "@/lib/reports/queries/funnel";
import { countRoster, listRoster, ROSTER_PER_PAGE } from "@/lib/reports/queries/roster";
import { type Row, round } from "@/tests/bench/table";

export const ENROLLED = 10_000;
const COURSE = "policy";

/** The rows of the table, each against the same question in SQL written by hand for it alone. */
export async function teachingRows(sql: postgres.Sql): Promise<Row[]> {
  await makeEnrolments(sql);
  const allowed = permit(
    { personId: null, grants: [{ role: "administrator", region: "42" }] },
    "roster.read",
  );
  if (!allowed) throw new Error("Administrators may read a roster");
  const filter = { words: "", standing: null, page: 1 };
  const roster = await medianOf(async () => {
    const [rows, counts] = await Promise.all([
      listRoster(allowed, COURSE, filter),
      countRoster(allowed, COURSE, filter),
    ]);
    const joined = counts.idle + counts.studying + counts.completed;
    if (rows.length !== ROSTER_PER_PAGE || joined < ENROLLED) throw new Error("Some are missing");
  });
  const rosterByHand = await medianOf(() => Promise.all([pageByHand(sql), countByHand(sql)]));
  const funnel = await medianOf(async () => {
    const lessons = await listFunnel(allowed, COURSE);
    if ((lessons[0]?.opened ?? 0) < ENROLLED / 2) throw new Error("Some are missing");
  });
  const funnelByHand = await medianOf(() => askFunnelByHand(sql));
  return [
    row(`学员名单的一页和人数（${ENROLLED / 10_000}万人）`, roster, rosterByHand),
    row(`各课漏斗（${ENROLLED / 10_000}万人）`, funnel, funnelByHand),
  ];
}

function row(what: string, ours: number, other: number): Row {
  return {
    ...{ what, ours: `${Math.round(ours)} 毫秒`, other: `${Math.round(other)} 毫秒` },
    ...{ against: "同一问题手写 SQL", ratio: round(ours / other), goal: "≤ 2" },
  };
}

const pageByHand = (sql: postgres.Sql) => sql`
  with page as (
    select e.id, e.person_id, e.release_id, e.kind, e.enrolled_at, e.completed_at
    from enrolments e where e.course_id = (select id from courses where slug = ${COURSE})
    order by e.enrolled_at desc, e.id limit ${ROSTER_PER_PAGE})
  select p.name, o.name, r.name, page.*, needed.lessons, come.done, come.minutes, come.seen_at
  from page join people p on p.id = page.person_id join regions r on r.code = p.region_code
  left join organisations o on o.id = p.organisation_id
  cross join lateral (select count(*) as lessons from release_lessons rl
    where rl.release_id = page.release_id and rl.required) needed
  cross join lateral (select count(*) filter (where lp.completed_at is not null and rl.required) as done,
      sum(lp.active_seconds) / 60 as minutes, max(lp.seen_at) as seen_at
    from lesson_progress lp left join release_lessons rl
      on rl.lesson_id = lp.lesson_id and rl.release_id = page.release_id
    where lp.enrolment_id = page.id) come`;

const countByHand = (sql: postgres.Sql) => sql`
  select count(*), count(e.completed_at), count(*) filter (where b.enrolment_id is null)
  from enrolments e
  left join (select distinct enrolment_id from lesson_progress) b on b.enrolment_id = e.id
  where e.course_id = (select id from courses where slug = ${COURSE})`;

const askFunnelByHand = (sql: postgres.Sql) => sql`
  with progress as (
    select lp.*, e.completed_at as course_completed_at, rl.position as place,
      max(rl.position) over (partition by lp.enrolment_id) as last,
      max(lp.seen_at) over (partition by lp.enrolment_id) as last_seen,
      (select coalesce(sum(upper(r) - lower(r)), 0) from unnest(lp.ranges) r) as covered
    from lesson_progress lp join enrolments e on e.id = lp.enrolment_id
    join courses c on c.id = e.course_id
    join release_lessons rl on rl.lesson_id = lp.lesson_id and rl.release_id = c.current_release_id
    where c.slug = ${COURSE})
  select place, count(*), count(completed_at),
    count(*) filter (where covered >= 5000 or completed_at is not null),
    percentile_cont(0.5) within group (order by active_seconds)
      filter (where completed_at is not null),
    count(*) filter (where place = last and course_completed_at is null
      and last_seen < now() - interval '7 days')
  from progress group by place order by place`;

async function medianOf(work: () => PromiseLike<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 8; round++) {
    const began = performance.now();
    await work();
    if (round > 0) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[3] ?? 0;
}

/** One in eight has not begun; the others stopped anywhere, and those who came to the end completed it. */
async function makeEnrolments(sql: postgres.Sql) {
  await sql.begin(async (tx) => {
    await tx`select setseed(0.5)`;
    // Ten thousand people at once: the guards of single rows are not what is measured here.
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into people (name, user_name, region_code)
      select '测速学员', 'teaching' || n, '420106' from generate_series(1, ${ENROLLED}) n`;
    await tx`
      insert into enrolments (person_id, course_id, release_id, kind, enrolled_at)
      select p.id, c.id, c.current_release_id, 'self', now() - random() * interval '90 days'
      from people p, courses c where c.slug = ${COURSE} and p.user_name like 'teaching%'`;
    await tx`
      insert into lesson_progress (enrolment_id, lesson_id, course_id, ranges, active_seconds,
        position_at, opened_at, seen_at, completed_at)
      select e.id, rl.lesson_id, e.course_id, '{[0,4000),[6000,10000)}', 300 + (random() * 900)::int,
        seen.at, seen.at - interval '1 hour', seen.at, case when rl.position < reach.last then seen.at end
      from enrolments e join people p on p.id = e.person_id
      join release_lessons rl on rl.release_id = e.release_id
      cross join lateral (select abs(hashtext(e.id::text)) % 9 as last) reach
      cross join lateral (select now() - random() * interval '30 days' as at) seen
      where p.user_name like 'teaching%' and rl.position <= reach.last`;
    await tx`
      update enrolments e set completed_at = now()
      where not exists (select from release_lessons rl where rl.release_id = e.release_id
        and not exists (select from lesson_progress lp
          where lp.enrolment_id = e.id and lp.lesson_id = rl.lesson_id))
        and e.person_id in (select id from people where user_name like 'teaching%')`;
  });
  await sql`analyze people`;
  await sql`analyze enrolments`;
  await sql`analyze lesson_progress`;
}
