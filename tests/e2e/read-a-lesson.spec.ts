/** A lesson as a document: readable before any script runs, and small; what is personal comes back. */
import { gzipSync } from "node:zlib";
import { enrol, expect, sql, test } from "./fixtures";

const LESSON = "/learn/policy/lessons/three-to-five";
const SCRIPT_BYTES_MAX = 120 * 1024;

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the text, the outline and the questions can be read", async ({ page, newPerson }) => {
    await enrol((await newPerson()).personId);
    await page.goto(LESSON);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("从“三社”到“五社”");
    await expect(page.getByRole("img", { name: /时间线/ })).toBeVisible();
    await expect(page.getByText("自测").first()).toBeVisible();
    await expect(page.getByRole("link", { name: /下一课/ })).toBeVisible();
  });
});

test("all its scripts together stay within the budget", async ({ page, newPerson }) => {
  await enrol((await newPerson()).personId);
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(LESSON, { waitUntil: "networkidle" });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(sizes.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(SCRIPT_BYTES_MAX);
});

test("a note to oneself is there again on the next visit", async ({ page, newPerson }) => {
  await enrol((await newPerson()).personId);
  await page.goto(LESSON);
  await page.getByRole("textbox", { name: "我的笔记" }).fill("下周例会上讲两社补的是什么");
  await expect(page.getByText("笔记已保存")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "我的笔记" })).toHaveValue(/下周例会/);
});

test("a self-check says at once whether it is right, and why", async ({ page, newPerson }) => {
  const { personId } = await newPerson();
  await enrol(personId);
  await page.goto(LESSON);
  const check = page.locator("[data-check]").nth(1);
  await check.getByRole("radio").first().check();
  await check.getByRole("button", { name: "看看对不对" }).click();
  await expect(check.getByText(/对了|不对|正确|错/).first()).toBeVisible();
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from check_answers where person_id = ${personId}`;
  expect(row?.n).toBe(1);
});

test("someone who returns is offered the place where they stopped, and opening does not forget it", async ({
  page,
  newPerson,
}) => {
  await enrol((await newPerson()).personId);
  await page.goto(LESSON);
  await expect(page.getByText("已同步")).toBeVisible();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
  await page.waitForTimeout(1500);
  await page.goto("/learn");
  await page.goto(LESSON);
  await expect(page.getByRole("button", { name: "回到上次的位置" })).toBeVisible();
  await page.goto("/learn");
  await page.goto(LESSON);
  await page.getByRole("button", { name: "回到上次的位置" }).click();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
});
