/** A trainer and the media library: files that arrive whatever happens on the way, and what is done with them. */
import { truncateSync } from "node:fs";
import type { BrowserContext, Page } from "@playwright/test";
import { axeFindings } from "./axe";
import { expect as anyExpect, sql, test } from "./fixtures";
import { file, film, picture } from "./media-files";

/** Megabytes pass through the test's own hands, which takes a while on a busy machine. */
const expect = anyExpect.configure({ timeout: 90_000 });
test.setTimeout(300_000);

const MEGABYTE = 1024 * 1024;
const CHUNK = 8 * MEGABYTE;
async function openLibrary(page: Page) {
  await page.goto("/teach/media");
  await expect(page.getByRole("heading", { name: "媒体库" })).toBeVisible();
}

const choose = (page: Page, ...paths: string[]) => page.getByLabel("选择文件").setInputFiles(paths);
const row = (page: Page, name: string) =>
  page
    .getByRole("list", { name: "正在上传的文件" })
    .getByRole("listitem")
    .filter({ hasText: name });

/** Where each stretch began that was sent, and what to do before one goes out. */
async function watchStretches(
  target: Page | BrowserContext,
  before: (offset: number) => Promise<"break" | undefined> = async () => undefined,
) {
  const offsets: number[] = [];
  await target.route("**/api/media/uploads/*", async (route) => {
    if (route.request().method() !== "PATCH") return await route.continue();
    const offset = Number(route.request().headers()["upload-offset"]);
    offsets.push(offset);
    if ((await before(offset)) === "break") return await route.abort("connectionreset");
    await route.continue();
  });
  return offsets;
}

/** A course of one's own, with one lesson. */
async function makeCourse(personId: string, lesson: string): Promise<string> {
  const slug = `c-e2e${Date.now().toString(36)}`;
  const [course] = await sql<{ id: string }[]>`
    insert into courses (slug, series_slug, position, region_code)
    values (${slug}, 'wushe', (select max(position) + 1 from courses where series_slug = 'wushe'), '420106')
    returning id`;
  const id = course?.id ?? "";
  await sql`insert into course_team (course_id, person_id, role) values (${id}, ${personId}, 'author')`;
  for (const [path, text] of [
    ["course.yaml", "title: 入户探访（虚构）\n"],
    ["lessons/01-door.md", lesson],
  ] as const) {
    await sql`insert into draft_files (course_id, path, text, revision, updated_at)
      values (${id}, ${path}, ${text}, 1, now())`;
    await sql`insert into draft_versions (course_id, path, text, revision, begun_at, saved_at)
      values (${id}, ${path}, ${text}, 1, now(), now())`;
  }
  return slug;
}

