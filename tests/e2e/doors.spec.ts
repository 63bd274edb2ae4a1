/**
 * Every page and route over real HTTP, asked for by nobody, by a learner who has not joined,
 * by one who has, by a manager and by an administrator. A door that is not in the table fails.
 */
import { readdirSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import { enrol, expect, sql, test } from "./fixtures";

type Who = "nobody" | "learner" | "enrolled" | "manager" | "administrator";
const everyone: Who[] = ["nobody", "learner", "enrolled", "manager", "administrator"];

type Door = {
  file: string;
  method?: string;
  path: string;
  answers: Record<Who, number>;
  body?: object;
};

const same = (status: number) =>
  Object.fromEntries(everyone.map((who) => [who, status])) as Record<Who, number>;
const LESSON = "/learn/policy/lessons/three-to-five";

const doors: Door[] = [
  { file: "(public)/page.tsx", path: "/", answers: same(200) },
  { file: "(public)/courses/page.tsx", path: "/courses", answers: same(200) },
  { file: "(public)/courses/[slug]/page.tsx", path: "/courses/policy", answers: same(200) },
  { file: "(public)/courses/[slug]/page.tsx", path: "/courses/nowhere", answers: same(404) },
  { file: "(public)/sign-in/page.tsx", path: "/sign-in", answers: { ...same(307), nobody: 200 } },
  { file: "(public)/register/page.tsx", path: "/register", answers: { ...same(307), nobody: 200 } },
  { file: "learn/page.tsx", path: "/learn", answers: { ...same(200), nobody: 307 } },
  { file: "learn/record/page.tsx", path: "/learn/record", answers: { ...same(200), nobody: 307 } },
  {
    file: "learn/[course]/lessons/[lesson]/route.tsx",
    path: LESSON,
    answers: { ...same(403), nobody: 303, enrolled: 200 },
  },
  {
    file: "learn/[course]/lessons/[lesson]/route.tsx",
    path: "/learn/policy/lessons/nowhere",
    answers: { ...same(403), nobody: 303, enrolled: 404 },
  },
  {
    file: "learn/[course]/papers/[paper]/route.tsx",
    path: "/learn/policy/papers/action-sheet",
    answers: { ...same(403), nobody: 303, enrolled: 200 },
  },
  {
    file: "learn/[course]/papers/[paper]/route.tsx",
    path: "/learn/policy/papers/nowhere",
    answers: { ...same(403), nobody: 303, enrolled: 404 },
  },
  {
    file: "learn/[course]/media/[hash]/[name]/route.ts",
    path: "/learn/policy/media/VIDEO_HASH/intro.mp4",
    answers: { ...same(404), nobody: 303, enrolled: 200 },
  },
  {
    file: "learn/[course]/media/[hash]/[name]/route.ts",
    path: "/learn/policy/media/not-a-hash/intro.mp4",
    answers: { ...same(404), nobody: 303 },
  },
  {
    file: "learn/[course]/quiz/page.tsx",
    path: "/learn/policy/quiz",
    answers: { ...same(404), nobody: 307, enrolled: 200 },
  },
  {
    file: "learn/[course]/quiz/[attempt]/page.tsx",
    path: "/learn/policy/quiz/00000000-0000-4000-8000-000000000000",
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "manage/people/page.tsx",
    path: "/manage/people",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "teach/page.tsx",
    path: "/teach",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "teach/[course]/analysis/page.tsx",
    path: "/teach/policy/analysis",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "teach/[course]/analysis/page.tsx",
    path: "/teach/nowhere/analysis",
    answers: { ...same(404), nobody: 307 },
  },
  { file: "api/health/route.ts", path: "/api/health", answers: same(200) },
  { file: "api/auth/[...nextauth]/route.ts", path: "/api/auth/csrf", answers: same(200) },
  {
    file: "api/learning/lessons/[lessonId]/route.ts",
    path: "/api/learning/lessons/LESSON_ID",
    answers: { ...same(404), nobody: 401, enrolled: 200 },
  },
  {
    file: "api/learning/progress/route.ts",
    method: "POST",
    path: "/api/learning/progress",
    body: { lessonId: "LESSON_ID", activeSeconds: 0, ranges: [], position: 0 },
    answers: { ...same(403), nobody: 401, enrolled: 200 },
  },
  {
    file: "api/learning/notes/route.ts",
    method: "PUT",
    path: "/api/learning/notes",
    body: { lessonId: "LESSON_ID", text: "记一笔", revision: 0 },
    answers: { ...same(403), nobody: 401, enrolled: 200 },
  },
  {
    file: "api/learning/checks/route.ts",
    method: "POST",
    path: "/api/learning/checks",
    body: { lessonId: "LESSON_ID", question: "nowhere", answer: ["a"] },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "api/learning/attempts/route.ts",
    method: "POST",
    path: "/api/learning/attempts",
    body: { courseSlug: "nowhere" },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "api/learning/attempts/hand-in/route.ts",
    method: "POST",
    path: "/api/learning/attempts/hand-in",
    body: { attemptId: "00000000-0000-4000-8000-000000000000" },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "learn/mistakes/page.tsx",
    path: "/learn/mistakes",
    answers: { ...same(200), nobody: 307 },
  },
  {
    file: "api/assessment/practice/route.ts",
    method: "POST",
    path: "/api/assessment/practice",
    body: { versionId: "00000000-0000-4000-8000-000000000000", answer: ["a"] },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "api/assessment/responses/route.ts",
    method: "PUT",
    path: "/api/assessment/responses",
    body: {
      attemptId: "00000000-0000-4000-8000-000000000000",
      versionId: "00000000-0000-4000-8000-000000000000",
      answer: ["a"],
      sequence: 1,
    },
    answers: { ...same(404), nobody: 401 },
  },
];

test("every page and route has its row in the table", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((path) =>
    /(^|\/)(page|route)\.tsx?$/.test(path),
  );
  expect([...new Set(doors.map((door) => door.file))].sort()).toEqual(files.sort());
});

