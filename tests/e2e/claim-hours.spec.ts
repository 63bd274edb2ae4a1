/** Training outside the platform: claimed by a learner, decided by a manager, corrected, and counted. */
import { pngOf } from "@/tests/support/pictures";
import { expect, test } from "./fixtures";

test("a claim is made with evidence, approved, counted against the requirement, and corrected", async ({
  page,
  newPerson,
}) => {
  const learner = await newPerson();
  await page.goto("/learn/record");
  await page.getByLabel("职业资格").selectOption("assistant");
  await page.getByLabel("首次登记日期").fill("2026-01-05");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("还差72小时")).toBeVisible();

  await page.getByRole("link", { name: "申报线下培训" }).click();
  await page.getByLabel("培训名称").fill(`防溺水培训${learner.account}`);
  await page.getByLabel("主办单位").fill("青禾区民政局（虚构）");
  await page.getByLabel("培训日期").fill("2026-03-08");
  await page.getByLabel("类别").selectOption("public");
  await page.getByLabel("时间（小时）").fill("0");
  const file = { name: "证明.png", mimeType: "image/png", buffer: Buffer.from(pngOf()) };
  await page.getByLabel("证明材料").setInputFiles(file);
  await expect(page.getByText("已上传：证明.png")).toBeVisible();
  await page.getByRole("button", { name: "提交申报" }).click();
  await expect(page.getByText("请写培训时间，最多100小时").first()).toBeVisible();
  // What was refused is still there, to be mended.
  await expect(page.getByLabel("培训名称")).toHaveValue(`防溺水培训${learner.account}`);
  await expect(page.getByLabel("类别")).toHaveValue("public");
  await expect(page.getByText("已上传：证明.png")).toBeVisible();
  await page.getByLabel("时间（小时）").fill("2");
  await page.getByRole("button", { name: "提交申报" }).click();
  await expect(page.getByText("等待审核")).toBeVisible();
  await expect(page.getByLabel("首次登记日期")).toHaveValue("2026-01-05");

  const manager = await newPerson({ role: "manager", region: "4201" });
  await page.goto("/manage/hours");
  const card = page
    .locator("main div")
    .filter({ has: page.getByRole("heading", { name: `防溺水培训${learner.account}` }) })
    .filter({ has: page.getByRole("button", { name: "不通过" }) });
  const evidence = card.last().getByRole("link", { name: "看证明材料" });
  const shown = await page.request.get((await evidence.getAttribute("href")) ?? "");
  expect(shown.headers()["content-type"]).toBe("image/png");
  await card.last().getByRole("button", { name: "不通过" }).click();
  await expect(page.getByText("不通过要写明原因").first()).toBeVisible();
  await card.last().getByRole("button", { name: "通过，记入学时" }).click();
  await expect(page.getByRole("heading", { name: `防溺水培训${learner.account}` })).toHaveCount(0);

  await learner.signIn();
  await page.goto("/learn/messages");
  await page.getByRole("link", { name: /线下培训已记入学时/ }).click();
  await expect(page.getByText("还差70小时")).toBeVisible();
  await expect(page.getByText("合2.6学时")).toBeVisible();

  await manager.signIn();
  await page.goto("/manage/people");
  await expect(page.getByRole("link", { name: "田小禾的学时记录" }).first()).toBeVisible();
  await page.goto(`/manage/hours/${learner.personId}`);
  await page.getByText("更正这一条").click();
  await page.getByLabel("扣除（分钟）").fill("30");
  await page.getByLabel("原因").fill("中途离场");
  await page.getByRole("button", { name: "记一条更正" }).click();
  await expect(page.getByText(/更正“防溺水培训.*中途离场/)).toBeVisible();
  await expect(page.getByText("更正以后还剩1小时30分钟")).toBeVisible();
  await page.getByLabel("怎么更正").selectOption("give");
  await page.getByLabel("分钟", { exact: true }).fill("10");
  await page.getByLabel("原因").fill("多扣了");
  await page.getByRole("button", { name: "记一条更正" }).click();
  await expect(page.getByText("更正以后还剩1小时40分钟")).toBeVisible();

  await learner.signIn();
  await page.goto("/learn/record");
  await expect(page.getByText("还差70小时20分钟")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出 Excel" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("学时记录.xlsx");
});
