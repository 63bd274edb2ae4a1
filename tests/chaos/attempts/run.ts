/**
 * `npm run chaos -- attempts [--learners 200] [--kills 12] [--seconds 75]`: virtual learners sit a
 * quiz over a bad network while the web server and PostgreSQL are killed (SIGKILL) at random.
 * Afterwards every acknowledged answer and hand-in is in the database exactly once, and every
 * score equals one reckoned independently. Prints figures; exits 0 only when all of that holds.
 */
import { parseArgs } from "node:util";
import { encode } from "next-auth/jwt";
import type postgres from "postgres";
import { runMain } from "@/scripts/support/lifecycle.mjs";
import { say } from "@/scripts/support/speech.mjs";
import { type Account, type Asked, type Promises, sit } from "@/tests/chaos/attempts/learner";
import { verify } from "@/tests/chaos/attempts/verify";
import { BadWire, sleep } from "@/tests/chaos/attempts/wire";
import { MortalSite } from "@/tests/chaos/site";

const COURSE = "policy";
/** After the last kill, how long learners may need to finish. */
const PATIENCE_SECONDS = 120;

const { values } = parseArgs({
  options: {
    learners: { type: "string", default: "200" },
    kills: { type: "string", default: "12" },
    seconds: { type: "string", default: "75" },
    json: { type: "boolean", default: false },
  },
});
const learners = Number(values.learners);
const kills = Number(values.kills);
const seconds = Number(values.seconds);

await runMain(async () => {
  say("正在准备被测平台…");
  const site = await MortalSite.start();
  const accounts = await makeAccounts(site);
  const wire = new BadWire(site.url);
  const began = Date.now();
  const isOver = () => Date.now() - began > (seconds + PATIENCE_SECONDS) * 1000;
  say(`${learners} 名虚拟学员开始作答，期间杀死进程 ${kills} 次…`);
  const paperOf = (attemptId: string) => patiently(site, (sql) => readPaper(sql, attemptId));
  const sittings = accounts.map((account) =>
    sit(account, { wire, courseSlug: COURSE, paperOf, seconds, isOver }),
  );
  const [outcomes] = await Promise.all([Promise.allSettled(sittings), killAtRandom(site)]);
  // Requests that still wander about arrive before anybody looks.
  await sleep(4000);

  const promised = outcomes.flatMap((o) => (o.status === "fulfilled" ? [o.value] : []));
  const stranded = outcomes.length - promised.length;
  const sql = site.connect();
  const verdict = await verify(sql, promised);
  await sql.end();
  return report({ site, wire, promised, stranded, verdict, took: Date.now() - began });
});

/** Turn by turn, with a random pause, so that every kind of moment is met. */
async function killAtRandom(site: MortalSite) {
  const pause = (seconds * 1000) / (kills + 1);
  for (let kill = 0; kill < kills; kill++) {
    await sleep(pause * (0.4 + Math.random() * 0.8));
    if (kill % 2 === 0) await site.killWeb();
    else await site.killDatabase();
  }
}

/** People who have read everything and only have the quiz before them. */
async function makeAccounts(site: MortalSite): Promise<Account[]> {
  const sql = site.connect();
  const accounts: Account[] = [];
  for (let n = 0; n < learners; n++) {
    const [row] = await sql<{ personId: string; sessionId: string }[]>`
      with person as (
        insert into people (name, user_name, region_code)
        values ('演练学员', ${`chaos${n}`}, '420106') returning id
      ), session as (
        insert into sessions (person_id, user_agent, created_at, expires_at)
        select id, 'chaos', now(), now() + interval '1 day' from person returning id
      ), enrolled as (
        insert into enrolments (person_id, course_id, release_id, kind, enrolled_at)
        select person.id, c.id, c.current_release_id, 'self', now() - interval '1 day'
        from person, courses c where c.slug = ${COURSE} returning id, course_id, release_id
      ), read as (
        insert into lesson_progress
          (enrolment_id, lesson_id, course_id, ranges, active_seconds, position_at, opened_at, seen_at,
            completed_at)
        select e.id, rl.lesson_id, e.course_id, '{[0,10000)}', 900, now(), now() - interval '20 hours',
          now() - interval '19 hours', now() - interval '19 hours'
        from enrolled e join release_lessons rl on rl.release_id = e.release_id returning 1
      )
      select person.id as "personId", session.id as "sessionId" from person, session`;
    if (!row) throw new Error("No account");
    const token = await encode({ token: { sessionId: row.sessionId }, secret: site.secret });
    accounts.push({ personId: row.personId, cookie: `wushe-session=${token}` });
  }
  await sql.end();
  return accounts;
}

async function readPaper(sql: postgres.Sql, attemptId: string): Promise<Asked[]> {
  const [row] = await sql<{ paper: { questions: Asked[] } }[]>`
    select paper from attempts where id = ${attemptId}`;
  if (!row) throw new Error(`Attempt ${attemptId} was acknowledged and is not there`);
  return row.paper.questions;
}

/** The observer's own question, asked again while the database is down. */
async function patiently<T>(site: MortalSite, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const sql = site.connect();
    try {
      return await ask(sql);
    } catch (error) {
      if (tries === 60 || String(error).includes("is not there")) throw error;
      await sleep(500);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

type Outcome = {
  site: MortalSite;
  wire: BadWire;
  promised: Promises[];
  stranded: number;
  verdict: Awaited<ReturnType<typeof verify>>;
  took: number;
};

function report({ site, wire, promised, stranded, verdict, took }: Outcome): number {
  const { met } = wire;
  const surprises = promised.flatMap((promises) => promises.surprises);
  const acknowledged = promised.reduce((sum, promises) => sum + promises.acknowledged, 0);
  const bad = [
    ...verdict.lostAnswers.map((each) => `丢失的答案 ${each}`),
    ...verdict.wrongAnswers.map((each) => `不是最后一次的答案 ${each}`),
    ...verdict.doubled.map((each) => `重复 ${each}`),
    ...verdict.notEnded.map((each) => `交卷没有生效 ${each}`),
    ...verdict.wrongScores.map((each) => `分数不符 ${each}`),
    ...surprises.map((each) => `意外的拒绝 ${each}`),
    ...(stranded > 0 ? [`没有答完的学员 ${stranded} 名`] : []),
  ];
  const figures: [string, number | string][] = [
    ["虚拟学员", learners],
    ["用时（秒）", Math.round(took / 1000)],
    ["杀死网站进程", site.kills.web],
    ["杀死数据库", site.kills.database],
    ["发出请求", met.sent],
    ["其中：没有发出", met.dropped],
    ["其中：没有等到回音", met.unanswered],
    ["其中：延迟", met.delayed],
    ["其中：重复发送", met.doubled],
    ["得到确认的保存", acknowledged],
    ["得到确认的交卷", promised.filter(({ handedIn }) => handedIn).length],
    ["核对的答卷", verdict.attempts],
    ["核对的答案", verdict.answers],
    ["不符之处", bad.length],
  ];
  for (const [name, value] of figures) say(`${name.padEnd(12, "　")}${value}`);
  for (const each of bad.slice(0, 20)) say(`✗ ${each}`);
  if (values.json) console.log(JSON.stringify({ ok: bad.length === 0, figures, bad }));
  say(bad.length === 0 ? "✓ 得到确认的，一样不少，一样不多。" : "✗ 承诺没有守住。");
  return bad.length === 0 && verdict.attempts === learners ? 0 : 1;
}