test.describe("a file on its way", () => {
  test.use({ expectedErrors: [[/Failed to load resource/], { scope: "test" }] });

  test("goes on after 99 % with the rest only", async ({ page, newPerson }) => {
    await newPerson({ role: "trainer" });
    await openLibrary(page);
    let broken = 0;
    const offsets = await watchStretches(page, async (offset) => {
      if (offset !== 2 * CHUNK || broken > 0) return undefined;
      broken += 1;
      return "break";
    });
    await choose(page, film("走访.mp4", 2 * CHUNK + 150 * 1024));
    await expect(row(page, "走访.mp4")).toContainText("可以用了");
    expect(broken).toBe(1);
    expect(offsets).toEqual([0, CHUNK, 2 * CHUNK, 2 * CHUNK]);
    await expect(page.getByRole("link", { name: /走访\.mp4/ })).toContainText("1280×720");
  });

  test("can be paused, left, and taken up where it stopped", async ({ page, newPerson }) => {
    await newPerson({ role: "trainer" });
    await openLibrary(page);
    let hold = true;
    const offsets = await watchStretches(page, async (offset) => {
      while (hold && offset === CHUNK) await new Promise((resolve) => setTimeout(resolve, 50));
      return undefined;
    });
    const path = film("讲座.mp4", 2 * CHUNK + 1000);
    await choose(page, path);
    await expect.poll(() => offsets).toEqual([0, CHUNK]);
    await page.getByRole("button", { name: "暂停上传讲座.mp4" }).click();
    await expect(row(page, "讲座.mp4")).toContainText("已暂停");
    hold = false;
    // The page is left: the browser remembers how far the file had come.
    await page.reload();
    await choose(page, path);
    await expect(row(page, "讲座.mp4")).toContainText("可以用了");
    expect(offsets.slice(2)).toEqual([CHUNK, 2 * CHUNK]);
  });

  test("waits when the session is over, and goes on after signing in", async ({
    page,
    newPerson,
  }) => {
    const { sessionId } = await newPerson({ role: "trainer" });
    await openLibrary(page);
    let ended = false;
    const offsets = await watchStretches(page, async (offset) => {
      if (offset !== CHUNK || ended) return undefined;
      ended = true;
      await sql`update sessions set revoked_at = now() where id = ${sessionId}`;
      return undefined;
    });
    await choose(page, film("录像.mp4", CHUNK + 1000));
    await expect(row(page, "录像.mp4")).toContainText("登录已过期");
    await expect(page.getByRole("link", { name: /去登录/ })).toBeVisible();
    await sql`update sessions set revoked_at = null where id = ${sessionId}`;
    await page.getByRole("button", { name: "接着传录像.mp4" }).click();
    await expect(row(page, "录像.mp4")).toContainText("可以用了");
    expect(offsets).toEqual([0, CHUNK, CHUNK]);
  });

  test("is not spoilt by a second tab with the same file", async ({ page, context, newPerson }) => {
    const { personId } = await newPerson({ role: "trainer" });
    let hold = true;
    const offsets = await watchStretches(context, async (offset) => {
      while (hold && offset === CHUNK) await new Promise((resolve) => setTimeout(resolve, 50));
      return undefined;
    });
    const path = film("同一个.mp4", CHUNK + 2000);
    await openLibrary(page);
    await choose(page, path);
    await expect.poll(() => offsets).toEqual([0, CHUNK]);
    const second = await context.newPage();
    await openLibrary(second);
    await choose(second, path);
    await expect(row(second, "同一个.mp4")).toContainText("另一个标签页");
    hold = false;
    await expect(row(page, "同一个.mp4")).toContainText("可以用了");
    await expect(row(second, "同一个.mp4")).toContainText("可以用了");
    const assets = await sql`select state from media_assets where owner_id = ${personId}`;
    expect(assets).toMatchObject([{ state: "ready" }]);
  });

  test("is refused with a reason when it is too large, a program, or no safe figure", async ({
    page,
    newPerson,
  }) => {
    await newPerson({ role: "trainer" });
    await openLibrary(page);
    const offsets = await watchStretches(page);
    const huge = file("三个G.mp4", "");
    truncateSync(huge, 3 * 1024 * MEGABYTE);
    await choose(page, huge);
    await expect(row(page, "三个G.mp4")).toContainText("视频最大1024MB，这个文件3072MB");
    expect(offsets).toEqual([]);
    await choose(page, file("课件.mp4", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(9000)])));
    await expect(row(page, "课件.mp4")).toContainText("这是程序或网页");
    // Refused for good, it is not sent again and again.
    expect(offsets).toEqual([0]);
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x()</script></svg>';
    await choose(page, file("示意图.svg", svg));
    await expect(row(page, "示意图.svg")).toContainText("图中不能用 <script>");
  });
});

