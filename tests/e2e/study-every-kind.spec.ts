/** Every option that a trainer has for films, recordings and documents, as a learner meets it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import PDFDocument from "pdfkit";
import { enrol, expect, letTimePass, sql, test, untilOpened } from "./fixtures";
import { judgement, loadCourse, withdrawCourse } from "./load-course";

const COURSE = "every-kind";
const lessonPath = (slug: string) => `/learn/${COURSE}/lessons/${slug}`;
const FIXTURES = "tests/fixtures/film";

const film = "src: media/film.mp4\n  captions: media/film.vtt";
const lessons = [
  { slug: "rates", work: `video:\n  ${film}\n  playlist: media/film.m3u8` },
  {
    slug: "strict",
    work: `video:\n  ${film}\n  skipping: false\n  fastest: 1.25\n  questions:\n    - { at: 3, question: every-kind-c-1 }`,
  },
  { slug: "there", work: `video:\n  ${film}\n  presenceMinutes: 2` },
  { slug: "talk", work: "audio:\n  src: media/talk.m4a\n  captions: media/talk.vtt" },
  {
    slug: "pages",
    work: "document:\n  src: media/pages.pdf\n  pages: 3\n  secondsPerPage: 6\n  requiredPercent: 60",
  },
];

async function threePages(): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: "A5" });
  const parts: Buffer[] = [];
  pdf.on("data", (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => pdf.on("end", resolve));
  pdf.fontSize(40).text("Page one").addPage().text("Page two").addPage().text("Page three").end();
  await ended;
  return Buffer.concat(parts);
}

test.beforeAll(async () => {
  const media = readdirSync(FIXTURES).map((name) => [name, readFileSync(join(FIXTURES, name))]);
  loadCourse({
    slug: COURSE,
    lessons,
    questions: judgement("every-kind-c-1", "strict"),
    media: { ...Object.fromEntries(media), "pages.pdf": await threePages() },
  });
});
test.afterAll(() => withdrawCourse(COURSE));

async function opened(page: Page, slug: string, personId: string) {
  await enrol(personId, COURSE);
  await page.goto(lessonPath(slug));
  await expect(page.getByText("已同步")).toBeVisible();
}

const play = (page: Page) =>
  page.evaluate(async () => {
    const media = document.querySelector<HTMLMediaElement>("video, audio");
    if (media) media.muted = true;
    await media?.play();
  });

const stateOf = (page: Page) =>
  page.evaluate(() => {
    const media = document.querySelector<HTMLMediaElement>("video, audio");
    const { currentTime = 0, paused = true, playbackRate = 0, currentSrc = "" } = media ?? {};
    return { at: currentTime, paused, rate: playbackRate, src: currentSrc };
  });

async function rangesOf(personId: string): Promise<[number, number][]> {
  const [row] = await sql<{ ranges: [number, number][] }[]>`
    select ranges_as_json(p.ranges) as ranges from lesson_progress p
    join enrolments e on e.id = p.enrolment_id where e.person_id = ${personId}`;
  return row?.ranges ?? [];
}

/** Films in several bit rates send their parts under these names. */
function partsAskedFor(page: Page): string[] {
  const names: string[] = [];
  page.on("request", (request) => {
    const name = /(low|high)-\d\.m4s$/.exec(request.url())?.[1];
    if (name) names.push(name);
  });
  return names;
}

test("a film in several bit rates goes on where one stopped, in the picture one chooses", async ({
  page,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await opened(page, "rates", personId);
  await sql`update lesson_progress set position = 5000, position_at = now() + interval '1 minute'
    where enrolment_id in (select id from enrolments where person_id = ${personId})`;
  await page.goto("/learn");
  const parts = partsAskedFor(page);
  await page.goto(lessonPath("rates"));
  const choice = page.getByRole("combobox", { name: "清晰度" });
  await expect(choice.getByRole("option")).toHaveText(["自动", /^90P（每分钟约\d+ KB）$/, /^144P/]);
  await choice.selectOption({ index: 2 });
  await play(page);
  await expect.poll(() => parts).toContain("high");
  await expect.poll(async () => (await stateOf(page)).at).toBeGreaterThan(11.5);
  expect((await stateOf(page)).src).toContain("blob:");
  await expect(page.getByText("已回到上次的位置")).toBeVisible();
});

test.describe("when the parts cannot be had", () => {
  // Its requests would not pass by the test.
  test.use({
    serviceWorkers: "block",
    expectedErrors: [[/404|Failed to load/], { scope: "test" }],
  });

  test("the one file goes on instead", async ({ page, newPerson }) => {
    await page.route(/\.m4s$/, (route) => route.fulfill({ status: 404 }));
    const { personId } = await newPerson();
    await opened(page, "rates", personId);
    await expect.poll(async () => (await stateOf(page)).src).toContain("film.mp4");
    await play(page);
    await expect.poll(async () => (await stateOf(page)).at).toBeGreaterThan(1);
    await expect(page.getByRole("combobox", { name: "清晰度" })).toHaveCount(0);
  });
});

test("on a mobile network the size is said before anything is loaded, and the smallest picture is first", async ({
  page,
  newPerson,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { type: "cellular" } });
  });
  const parts = partsAskedFor(page);
  const { personId } = await newPerson();
  await opened(page, "rates", personId);
  await expect(page.getByText(/您在用移动网络.*约\d+ KB，先从最省流量的清晰度放起/)).toBeVisible();
  const choice = page.getByRole("combobox", { name: "清晰度" });
  await expect(choice).toHaveValue("0");
  expect(parts).toEqual([]);
  await play(page);
  await expect.poll(async () => (await stateOf(page)).at).toBeGreaterThan(1);
  expect(new Set(parts)).toEqual(new Set(["low"]));
});

