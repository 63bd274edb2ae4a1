/** People come in: a manager takes a table, prints strips; somebody opens an account with one, on a phone. */
import { readFile } from "node:fs/promises";
import { readPeopleTable } from "@/lib/transfer/rules/people/read-table";
import { expect, sql, test } from "./fixtures";

const serial = Date.now() % 10_000_000;
const phone = (n: number) =>
  `195${String(serial * 10 + n)
    .padStart(8, "0")
    .slice(-8)}`;

test("a manager imports a table, prints strips, and a person opens the account", async ({
  page,
  browser,
  newPerson,
}) => {
  await newPerson({ role: "manager", region: "4201" });
  const table = [
    "姓名,联系电话,所在区县,职务",
    `祝禾苗,${phone(1)},武昌区,一线社工`,
    `祝禾田,${phone(2)},西陵区,一线社工`,
    `祝禾风,123,武昌区,站长`,
  ].join("\n");
  await page.goto("/manage/people/import");
  await page
    .getByLabel("人员表格")
    .setInputFiles({ name: "名单.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.getByRole("button", { name: "先看一看" }).click();
  await expect(page.getByRole("cell", { name: "“西陵区”不在您的管理范围内" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "手机号应为11位，以1开头" })).toBeVisible();
  await page.getByLabel("只导入没有问题的1行，其余跳过").check();
  await page.getByRole("button", { name: "导入1人" }).click();
  await expect(page.getByText("已导入：新增1人，更新0人")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载结果文件" }).click(),
  ]);
  const result = await readPeopleTable(await readFile(await download.path()));
  expect(result.rows.map(({ cells }) => cells.at(-2))).toEqual(["新增", "有问题", "有问题"]);

  await page.goto(`/manage/people?q=zhm`);
  await expect(page.getByRole("link", { name: "祝禾苗", exact: true }).first()).toBeVisible();
  await page.getByRole("link", { name: "激活码" }).click();
  await page.getByRole("button", { name: "给勾选的人生成激活码" }).click();
  const strip = page.getByRole("listitem").filter({ hasText: "祝禾苗" });
  await expect(strip.getByRole("img", { name: "祝禾苗的激活二维码" })).toBeVisible();
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await strip.innerText())?.[0] ?? "";

  const other = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const theirs = await other.newPage();
  await theirs.goto(`/activate#${code}`);
  await expect(theirs.getByText("祝*苗")).toBeVisible();
  await theirs.getByLabel("密码", { exact: true }).fill("长江边上的读书人走过来");
  await theirs.getByRole("button", { name: "是我本人，激活账号" }).click();
  await theirs.waitForURL("/learn");
  await expect(theirs.getByRole("heading", { name: "我的学习" })).toBeVisible();
  await other.close();
  const [kept] = await sql<{ n: number }[]>`
    select count(*)::int as n from people where phone = ${phone(1)} and password_hash is not null`;
  expect(kept?.n).toBe(1);
});
