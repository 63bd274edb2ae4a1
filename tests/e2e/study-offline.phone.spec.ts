/** A phone that loses its network: what is saved can be read, what is read is not lost, and nobody else's. */
import { enrol, expect, letTimePass, sql, test } from "./fixtures";

const LESSON = "/learn/policy/lessons/three-to-five";
const OTHER = "/learn/policy/lessons/five-elements";

const offline = [/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/];
test.use({ expectedErrors: [offline, { scope: "test" }] });

/** The seconds credited to a person in all. */
async function secondsOf(personId: string): Promise<number> {
  const [row] = await sql<{ seconds: number }[]>`
    select coalesce(sum(active_seconds), 0)::float8 as seconds from lesson_progress p
    join enrolments e on e.id = p.enrolment_id where e.person_id = ${personId}`;
  return row?.seconds ?? 0;
}

const waitForWorker = () => navigator.serviceWorker.ready.then(() => true);

test("a saved article opens without network, and what is read then counts afterwards", async ({
  page,
  context,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await enrol(personId);
  await page.goto(LESSON);
  await page.evaluate(waitForWorker);
  await page.getByRole("button", { name: /存下全部8课图文/ }).click();
  await expect(page.getByText(/本课程已有8课存在本机，\d/)).toBeVisible();

  await context.setOffline(true);
  await page.goto(OTHER);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("离线，稍后同步").first()).toBeVisible();
  await expect(page.getByText(/已读到\d+%/)).toBeVisible();
  const before = await secondsOf(personId);
  await page.waitForTimeout(6_000);
  expect(await secondsOf(personId)).toBe(before);

  // Opened from the home screen, the site begins at the learner's own page.
  await page.goto("/learn");
  await expect(page.getByRole("heading", { name: "现在没有网络" })).toBeVisible();
  await page.goto("/learn/policy/lessons/nowhere-near");
  await expect(page.getByRole("heading", { name: "现在没有网络" })).toBeVisible();
  await expect(page.getByRole("link", { name: /“五社联动”/ }).first()).toBeVisible();

  await context.setOffline(false);
  await page.goto(LESSON);
  await expect(page.getByText("已同步").first()).toBeVisible();
  await expect.poll(() => secondsOf(personId)).toBeGreaterThan(before + 4);
});

test("the page says at once, and all the time, whether what is read has arrived", async ({
  page,
  context,
  newPerson,
}) => {
  await enrol((await newPerson()).personId);
  await page.goto(LESSON);
  const state = page.locator(".reader-header").getByRole("status");
  await expect(state).toHaveText("已同步");
  await expect(state).toBeInViewport();
  await context.setOffline(true);
  await expect(state).toHaveText("离线");
  await expect(page.getByText("离线，稍后同步")).toBeInViewport();
  await context.setOffline(false);
  await expect(state).toHaveText("已同步");
});

test("what is saved is listed with its size, can be removed, and leaves with its owner", async ({
  page,
  newPerson,
}) => {
  await enrol((await newPerson()).personId);
  await page.goto(LESSON);
  await page.evaluate(waitForWorker);
  await page.getByRole("button", { name: /存下这一课（约\d/ }).click();
  await expect(page.getByText(/本课程已有1课存在本机/)).toBeVisible();
  await page.goto("/learn");
  await expect(page.getByText(/共1课，\d+ KB/)).toBeVisible();

  await page.goto("/");
  await page.locator("summary", { hasText: "的账号" }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page.getByRole("link", { name: "登录" }).first()).toBeVisible();
  expect(await page.evaluate(() => caches.has("wushe-saved"))).toBe(false);
});

test("on a shared phone nobody reads what another saved, nor is credited what another studied", async ({
  page,
  context,
  newPerson,
}) => {
  const first = await newPerson();
  await enrol(first.personId);
  await page.goto(LESSON);
  await page.evaluate(waitForWorker);
  await page.getByRole("button", { name: /存下这一课/ }).click();
  await expect(page.getByText(/本课程已有1课存在本机/)).toBeVisible();
  await letTimePass(first.personId, 60);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText("离线，稍后同步").first()).toBeVisible();
  await page.waitForTimeout(5_000);
  const before = await secondsOf(first.personId);

  await context.clearCookies();
  const second = await newPerson();
  await enrol(second.personId);
  await context.setOffline(false);
  await page.goto(LESSON);
  await expect(page.getByText("已同步").first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => caches.has("wushe-saved"))).toBe(false);
  await page.waitForTimeout(1_000);
  expect(await secondsOf(second.personId)).toBeLessThan(3);

  await first.signIn();
  await page.goto(LESSON);
  await expect(page.getByText("已同步").first()).toBeVisible();
  await expect.poll(() => secondsOf(first.personId)).toBeGreaterThan(before + 3);
});

test("the site can be put on the home screen", async ({ page, request }) => {
  await page.goto("/");
  await expect(page.locator('link[rel="manifest"]')).toHaveCount(1);
  const manifest = await (await request.get("/manifest.webmanifest")).json();
  expect(manifest).toMatchObject({ name: "五社学堂", display: "standalone", start_url: "/learn" });
  for (const { src } of manifest.icons) expect((await request.get(src)).status()).toBe(200);
});
