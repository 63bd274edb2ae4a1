/** A trainer begins a course, orders it, and takes a colleague in; others see nothing of it. */
import { expect, test } from "./fixtures";

test("a course is begun, ordered by buttons, and shared with a colleague", async ({
  page,
  newPerson,
}) => {
  await newPerson({ role: "trainer" });
  await page.goto("/teach");
  await page.getByRole("link", { name: "新建课程" }).click();
  await page.getByLabel("课程名称").fill("入户探访（虚构）");
  await page.getByLabel("一两句话说说这门课").fill("怎样敲开一扇门。");
  await page.getByLabel("给谁学").fill("一线社工");
  await page.getByRole("button", { name: "新建课程" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "入户探访（虚构）" })).toBeVisible();
  await page.getByLabel("新单元的标题").fill("准备");
  await page.getByRole("button", { name: "加单元" }).click();
  const adding = page.getByLabel("在“准备”里加课时");
  for (const title of ["敲门以前", "第一句话"]) {
    await adding.fill(title);
    await page.getByRole("button", { name: "加课时" }).click();
    await expect(page.getByText(title, { exact: false }).first()).toBeVisible();
  }
  await page.getByRole("button", { name: "上移“第一句话”" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "分钟" }).first()).toContainText(
    "第一句话",
  );

  await page.getByLabel("请谁加入").fill("manager@demo.local");
  await page.getByLabel("作为").selectOption("grader");
  await page.getByRole("button", { name: "加入团队" }).click();
  await expect(page.getByText("已加入团队")).toBeVisible();
});
