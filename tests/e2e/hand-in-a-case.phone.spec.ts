/** An assignment on a phone: written part by part, in two pages, through the end of a session, handed in. */
import type { Page } from "@playwright/test";
import { axeFindings } from "./axe";
import { enrol, expect, sql, test } from "./fixtures";

const HERE = "/learn/case-writing/assignments/case";
const parts = [
  ...["背景资料", "接案与关系建立", "预估", "理论依据", "服务目标与计划"],
  ...["实施过程", "成效评估", "结案与跟进", "专业反思"],
];

// 401: the session has ended · 409: the list was not gone through.
test.use({ expectedErrors: [[/status of (401|409)/], { scope: "test" }] });

const partOn = (page: Page, title: string) => page.getByRole("textbox", { name: title });
const saved = (page: Page) => expect(page.getByText("草稿已保存")).toBeVisible();

async function begin(page: Page) {
  await page.goto("/learn/case-writing/papers/case");
  await page.getByRole("link", { name: "去写这份作业" }).click();
  await page.getByRole("button", { name: "开始写" }).click();
  await expect(partOn(page, "背景资料")).toBeEditable();
}

test("what two pages wrote is shown to its author, and neither text is lost", async ({
  page,
  context,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await enrol(personId, "case-writing");
  await begin(page);
  const other = await context.newPage();
  await other.goto(HERE);
  await expect(partOn(other, "背景资料")).toBeEditable();

  await partOn(page, "背景资料").fill("一位独居的老人，很少下楼。");
  await saved(page);
  await partOn(other, "背景资料").fill("他的膝盖疼了两年。");
  await expect(other.getByText(/在另一个页面上也改过/)).toBeVisible();
  await other.getByRole("button", { name: "两份都留下" }).click();
  await saved(other);

  await page.reload();
  await expect(partOn(page, "背景资料")).toHaveValue(/很少下楼[\s\S]*膝盖疼/);
});

test("a session that ends keeps every word, and the work is handed in after signing in", async ({
  page,
  newPerson,
}) => {
  const { personId, sessionId, account, password } = await newPerson();
  await enrol(personId, "case-writing");
  await begin(page);
  for (const title of parts) await partOn(page, title).fill(`${title}写在这里。`);
  await saved(page);

  await test.step("the session ends while somebody writes", async () => {
    await sql`update sessions set revoked_at = now() where id = ${sessionId}`;
    await partOn(page, "专业反思").fill("当时拿不准，重来会先问他自己。");
    await expect(page.getByText(/登录已失效/)).toBeVisible();
    await page.getByRole("link", { name: "去登录" }).click();
    await page.getByLabel("账号").fill(account);
    await page.getByLabel("密码", { exact: true }).fill(password);
    await page.getByRole("button", { name: "登录" }).click();
    await page.waitForURL(HERE);
    await expect(partOn(page, "专业反思")).toHaveValue(/重来会先问他自己/);
    await saved(page);
  });

  await test.step("what could tell who it is about is shown in place and decided", async () => {
    await partOn(page, "背景资料").fill("她的电话是13871234567，一周下楼三次。");
    await partOn(page, "预估").fill("居委会的电话是13987654321。");
    await saved(page);
    await page.getByLabel("加一个附件").setInputFiles({
      ...{ name: "记录.txt", mimeType: "text/plain" },
      buffer: Buffer.from("联系电话13871234567"),
    });
    const file = page.getByRole("region", { name: "记录.txt里可能认得出人的地方" });
    await expect(file.getByText(/在文件里改好/)).toBeVisible();
    await page.getByRole("button", { name: "提交作业" }).click();
    await expect(page.getByText(/有3处可能认得出人，还没有提交/)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);

    const background = page.getByRole("region", { name: "背景资料里可能认得出人的地方" });
    await background.getByRole("button", { name: /换成/ }).click();
    await expect(partOn(page, "背景资料")).not.toHaveValue(/13871234567/);
    const assessment = page.getByRole("region", { name: "预估里可能认得出人的地方" });
    await assessment.getByRole("button", { name: /这是虚构的/ }).click();
    await expect(assessment.getByText("都看过了")).toBeVisible();
    await file.getByRole("button", { name: /已得到同意/ }).click();
    await saved(page);
  });

  await test.step("the list is gone through, and the work is handed in once", async () => {
    await page.getByRole("button", { name: "提交作业" }).click();
    await expect(page.getByText(/请逐条看完检查清单/)).toBeVisible();
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.getByRole("button", { name: "提交作业" }).click();
    await expect(page.getByText("已提交，等老师评")).toBeVisible();
  });

  const versions = await sql<{ parts: Record<string, string>; decisions: { choice: string }[] }[]>`
    select parts, decisions from submission_versions v join submissions s on s.id = v.submission_id
    where s.person_id = ${personId}`;
  expect(versions.map((version) => version.parts.reflection)).toEqual([
    "当时拿不准，重来会先问他自己。",
  ]);
  expect(versions[0]?.decisions.map(({ choice }) => choice).sort()).toEqual([
    ...["consented", "fictional", "replaced"],
  ]);
  const download = await page.getByRole("link", { name: "记录.txt" }).getAttribute("href");
  expect(await (await page.request.get(download ?? "")).text()).toBe("联系电话13871234567");
});
