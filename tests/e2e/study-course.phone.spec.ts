/** A social worker with a phone: registers, joins, reads eight lessons, sits the quiz, is done. */
import type { Page } from "@playwright/test";
import { answerAll, savedAnswers } from "./answering";
import { expect, letTimePass, sql, test, untilOpened } from "./fixtures";

test.use({ expectedErrors: [[/ERR_INTERNET_DISCONNECTED|Failed to fetch/], { scope: "test" }] });
test.setTimeout(240_000);

test("registers, studies course one to completion, and loses nothing with the network", async ({
  page,
  context,
}) => {
  const phone = `139${String(Date.now()).slice(-8)}`;
  await page.clock.install();
  await register(page, phone);
  const personId = await personWith(phone);

  await page.goto("/courses");
  await page.getByRole("link", { name: /政策制度/ }).click();
  await page.getByRole("button", { name: "加入课程" }).click();
  await page.getByRole("link", { name: "继续学习" }).click();
  await page.waitForURL(/lessons\/three-to-five/);

  for (let position = 1; position <= 8; position++) {
    await readLesson(page, personId);
    if (position < 8)
      await page
        .getByRole("link", { name: /下一课/ })
        .first()
        .click();
  }

  await page.getByRole("link", { name: /测验/ }).first().click();
  await page.getByRole("button", { name: "开始测验" }).click();
  await page.waitForURL(/quiz\/[0-9a-f-]{36}/);
  const attemptId = page.url().split("/").at(-1) ?? "";

  await answerAll(page, attemptId, { until: 9 });
  await context.setOffline(true);
  await answerAll(page, attemptId, { from: 9 });
  await expect(page.getByText(/离线/).first()).toBeVisible();
  expect(await savedAnswers(attemptId)).toBe(9);

  await context.setOffline(false);
  await expect.poll(() => savedAnswers(attemptId), { timeout: 30_000 }).toBe(20);

  await page.getByRole("button", { name: "交卷" }).first().click();
  await page.getByRole("button", { name: "确认交卷" }).click();
  await expect(page.getByRole("heading", { name: "通过了" })).toBeVisible();

  await page.goto("/learn");
  await expect(page.getByText("已结业")).toBeVisible();
  await page.goto("/learn/record");
  await expect(page.getByText("“五社联动”政策制度").first()).toBeVisible();
  const [course] = await sql<{ completed: boolean; credits: number }[]>`
    select e.completed_at is not null as completed,
      (select count(*)::int from hour_credits h where h.enrolment_id = e.id) as credits
    from enrolments e where e.person_id = ${personId}`;
  expect(course).toEqual({ completed: true, credits: 1 });
});

async function register(page: Page, phone: string) {
  await page.goto("/");
  await page.getByRole("link", { name: "开始学习" }).click();
  await page.getByLabel("姓名").fill("田小禾");
  await page.getByLabel("手机号").fill(phone);
  await page.getByLabel("密码", { exact: true }).fill("江边的梧桐树下 27");
  await page.getByLabel("所在市（州）").selectOption({ label: "武汉市" });
  await page.getByLabel("所在县（市、区）").selectOption({ label: "武昌区" });
  await page.getByRole("button", { name: "注册", exact: true }).click();
  await page.waitForURL(/\/courses/);
}

async function personWith(phone: string): Promise<string> {
  const [person] = await sql<{ id: string }[]>`select id from people where phone = ${phone}`;
  return person?.id ?? "";
}

/** Reads from top to bottom, a screen at a time, at the pace of someone who reads. */
async function readLesson(page: Page, personId: string) {
  await untilOpened(page, personId);
  const screens = await page.evaluate(() =>
    Math.ceil(document.documentElement.scrollHeight / (window.innerHeight * 0.7)),
  );
  for (let screen = 0; screen <= screens; screen++) {
    await page.evaluate(() => window.scrollBy(0, window.innerHeight * 0.7));
    await letTimePass(personId, 8);
    await page.clock.runFor(8_000);
  }
  await expect(page.getByText(/这一课学完了/).first()).toBeVisible();
}
