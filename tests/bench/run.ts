/** Prepares people and an open attempt, measures, prints the table. Started by scripts/bench.mjs. */
import { fork, spawnSync } from "node:child_process";
import { gunzipSync, gzipSync } from "node:zlib";
import postgres from "postgres";
import { sqlClient } from "@/db/client";
import { partNames, wantedParts } from "@/scripts/support/bench-parts.mjs";
import { timeAnalysis } from "@/tests/bench/analysis";
import { certificatesRow } from "@/tests/bench/certificates";
import { crowdRow } from "@/tests/bench/crowd";
import { editorRows } from "@/tests/bench/editor";
import { type Learner, makeLearners } from "@/tests/bench/learners";
import { ENTRIES, timeLedger } from "@/tests/bench/ledger";
import { compare, type Shot, type Target } from "@/tests/bench/load";
import { print, type Row, round } from "@/tests/bench/table";
import { teachingRows } from "@/tests/bench/teaching";

const site = process.env.E2E_BASE_URL ?? "";
const rendering = process.env.RENDERING_URL ?? "";
const framework = process.env.FRAMEWORK_URL ?? "";
const sql = postgres(process.env.DATABASE_URL ?? "", { max: 2, onnotice: () => {} });
const LESSON = "/learn/policy/lessons/three-to-five";
const LEARNERS = 64;

let sequence = 0;

const learners = await makeLearners(sql, LEARNERS);
const { lessonId, versionId } = await idsOfCourse();
const lessonPage = await fetchLesson();
const bare = await startBareServer(lessonPage.gzip);
const rows: Row[] = [];

/** What can be measured by itself, in the order of a whole run. */
const parts: Record<(typeof partNames)[number], () => Promise<unknown>> = {
  lesson: lessonRows,
  writing: writingRows,
  editor: async () => rows.push(...(await editorRows(sql, site, learnerOf(0)))),
  crowd: async () => rows.push(await crowdRow(sql, { site, lessonId })),
  weight: weightRow,
  analysis: analysisRow,
  teaching: async () => rows.push(...(await teachingRows(sql))),
  import: importRow,
  people: peopleRow,
  ledger: ledgerRow,
  certificates: async () => rows.push(await certificatesRow(sql)),
};
for (const name of partNames) {
  if (wantedParts(process.argv.slice(2)).includes(name)) await parts[name]();
}

print(rows);
bare.kill();
await Promise.all([sql.end(), sqlClient.end()]);

async function lessonRows() {
  const what = "课文页（已登录）";
  await speedRow(what, lesson(site), "同一课文由框架每次渲染", lesson(framework), "≥ 5");
  await speedRow(what, lesson(site), "同一文档每次渲染", lesson(rendering), "");
  await speedRow(what, lesson(site), "裸 http + 同样 SQL", bareShot("/lesson"), "");
  await speedRow("课文页再访（304）", revisit(site), "课文页全文", lesson(site), "");
}

async function writingRows() {
  await speedRow("写学习进度", progress(site), "裸 http + 同样 SQL", bareProgress(), "≥ 0.35");
  await speedRow("保存一题答案", answers(site), "裸 http + 同样 SQL", bareAnswers(), "≥ 0.35");
}

async function speedRow(what: string, ours: Target, against: string, other: Target, goal: string) {
  const measured = await compare(ours, other);
  rows.push({
    what,
    ours: `${Math.round(measured.ours)} 次/秒`,
    against,
    other: `${Math.round(measured.other)} 次/秒`,
    ratio: round(measured.ratio),
    goal,
  });
}

/** What a phone has to load before the page is complete, against the same lesson by the framework. */
async function weightRow() {
  const lessonScripts = await scriptBytes(lessonPage.html);
  const headers = { cookie: learnerOf(0).cookie };
  const hydrated = await (await fetch(new URL(LESSON, framework), { headers })).text();
  const hydratedScripts = await scriptBytes(hydrated, framework);
  rows.push({
    what: "课文页脚本（gzip）",
    ours: `${round(lessonScripts / 1024)} KB`,
    against: "预算 120 KB",
    other: "120 KB",
    ratio: round(lessonScripts / 1024 / 120),
    goal: "≤ 1",
  });
  rows.push({
    what: "课文页脚本（gzip）",
    ours: `${round(lessonScripts / 1024)} KB`,
    against: "同一课文由框架渲染",
    other: `${round(hydratedScripts / 1024)} KB`,
    ratio: round(lessonScripts / hydratedScripts),
    goal: "",
  });
}

async function analysisRow() {
  const { analysis, sum } = await timeAnalysis(sql);
  rows.push({
    what: "试题分析（1万份 × 50题）",
    ours: `${Math.round(analysis)} 毫秒`,
    against: "只把同样的得分加总",
    other: `${Math.round(sum)} 毫秒`,
    ratio: round(analysis / sum),
    goal: "< 2000 毫秒",
  });
}

async function ledgerRow() {
  const { verify, sum } = await timeLedger(sql);
  rows.push({
    what: `核对学时账本（${ENTRIES / 10_000}万条）`,
    ours: `${round(verify)} 秒`,
    against: "只把同样的条目数一遍",
    other: `${round(sum)} 秒`,
    ratio: round(verify / sum),
    goal: "< 30 秒",
  });
}