for (const who of everyone) {
  test(`${who} gets exactly what is declared`, async ({ request, newPerson, context }) => {
    const asking = await askingAs(who, newPerson, context.request, request);
    const [lessonId, videoHash] = [await idOfLesson(), await hashOfVideo()];
    const got: string[] = [];
    const expected: string[] = [];
    for (const { method = "GET", path, answers, body } of doors) {
      const data = body && JSON.parse(JSON.stringify(body).replace("LESSON_ID", lessonId));
      const url = path.replace("LESSON_ID", lessonId).replace("VIDEO_HASH", videoHash);
      const response = await asking.fetch(url, { method, data, maxRedirects: 0 });
      got.push(`${method} ${path} ${response.status()}`);
      expected.push(`${method} ${path} ${answers[who]}`);
    }
    expect(got).toEqual(expected);
  });
}

test("a lesson gives not even its title to those who may not read it", async ({
  newPerson,
  context,
  request,
}) => {
  const titles = ["从“三社”到“五社”", "三社联动"];
  const nobody = await request.get(LESSON, { maxRedirects: 0 });
  await newPerson();
  const stranger = await context.request.get(LESSON, { maxRedirects: 0 });
  for (const response of [nobody, stranger]) {
    const text = await response.text();
    for (const title of titles) expect(text).not.toContain(title);
  }
});

test("a session ends with the person's access, on the very next request", async ({
  newPerson,
  context,
}) => {
  const { personId } = await newPerson();
  await enrol(personId);
  expect((await context.request.get(LESSON, { maxRedirects: 0 })).status()).toBe(200);

  await sql`update people set disabled_at = now() where id = ${personId}`;

  const answers = [];
  for (const path of [
    LESSON,
    "/learn",
    "/api/learning/lessons/00000000-0000-4000-8000-000000000000",
  ]) {
    answers.push((await context.request.get(path, { maxRedirects: 0 })).status());
  }
  expect(answers).toEqual([303, 307, 401]);
});

test("a malformed body is answered with the name of the field, and writes nothing", async ({
  newPerson,
  context,
}) => {
  const { personId } = await newPerson();
  await enrol(personId);
  const lessonId = await idOfLesson();
  const bodies: [string, string, object | string, string][] = [
    [
      "POST",
      "/api/learning/progress",
      { lessonId, activeSeconds: "viele", ranges: [], position: 0 },
      "activeSeconds",
    ],
    [
      "POST",
      "/api/learning/progress",
      { lessonId, activeSeconds: 1, ranges: [[9, 1]], position: 0 },
      "ranges.0",
    ],
    [
      "PUT",
      "/api/assessment/responses",
      { attemptId: "x", versionId: "y", answer: "z", sequence: -1 },
      "attemptId",
    ],
    ["PUT", "/api/learning/notes", { lessonId, text: "字".repeat(4001), revision: 0 }, "text"],
    ["POST", "/api/learning/progress", "{not json", ""],
  ];
  for (const [method, path, data, field] of bodies) {
    const response = await context.request.fetch(path, {
      method,
      data,
      headers: { "content-type": "application/json" },
    });
    expect(response.status()).toBe(400);
    expect(Object.keys((await response.json()).refusal.fields)).toContain(field);
  }
  const [rows] = await sql`select
    (select count(*)::int from study_clocks where person_id = ${personId}) as clocks,
    (select count(*)::int from notes where person_id = ${personId}) as notes`;
  expect(rows).toEqual({ clocks: 0, notes: 0 });
});

test("a write sent by another site's page is refused", async ({ newPerson, context }) => {
  const { personId } = await newPerson();
  await enrol(personId);
  const response = await context.request.post("/api/learning/progress", {
    data: { lessonId: await idOfLesson(), activeSeconds: 0, ranges: [], position: 0 },
    headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
  });
  expect(response.status()).toBe(403);
  expect((await response.json()).refusal.code).toBe("cross_site");
});

async function askingAs(
  who: Who,
  newPerson: (over?: { role?: string; region?: string }) => Promise<{ personId: string }>,
  signedIn: APIRequestContext,
  anonymous: APIRequestContext,
) {
  if (who === "nobody") return anonymous;
  const isRole = who === "manager" || who === "administrator";
  const { personId } = await newPerson(isRole ? { role: who, region: "4201" } : {});
  if (who === "enrolled") await enrol(personId);
  return signedIn;
}

async function hashOfVideo(): Promise<string> {
  const [row] = await sql<{ sha256: string }[]>`
    select rm.sha256 from release_media rm join courses c on c.current_release_id = rm.release_id
    where c.slug = 'policy' and rm.path = 'media/intro.mp4'`;
  return row?.sha256 ?? "";
}

async function idOfLesson(): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select l.id from lessons l join courses c on c.id = l.course_id
    where c.slug = 'policy' and l.slug = 'three-to-five'`;
  return row?.id ?? "";
}