test("a file is put into a course, replaced in its draft, and removed when nothing uses it", async ({
  page,
  newPerson,
}) => {
  const { personId } = await newPerson({ role: "trainer" });
  const lesson = '# 敲门\n\n:::figure{src="media/door.png" alt="一扇门"}\n';
  const slug = await makeCourse(personId, lesson);
  await openLibrary(page);
  await choose(page, picture("door.png"), picture("门（新）.png"));
  await expect(row(page, "door.png")).toContainText("可以用了");
  await expect(row(page, "门（新）.png")).toContainText("可以用了");
  const assets = await sql<{ name: string; sha256: string }[]>`
    select name, sha256 from media_assets where owner_id = ${personId}`;
  const door = assets.find(({ name }) => name === "door.png")?.sha256 ?? "";
  const linked = await page.request.post("/api/media/links", {
    data: { courseSlug: slug, sha256: door, name: "door.png" },
  });
  expect(await linked.json()).toMatchObject({ value: { path: "media/door.png" } });

  await page.goto(`/teach/media/${door}`);
  await expect(page.getByText("入户探访（虚构）")).toBeVisible();
  await expect(page.getByText("还有课程在用，不能删除")).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel("换成哪个图片").selectOption("门（新）.png");
  await page.getByRole("button", { name: "全部换掉" }).click();
  await expect(page.getByText("已经换好，共1处")).toBeVisible();

  await page.goto(`/teach/media/${door}`);
  await page.getByRole("button", { name: "从媒体库删除" }).click();
  await page.getByRole("button", { name: "确定删除" }).click();
  await expect(page).toHaveURL(/\/teach\/media$/);
  await expect(page.getByRole("link", { name: /门（新）\.png/ })).toContainText("用在1处");
  await expect(page.getByRole("link", { name: /door\.png/ })).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);

  // A download works without a cookie, by an address that is good for an hour.
  const fresh = assets.find(({ name }) => name !== "door.png")?.sha256 ?? "";
  const given = await page.request.get(`/teach/media/${fresh}/original?save=m.png`, {
    maxRedirects: 0,
  });
  expect(given.status()).toBe(303);
  const address = given.headers().location ?? "";
  const anyone = await fetch(new URL(address, page.url()), { headers: { range: "bytes=0-7" } });
  expect([anyone.status, anyone.headers.get("content-disposition")]).toEqual([
    206,
    "attachment; filename*=UTF-8''m.png",
  ]);
  const forged = address.replace(/file%3A[0-9a-f]{4}/, "file%3A0000");
  expect((await fetch(new URL(forged, page.url()))).status).toBe(404);
});

test("captions are imported, split, kept from overlapping, and saved into the draft", async ({
  page,
  newPerson,
}) => {
  const { personId } = await newPerson({ role: "trainer" });
  const lesson = '# 敲门\n\n:::video{src="media/talk.mp4" captions="media/talk.vtt"}\n';
  const slug = await makeCourse(personId, lesson);
  await openLibrary(page);
  await choose(page, film("talk.mp4", 3 * MEGABYTE));
  await expect(row(page, "talk.mp4")).toContainText("可以用了");
  const [asset] = await sql<{ sha256: string }[]>`
    select sha256 from media_assets where owner_id = ${personId}`;
  const data = { courseSlug: slug, sha256: asset?.sha256 ?? "", name: "talk.mp4" };
  await page.request.post("/api/media/links", { data });

  await page.goto(`/teach/media/${asset?.sha256}`);
  await page.getByRole("link", { name: "编辑字幕" }).click();
  const srt =
    "1\n00:00:00,000 --> 00:00:04,000\n先看门牌，再敲门。\n\n2\n00:00:03,500 --> 00:00:06,000\n退后一步等。\n";
  await page.getByLabel("导入 .srt 或 .vtt").setInputFiles(file("字幕.srt", srt));
  await expect(page.getByText("已读入2句")).toBeVisible();
  await expect(page.getByText("第1句和第2句的时间重叠").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "保存字幕" })).toBeDisabled();
  await page.getByLabel("第2句开始").fill("0:04");
  await page.getByLabel("第2句开始").blur();
  await page
    .getByRole("listitem", { name: "第1句" })
    .getByRole("button", { name: "拆成两句" })
    .click();
  await expect(page.getByLabel("第2句的文字")).toHaveValue("再敲门。");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "保存字幕" }).click();
  await expect(page.getByText("已保存到课程草稿")).toBeVisible();
  const [saved] = await sql<{ text: string; sha256: string }[]>`
    select f.text, m.sha256 from draft_files f join courses c on c.id = f.course_id
    join draft_media m on m.course_id = c.id and m.path = f.path
    where c.slug = ${slug} and f.path = 'media/talk.vtt'`;
  expect(saved?.text).toContain("再敲门。");
  expect(saved?.sha256).toMatch(/^[0-9a-f]{64}$/);
  // What is not saved is kept on the device.
  await page.getByLabel("第3句的文字").fill("退后一步，等人应声。");
  await page.waitForTimeout(600);
  await page.reload();
  await page.getByRole("button", { name: "接着上次的改" }).click();
  await expect(page.getByLabel("第3句的文字")).toHaveValue("退后一步，等人应声。");
});
