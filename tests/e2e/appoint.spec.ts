/** A manager sets up an organisation, makes somebody its trainer and takes the role away again. */
import { expect, sql, test } from "./fixtures";

/** A county of its own, so that nobody else is found there. */
const COUNTY = "422802";

test("a role counts from the next page on, and ends with the next page", async ({
  page,
  browser,
  newPerson,
}) => {
  const person = await newPerson();
  const theirs = await browser.newContext({ storageState: await page.context().storageState() });
  const name = `禾${person.personId.slice(-6)}`;
  await sql`update people set name = ${name}, region_code = ${COUNTY} where id = ${person.personId}`;
  const teaches = async () => (await theirs.request.get("/teach", { maxRedirects: 0 })).status();
  expect(await teaches()).toBe(404);

  await newPerson({ role: "manager", region: COUNTY });
  await page.goto("/manage/organisations/new");
  const station = `晴川社工站（虚构）${person.personId.slice(-6)}`;
  await page.getByLabel("单位全称").fill(station);
  await page.getByLabel("类别").selectOption("station");
  await page.getByRole("button", { name: "新建单位" }).click();
  await expect(page.getByRole("heading", { name: station })).toBeVisible();
  await expect(page.getByText(`新建：${station}`)).toBeVisible();

  await page.goto(`/manage/roles/new?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name: `${name}的角色` })).toBeVisible();
  const scope = page.getByRole("combobox", { name: /^范围/ });
  await scope.click();
  await scope.pressSequentially(station.slice(0, 4));
  await page.getByRole("option", { name: station }).click();
  await page.getByRole("button", { name: "授权" }).click();
  await expect(page.getByText(`已授权，${name}会收到站内消息`)).toBeVisible();
  expect(await teaches()).toBe(200);

  const held = page.getByRole("listitem").filter({ hasText: `${station}的讲师` });
  await held.getByText("改日期或收回").click();
  await held.getByRole("button", { name: /^马上收回/ }).click();
  await expect(page.getByRole("heading", { name: "已结束的角色" })).toBeVisible();
  expect(await teaches()).toBe(404);
  const told = await theirs.request.get("/learn/messages");
  expect(await told.text()).toContain(`您不再担任${station}的讲师`);
  await theirs.close();
});
