/**
 * Every page and route over real HTTP, asked for by nobody, by a learner who has not joined,
 * by one who has, by a manager and by an administrator. A door that is not in the table fails.
 */
import { readdirSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import { everyone, type Who } from "./door";
import { doors, LESSON } from "./doors";
import { enrol, expect, sql, test } from "./fixtures";

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
      { lessonId, session: lessonId, activeSeconds: "viele", ranges: [], position: 0 },
      "activeSeconds",
    ],
    [
      "POST",
      "/api/learning/progress",
      { lessonId, session: lessonId, activeSeconds: 1, ranges: [[9, 1]], position: 0 },
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
  const { personId } = await newPerson(
    isRole ? { role: who, region: who === "manager" ? "4201" : "42" } : {},
  );
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
