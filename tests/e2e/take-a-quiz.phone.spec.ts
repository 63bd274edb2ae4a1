/** The quiz on a phone: nothing acknowledged is lost, whatever happens to page and network. */
import { answerAll, savedAnswers } from "./answering";
import { enrol, expect, readLessons, sql, test } from "./fixtures";

test.use({ expectedErrors: [[/ERR_INTERNET_DISCONNECTED|Failed to fetch/], { scope: "test" }] });

test.beforeEach(async ({ page, newPerson }) => {
  const { personId } = await newPerson();
  await enrol(personId);
  await readLessons(personId);
  await page.goto("/learn/policy/quiz");
  await page.getByRole("button", { name: "开始测验" }).click();
  await page.waitForURL(/quiz\/[0-9a-f-]{36}/);
});

const attemptOn = (page: { url(): string }) => page.url().split("/").at(-1) ?? "";

test("answers given without network are kept through a reload and sent afterwards", async ({
  page,
  context,
}) => {
  const attemptId = attemptOn(page);
  await answerAll(page, attemptId, { until: 3 });
  await expect.poll(() => savedAnswers(attemptId)).toBe(3);

  await context.setOffline(true);
  await answerAll(page, attemptId, { from: 3, until: 6 });
  await expect(page.getByText(/离线/).first()).toBeVisible();
  expect(await savedAnswers(attemptId)).toBe(3);
  await context.setOffline(false);
  await page.reload();

  await expect.poll(() => savedAnswers(attemptId)).toBe(6);
});

test("a page source never carries what is right, and the result explains it", async ({ page }) => {
  const source = await (await page.request.get(page.url())).text();
  expect(source).not.toContain("correct");
  expect(source).not.toContain("explanation");

  await answerAll(page, attemptOn(page), {});
  await page.getByRole("button", { name: "交卷" }).first().click();
  await page.getByRole("button", { name: "确认交卷" }).click();
  await expect(page.getByRole("heading", { name: "通过了" })).toBeVisible();
  await expect(page.getByText("解析").first()).toBeVisible();
});

test("someone else's attempt looks as if it did not exist", async ({ page, newPerson }) => {
  const url = page.url();
  await newPerson();
  expect((await page.request.get(url, { maxRedirects: 0 })).status()).toBe(404);
});

test("an answer to a question that was not asked is refused, and the attempt stays open", async ({
  page,
}) => {
  const attemptId = attemptOn(page);
  const response = await page.request.put("/api/assessment/responses", {
    data: { attemptId, versionId: attemptId, answer: ["a"], sequence: 1 },
  });
  expect([response.status(), Object.keys((await response.json()).refusal.fields)]).toEqual([
    400,
    ["versionId"],
  ]);
  const [row] = await sql<{ open: boolean }[]>`
    select state = 'open' as open from attempts where id = ${attemptId}`;
  expect(row?.open).toBe(true);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the form still hands in", async ({ page }) => {
    // Whichever question was drawn first, some other offers a choice.
    await page.getByRole("radio").first().check();
    await page.getByRole("button", { name: "交卷" }).last().click();
    await expect(page.getByRole("heading", { name: /没有通过|通过了/ })).toBeVisible();
  });
});
