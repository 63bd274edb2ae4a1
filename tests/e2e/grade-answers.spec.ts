/** An exam with written answers, from the bank to the grade; and a wrong key put right. */
import { answerAll } from "./answering";
import { enrol, expect, readLessons, sql, test } from "./fixtures";

const COURSE = "project-operation";
const HERE = `/teach/${COURSE}`;

test.afterEach(async () => {
  await sql`delete from quiz_settings`;
  await sql`update questions set purpose = 'bank', retired_at = now() where origin = 'bank'`;
});

test("an essay is written into the bank, sat with the words said in class, graded by keyboard and told", async ({
  page,
  newPerson,
}) => {
  const trainer = await newPerson({ role: "trainer", region: "42" });
  const stem = `写出本月的走访安排（${trainer.account}）。`;

  await test.step("the trainer writes the question and arranges the exam", async () => {
    await page.goto(`${HERE}/bank/new`);
    await page.getByLabel("题型").selectOption("essay");
    await page.getByLabel("材料").fill("青禾社区有独居老人46位，志愿者12位。");
    await page.getByLabel("题干").fill(stem);
    await page.getByLabel("第1条标准", { exact: true }).fill("分级有依据");
    await page.getByLabel("第2条标准", { exact: true }).fill("排得开");
    await page.getByLabel("知识点").fill("走访");
    await page.getByLabel("分值").fill("10");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.waitForURL(/\/bank$/);
    const line = page.getByRole("listitem").filter({ hasText: stem });
    await line.getByRole("checkbox").check();
    await page.getByRole("button", { name: "放进测验" }).click();
    await expect(line.getByText("在结业测验里")).toBeVisible();

    await page.goto(`${HERE}/quiz`);
    await page.getByLabel("出哪些题").selectOption("rules");
    await page.getByLabel("第1条的题型").selectOption("judgement");
    await page.getByLabel("第1条抽几题").fill("2");
    await page.getByRole("button", { name: "加一条" }).click();
    await page.getByLabel("第2条的题型").selectOption("material");
    await page.getByLabel("第2条每题几分").fill("10");
    await page.getByRole("button", { name: "保存规则" }).click();
    await expect(page.getByText(/课程更新了一版/)).toBeVisible();
    await page.getByLabel("考试口令").fill("青禾社工");
    await page.getByRole("button", { name: "保存安排" }).click();
    await expect(page.getByText("已保存，马上生效。")).toBeVisible();
  });

  const learner = await newPerson();
  await enrol(learner.personId, COURSE);
  await readLessons(learner.personId, { courseSlug: COURSE });

  const attemptId = await test.step("the learner sits it", async () => {
    await page.goto(`/learn/${COURSE}/quiz`);
    await expect(page.getByText(/抽3题，满分20分/)).toBeVisible();
    await page.getByLabel("考试口令").fill("青山");
    await page.getByRole("button", { name: "开始测验" }).click();
    await expect(page.getByText(/考试口令不对/)).toBeVisible();
    await page.getByLabel("考试口令").fill("青禾 社工");
    await page.getByRole("button", { name: "开始测验" }).click();
    await page.waitForURL(/quiz\/[0-9a-f-]{36}/);
    const id = page.url().split("/").at(-1) ?? "";
    await expect(page.getByText(/阅读材料，回答第\d题/)).toBeVisible();
    await answerAll(page, id);
    await page.getByRole("button", { name: "交卷" }).first().click();
    await page.getByRole("button", { name: "确认交卷" }).click();
    await expect(page.getByRole("heading", { name: "已交卷，等老师评阅" })).toBeVisible();
    return id;
  });

  await test.step("the trainer grades it", async () => {
    await trainer.signIn();
    await page.goto("/teach");
    await page
      .getByRole("listitem")
      .filter({ hasText: "项目运作" })
      .getByRole("link", { name: "评阅" })
      .click();
    await page
      .getByRole("listitem")
      .filter({ hasText: stem })
      .getByRole("link", { name: "开始评阅" })
      .click();
    await expect(page.getByText("先分级，再排班，走访后当天登记。")).toBeVisible();
    for (const [title, points] of [
      ["分级有依据", "5"],
      ["排得开", "4"],
    ] as const) {
      const row = page.getByRole("group", { name: title });
      await row.getByRole("radio", { name: points, exact: true }).check();
    }
    await page.getByLabel("给学员的话").fill("分级写得清楚。");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/grading$/);
    await expect(page.getByText("没有等您评的")).toBeVisible();
  });

  await test.step("the learner is told, and reads what the grader said", async () => {
    await learner.signIn();
    await page.goto("/learn/messages");
    await page.getByRole("link", { name: /评完了/ }).click();
    await expect(page.getByRole("heading", { name: "通过了" })).toBeVisible();
    await expect(page.getByText("分级写得清楚。")).toBeVisible();
    await expect(page.getByText("分级有依据：5分，满分5分")).toBeVisible();
  });

  await test.step("the trainer sees who sat it and how it went", async () => {
    await trainer.signIn();
    await page.goto(`${HERE}/attempts?outcome=passed`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "导出 Excel" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${COURSE}-作答记录.xlsx`);
    await page.goto(`${HERE}/attempts/${attemptId}`);
    await expect(page.getByText("开始作答")).toBeVisible();
    await expect(page.getByText(/评阅：第\d题评为9分/)).toBeVisible();
  });
});

test("a wrong key is put right, and those who were right after all are told", async ({
  page,
  newPerson,
}) => {
  const trainer = await newPerson({ role: "trainer", region: "42" });
  const stem = `入户前要约好时间（${trainer.account}）。`;
  await page.goto(`${HERE}/bank/new`);
  await page.getByLabel("题型").selectOption("judgement");
  await page.getByLabel("题干").fill(stem);
  await page.getByLabel("正确答案").selectOption("false");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.waitForURL(/\/bank$/);
  const line = page.getByRole("listitem").filter({ hasText: stem });
  await line.getByRole("checkbox").check();
  await page.getByRole("button", { name: "设为必考" }).click();
  await expect(line.getByText("每次必考")).toBeVisible();
  await line.getByRole("checkbox").check();
  await page.getByRole("button", { name: "放进测验" }).click();
  await expect(line.getByText("在结业测验里")).toBeVisible();

  const learner = await newPerson();
  await enrol(learner.personId, COURSE);
  await readLessons(learner.personId, { courseSlug: COURSE });
  await page.goto(`/learn/${COURSE}/quiz`);
  await page.getByRole("button", { name: "开始测验" }).click();
  await page.waitForURL(/quiz\/[0-9a-f-]{36}/);
  const asked = page.getByRole("group", { name: stem });
  await asked.getByLabel("正确", { exact: true }).check();
  await expect(page.getByText(/已保存/).first()).toBeVisible();
  await page.getByRole("button", { name: "交卷" }).first().click();
  await page.getByRole("button", { name: "确认交卷" }).click();
  await expect(page.getByRole("heading", { name: "这次没有通过" })).toBeVisible();
  const result = page.url();

  await trainer.signIn();
  await page.goto(`${HERE}/bank?state=quiz`);
  await page.getByRole("link", { name: new RegExp(trainer.account) }).click();
  await page.getByLabel("正确答案").selectOption("true");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.waitForURL(/\/bank$/);
  await page.getByRole("link", { name: new RegExp(trainer.account) }).click();
  await page.getByRole("link", { name: "更正答案、重新评分" }).click();
  await expect(page.getByText("1份加分").first()).toBeVisible();
  await page.getByLabel("原因").fill("答案录反了");
  await page.getByRole("button", { name: "更正并重新评分" }).click();
  await expect(page.getByText(/更正了答案：答案录反了/)).toBeVisible();

  await learner.signIn();
  await page.goto("/learn/messages");
  await expect(page.getByText(/得分由0分变为5分/)).toBeVisible();
  await page.goto(result);
  await expect(page.getByText("这道题的答案改正过", { exact: false })).toBeVisible();
});

test("leaving the answer sheet is counted, and told to whoever looks at the attempt", async ({
  page,
  newPerson,
}) => {
  const learner = await newPerson();
  await enrol(learner.personId, COURSE);
  await readLessons(learner.personId, { courseSlug: COURSE });
  await page.goto(`/learn/${COURSE}/quiz`);
  await page.getByRole("button", { name: "开始测验" }).click();
  await page.waitForURL(/quiz\/[0-9a-f-]{36}/);
  await page.clock.install();
  await look(page, "hidden");
  await page.clock.runFor(65_000);
  await look(page, "visible");
  await expect
    .poll(async () => {
      const [row] = await sql<{ n: number | null }[]>`
        select sum(away_seconds)::int as n from attempt_absences b
        join attempts a on a.id = b.attempt_id where a.person_id = ${learner.personId}`;
      return row?.n;
    })
    .toBe(65);
});

/** What the browser says when a window goes out of sight, and when it is seen again. */
async function look(page: import("@playwright/test").Page, state: "hidden" | "visible") {
  await page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