async function importRow() {
  const child = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "tests/bench/import.ts"],
    { encoding: "utf8", env: process.env, timeout: 120_000 },
  );
  if (child.status !== 0) throw new Error(child.stderr);
  const { took, read, megabytes } = JSON.parse(child.stdout);
  rows.push({
    what: "导入5000题的 Excel（题库已有5000题）",
    ours: `${round(took / 1000)} 秒，内存 ${Math.round(megabytes)} MB`,
    against: "只把同一个文件读成表格",
    other: `${round(read / 1000)} 秒`,
    ratio: round(took / read),
    goal: "< 10 秒，< 500 MB",
  });
}

async function peopleRow() {
  const child = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "tests/bench/people-import.ts"],
    { encoding: "utf8", env: process.env, timeout: 120_000 },
  );
  if (child.status !== 0) throw new Error(child.stderr);
  const { took, looked, bare, megabytes } = JSON.parse(child.stdout);
  rows.push({
    what: "导入5000人的 Excel（核对一遍，再写入）",
    ours: `${round(took / 1000)} 秒（核对 ${round(looked / 1000)} 秒），内存 ${Math.round(megabytes)} MB`,
    against: "只用一条 SQL 写入同样的行",
    other: `${round(bare / 1000)} 秒`,
    ratio: round(took / bare),
    goal: "< 30 秒",
  });
}

async function scriptBytes(html: string, url = site): Promise<number> {
  const sources = [...html.matchAll(/<script[^>]+src="([^"]+)"([^>]*)>/g)]
    .filter((match) => !/noModule/i.test(match[0]))
    .map((match) => match[1] ?? "");
  const preloaded = [...html.matchAll(/<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  let bytes = 0;
  for (const source of new Set([...sources, ...preloaded])) {
    const script = await (await fetch(new URL(source, url))).arrayBuffer();
    bytes += gzipSync(Buffer.from(script), { level: 9 }).length;
  }
  const inline = [...html.matchAll(/<script(?![^>]*src=)[^>]*>([\s\S]*?)<\/script>/g)];
  return bytes + inline.reduce((sum, match) => sum + gzipSync(match[1] ?? "").length, 0);
}

function learnerOf(n: number): Learner {
  const learner = learners[n % learners.length];
  if (!learner) throw new Error("No learners");
  return learner;
}

function lesson(url: string): Target {
  return { url, next: (n) => ({ path: LESSON, headers: reading(n) }) };
}

function revisit(url: string): Target {
  const next = (n: number): Shot => ({
    path: LESSON,
    headers: { ...reading(n), "if-none-match": lessonPage.etag },
  });
  return { url, next, accepts: 304 };
}

function reading(n: number) {
  return { cookie: learnerOf(n).cookie, "accept-encoding": "gzip" };
}

function progress(url: string): Target {
  return {
    url,
    next: (n) => ({
      method: "POST",
      path: "/api/learning/progress",
      headers: { cookie: learnerOf(n).cookie, "content-type": "application/json" },
      body: beat(n),
    }),
  };
}

function beat(n: number): string {
  const from = (n * 37) % 9000;
  return JSON.stringify({
    lessonId,
    session: learnerOf(n).sessionId,
    activeSeconds: 0,
    ranges: [[from, from + 700]],
    position: from,
  });
}

function answers(url: string): Target {
  return {
    url,
    next: (n) => ({
      method: "PUT",
      path: "/api/assessment/responses",
      headers: { cookie: learnerOf(n).cookie, "content-type": "application/json" },
      body: saving(n),
    }),
  };
}

function saving(n: number): string {
  sequence += 1;
  return JSON.stringify({ attemptId: learnerOf(n).attemptId, versionId, answer: ["a"], sequence });
}

function bareShot(path: string, body?: (n: number) => string): Target {
  return {
    url: bare.url,
    next: (n) => ({
      method: body ? "POST" : "GET",
      path,
      headers: { "x-session": learnerOf(n).sessionId },
      ...(body ? { body: body(n) } : {}),
    }),
  };
}

function bareProgress(): Target {
  return bareShot("/progress", beat);
}

function bareAnswers(): Target {
  return bareShot("/answer", saving);
}

async function idsOfCourse() {
  const [row] = await sql<{ lessonId: string; versionId: string }[]>`
    select l.id as "lessonId", (
      select s.version_id from quiz_slots s join quizzes q on q.id = s.quiz_id
      where q.release_id = c.current_release_id order by s.position limit 1) as "versionId"
    from lessons l join courses c on c.id = l.course_id
    where c.slug = 'policy' and l.slug = 'three-to-five'`;
  if (!row) throw new Error("The course is not loaded");
  return row;
}

async function fetchLesson() {
  const response = await fetch(new URL(LESSON, site), { headers: { cookie: learnerOf(0).cookie } });
  const html = await response.text();
  return { html, gzip: gzipSync(html), etag: response.headers.get("etag") ?? "" };
}

async function startBareServer(page: Buffer) {
  const child = fork("tests/bench/bare-server.ts", {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
  });
  const port = await new Promise<number>((resolve) =>
    child.once("message", (p) => resolve(Number(p))),
  );
  const url = `http://127.0.0.1:${port}`;
  const headers = { "x-session": learnerOf(0).sessionId };
  await fetch(url, { method: "PUT", body: new Uint8Array(page), headers });
  const kept = await (await fetch(`${url}/lesson`, { headers })).text();
  if (kept !== gunzipSync(page).toString()) throw new Error("The bare server sends another page");
  return { url, kill: () => child.kill() };
}