test("the player speaks Chinese, and is worked by keyboard: captions, picture in picture, speed", async ({
  page,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await opened(page, "rates", personId);
  for (const name of ["播放", "画中画", "全屏"]) {
    await expect(page.getByRole("button", { name: new RegExp(name) }).first()).toBeVisible();
  }
  await expect(page.locator("media-playback-rate-button")).toHaveAttribute("rates", /0\.75.*2/);
  await page.evaluate(() => {
    const media = document.querySelector("video");
    if (media) media.muted = true;
  });
  await page.locator("media-controller").focus();
  await page.keyboard.press("Space");
  await expect.poll(async () => (await stateOf(page)).paused).toBe(false);
  const shown = () => page.evaluate(() => document.querySelector("video")?.textTracks[0]?.mode);
  const before = await shown();
  await page.keyboard.press("c");
  await expect.poll(shown).not.toBe(before);
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await stateOf(page)).at).toBeGreaterThan(9);
  await page.keyboard.press("Space");
  await expect.poll(async () => (await stateOf(page)).paused).toBe(true);
});

test("where a film has to be watched in order, neither the bar nor the transcript leads ahead, nor is it faster", async ({
  page,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await opened(page, "strict", personId);
  await page.getByRole("button", { name: /走的时候说声谢谢/ }).click();
  await expect(page.getByText("第一次学请按顺序往下看")).toBeVisible();
  await page.evaluate(() => {
    const media = document.querySelector("video");
    if (media) media.currentTime = 20;
    if (media) media.playbackRate = 2;
  });
  await expect.poll(async () => (await stateOf(page)).at).toBeLessThan(2);
  await expect.poll(async () => (await stateOf(page)).rate).toBe(1.25);
  await expect(page.locator("media-playback-rate-button")).toHaveAttribute("rates", /1\.25$/);

  await play(page);
  const question = page.getByRole("region", { name: "看到这里，先答一题" });
  await expect(question).toBeVisible();
  await question.getByRole("radio", { name: "错" }).check();
  await question.getByRole("button", { name: "看看对不对" }).click();
  await question.getByRole("button", { name: "继续播放" }).click();
  await expect(page.getByText(/看满90%，就算学完这一课/)).toBeVisible();
});

test("who does not stir for the minutes that the trainer set is asked, and the film waits", async ({
  page,
  newPerson,
}) => {
  await page.clock.install();
  const { personId } = await newPerson();
  await opened(page, "there", personId);
  // On a slow machine the film would be over before it is asked about.
  await page.evaluate(() => document.querySelector("video")?.setAttribute("loop", ""));
  await page.mouse.wheel(0, 10);
  await play(page);
  await page.clock.runFor(1_500);
  await expect.poll(async () => (await stateOf(page)).paused).toBe(false);
  await page.clock.fastForward(121_000);
  await expect(page.getByText("您还在看吗？好一会儿没有动静")).toBeVisible();
  expect((await stateOf(page)).paused).toBe(true);
  await page.getByRole("button", { name: "继续播放" }).click();
  await expect.poll(async () => (await stateOf(page)).paused).toBe(false);
});

test("a recording counts as it is heard", async ({ page, newPerson }) => {
  const { personId } = await newPerson();
  await opened(page, "talk", personId);
  await play(page);
  await expect(page.getByText("✓ 这一课学完了。")).toBeVisible();
  const [[from = 1, to = 0] = []] = await rangesOf(personId);
  expect(to - from).toBeGreaterThanOrEqual(9000);
});

test("pages count when their time is over, turn as fast as one likes, and are remembered", async ({
  page,
  newPerson,
}) => {
  await page.clock.install();
  const { personId } = await newPerson();
  const stay = async (seconds: number) => {
    await letTimePass(personId, seconds);
    await page.clock.runFor(seconds * 1000);
  };
  await opened(page, "pages", personId);
  await untilOpened(page, personId);
  const words = page.locator(".pages-sheet .sr-only");
  await expect(words).toContainText("Page one");
  const next = page.getByRole("button", { name: "下一页" });
  await next.click();
  await next.click();
  await page.getByRole("button", { name: "上一页" }).click();
  await expect(words).toContainText("Page two");
  await expect(page.getByText(/这一页再看[1-6]秒就计入进度/)).toBeVisible();
  await stay(7);
  await expect(page.getByText("✓ 这一页已计入进度")).toBeVisible();
  await expect.poll(() => rangesOf(personId)).toEqual([[3333, 6667]]);

  await page.reload();
  await expect(page.getByRole("combobox")).toHaveValue("2");
  await expect(page.getByText("✓ 这一页已计入进度")).toBeVisible();
  await page.getByRole("combobox").selectOption("3");
  await expect(words).toContainText("Page three");
  await stay(7);
  await expect(page.getByText("✓ 这一课学完了。")).toBeVisible();
  // The tests' many people share one machine; that is another pattern.
  const flags = await sql`select kind from study_flags
    where person_id = ${personId} and kind = 'impossible_speed'`;
  expect([...flags]).toEqual([]);
});
