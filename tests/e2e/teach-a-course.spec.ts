/** A learner asks under a lesson; a trainer answers, pins the answer, and looks at who studies how. */
import { axeFindings } from "./axe";
import { enrol, expect, readLessons, sql, test } from "./fixtures";

const LESSON = "/learn/policy/lessons/three-to-five";

test("a question is asked under a lesson, answered and pinned, and its learner is told", async ({
  page,
  newPerson,
}) => {
  const learner = await newPerson();
  await enrol(learner.personId);
  const question = `家里没人开门，可以留条吗？（${learner.account}）`;
  await page.goto(LESSON);
  await page.getByRole("link", { name: "提问和讨论" }).click();
  await page.getByLabel("您想问什么、说什么").fill(question);
  await page.getByRole("button", { name: "发出", exact: true }).click();
  await expect(page.getByText("已发出，有人回复时会给您发站内消息。")).toBeVisible();
  await expect(page.getByText(question)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await newPerson({ role: "trainer" });
  await page.goto("/teach/policy/discussion");
  const asked = page.getByRole("listitem").filter({ hasText: question });
  await asked.getByText("回复", { exact: true }).first().click();
  await asked.getByLabel("回复").fill("可以，只写来意和社区电话。");
  await asked.getByRole("button", { name: "发出回复" }).click();
  await expect(asked).toHaveCount(0);
  await page.getByRole("link", { name: "看全部提问" }).click();
  await asked.getByRole("button", { name: "置顶为答案" }).click();
  await expect(asked.getByRole("button", { name: "取消置顶" })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await learner.signIn();
  await page.goto("/learn/messages");
  await page.getByRole("link", { name: /您的提问有了回复/ }).click();
  await expect(page.getByText("可以，只写来意和社区电话。")).toBeVisible();
  await expect(page.getByText("答案", { exact: true })).toBeVisible();
  await page.getByText("撤回", { exact: true }).click();
  await page.getByRole("button", { name: "确定撤回" }).click();
  await expect(page.getByText(question)).toHaveCount(0);
});

test("who joined is found by name, with how far they came, and leaves as a workbook", async ({
  page,
  newPerson,
}) => {
  const learner = await newPerson();
  const name = `江小${learner.account.slice(-6)}`;
  await sql`update people set name = ${name} where id = ${learner.personId}`;
  await enrol(learner.personId);
  await readLessons(learner.personId, { left: 1 });
  await newPerson({ role: "trainer" });
  await page.goto("/teach");
  await page
    .getByRole("listitem")
    .filter({ hasText: "政策制度" })
    .getByRole("link", { name: "学员", exact: true })
    .click();
  await page.getByLabel("姓名（开头几个字）").fill(name);
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByText("共1人")).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText("学习中，学完");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "导出 Excel" }).click();
  expect((await download).suggestedFilename()).toBe("policy-学员.xlsx");
  await page.getByRole("link", { name: "看哪一课难" }).click();
  await expect(page.getByText(/人加入：/)).toBeVisible();
});

test("somebody is found by their number and assigned, which is taken back before they begin", async ({
  page,
  newPerson,
}) => {
  const learner = await newPerson({ signedIn: false });
  const name = `江大${learner.account.slice(-6)}`;
  await sql`update people set name = ${name} where id = ${learner.personId}`;
  await newPerson({ role: "trainer" });
  await page.goto("/teach/policy/roster");
  await page.getByRole("link", { name: "指派学员" }).click();
  await page.getByLabel("姓名（开头几个字）或手机号").fill(learner.account);
  await page.getByRole("button", { name: "查找" }).click();
  const choice = page.getByRole("checkbox", { name: name });
  await page.getByRole("button", { name: "指派给勾选的人" }).click();
  await expect(page.getByText("请先勾选要指派的人")).toBeVisible();
  await choice.check();
  await page.getByRole("button", { name: "指派给勾选的人" }).click();
  await expect(page.getByText("已指派1人，他们在“我的学习”里看得到这门课。")).toBeVisible();
  await expect(choice).toBeDisabled();
  expect(await axeFindings(page)).toEqual([]);
  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText("还没开始学");
  await row.getByRole("button", { name: "收回指派" }).click();
  await expect(page.getByText("已收回指派。")).toBeVisible();
  await expect(row).toHaveCount(0);
  await expect(choice).toBeEnabled();
});
