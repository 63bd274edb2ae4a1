/** Lessons that are more than text: a film that asks on the way, a document page by page, two devices. */
import type { Page } from "@playwright/test";
import { enrol, expect, sql, test } from "./fixtures";

const FILM = "/learn/volunteering/lessons/come-back";
const DOCUMENT = "/learn/case-writing/lessons/checklist";

/** Plays, or jumps first; muted, as a browser allows it without a touch. */
async function play(page: Page, from?: number, rate = 2) {
  await page.evaluate(
    async ([second, speed]) => {
      const film = document.querySelector("video");
      if (!film) throw new Error("No film");
      film.muted = true;
      film.playbackRate = speed ?? 1;
      if (second !== undefined && second !== null) film.currentTime = second;
      await film.play();
    },
    [from, rate] as const,
  );
}

const filmState = (page: Page) =>
  page.evaluate(() => {
    const film = document.querySelector("video");
    return { at: film?.currentTime ?? 0, paused: film?.paused ?? true, rate: film?.playbackRate };
  });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a film has the browser's player, its captions and all its words", async ({
    page,
    newPerson,
  }) => {
    await enrol((await newPerson()).personId, "volunteering");
    await page.goto(FILM);
    await expect(page.locator("video[controls] track[kind=captions]")).toHaveCount(1);
    await expect(page.getByText("招人的时候，好的一半要说，")).toBeVisible();
    await expect(page.getByText("打个电话，说得出是哪一次，")).toBeVisible();
  });
});

test("a film counts as it is watched, stops for its question, and goes on when it is answered", async ({
  page,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await enrol(personId, "volunteering");
  await page.goto(FILM);
  await expect(page.getByText("已同步")).toBeVisible();
  await play(page, 20);
  await expect(page.getByText("看到这里，先答一题")).toBeVisible();
  expect(await filmState(page)).toMatchObject({ paused: true });

  const panel = page.getByRole("region", { name: "看到这里，先答一题" });
  await panel.getByRole("radio", { name: "自愿、无偿、公益" }).check();
  await panel.getByRole("button", { name: "看看对不对" }).click();
  await panel.getByRole("button", { name: "继续播放" }).click();
  await expect.poll(async () => (await filmState(page)).paused).toBe(false);
  await expect(page.getByText("答完途中的1道题")).toBeVisible();

  await page.evaluate(() => document.querySelector("video")?.pause());
  await expect
    .poll(async () => {
      const [row] = await sql<{ from: number; to: number }[]>`
        select lower(ranges) as from, upper(ranges) as to from lesson_progress p
        join enrolments e on e.id = p.enrolment_id where e.person_id = ${personId}`;
      return row && row.to - row.from;
    })
    .toBeGreaterThan(300);
  const [row] = await sql<{ from: number; to: number; seconds: number }[]>`
    select lower(ranges) as from, upper(ranges) as to, active_seconds as seconds
    from lesson_progress p join enrolments e on e.id = p.enrolment_id
    where e.person_id = ${personId}`;
  // It began at second 20 of 85; no more counts than twice the seconds that were given to it.
  expect(row?.from).toBeGreaterThan(2200);
  expect(((row?.to ?? 0) - (row?.from ?? 0)) / (10_000 / 85)).toBeLessThanOrEqual(
    2 * (row?.seconds ?? 0) + 1,
  );
});

test("the transcript leads to its place, and the place is there again on another device", async ({
  page,
  newPerson,
  browser,
}) => {
  const learner = await newPerson();
  await enrol(learner.personId, "volunteering");
  await page.goto(FILM);
  await expect(page.getByText("已同步")).toBeVisible();
  await page.getByRole("button", { name: /一位邻居来帮过几次忙/ }).click();
  await page.getByRole("button", { name: /这门课，讲怎么让他愿意再来/ }).click();
  await play(page, undefined, 1);
  await page.waitForTimeout(2500);
  await page.evaluate(() => document.querySelector("video")?.pause());
  await expect
    .poll(async () => {
      const [row] = await sql<{ position: number }[]>`
        select position from lesson_progress p join enrolments e on e.id = p.enrolment_id
        where e.person_id = ${learner.personId}`;
      return row?.position ?? 0;
    })
    .toBeGreaterThan(800);

  const other = await browser.newContext();
  await other.addCookies(await page.context().cookies());
  const phone = await other.newPage();
  await phone.goto(new URL(FILM, page.url()).href);
  await expect(phone.getByText("已回到上次的位置")).toBeVisible();
  expect((await filmState(phone)).at).toBeGreaterThan(5);
  await expect(phone.getByText("已转到这里学习")).toBeVisible();
  await play(page, 10, 1);
  await expect(page.getByText("您正在另一台设备或另一个页面上学习")).toBeVisible();
  expect((await filmState(page)).paused).toBe(true);
  await page.getByRole("button", { name: "在这里继续" }).click();
  await expect(page.getByText("您正在另一台设备或另一个页面上学习")).toBeHidden();
  await other.close();
});

test("nobody is faster than the lesson allows", async ({ page, newPerson }) => {
  await enrol((await newPerson()).personId, "volunteering");
  await page.goto(FILM);
  await expect(page.getByText("已同步")).toBeVisible();
  await play(page, 0, 8);
  await expect.poll(async () => (await filmState(page)).rate).toBe(2);
  await expect(page.getByText("这一课最快2倍速")).toBeVisible();
});

test("a document is drawn, says its words, and counts its page after its time", async ({
  page,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await enrol(personId, "case-writing");
  await page.goto(DOCUMENT);
  await expect(page.getByText(/这一页再看\d+秒就计入进度/)).toBeVisible();
  await expect(page.locator(".pages-sheet canvas")).toHaveJSProperty("width", await width(page));
  await expect(page.locator(".pages-sheet .sr-only")).toContainText("匿名化自查清单");
  const painted = await page.evaluate(() => {
    const sheet = document.querySelector<HTMLCanvasElement>(".pages-sheet canvas");
    const data = sheet?.getContext("2d")?.getImageData(0, 0, sheet.width, sheet.height).data ?? [];
    return data.some((value, index) => index % 4 === 0 && value < 100);
  });
  expect(painted).toBe(true);
  await expect(page.getByText("每页至少看60秒")).toBeVisible();
});

async function width(page: Page): Promise<number> {
  await expect
    .poll(() =>
      page.evaluate(() => document.querySelector<HTMLElement>(".pages-sheet .sr-only")?.innerText),
    )
    .toBeTruthy();
  return await page.evaluate(
    () => document.querySelector<HTMLCanvasElement>(".pages-sheet canvas")?.width ?? 0,
  );
}
