/** A manager and the access of the people in reach: ended at once, given back, nothing lost. */
import { enrol, expect, sql, test } from "./fixtures";

/** A county of its own, so that the list holds these two people only. */
const COUNTY = "422801";

test("a manager ends a person's access and gives it back", async ({ page, browser, newPerson }) => {
  const learner = await newPerson();
  const theirs = await browser.newContext({ storageState: await page.context().storageState() });
  await sql`update people set name = '被停用的小禾', region_code = ${COUNTY}
    where id = ${learner.personId}`;
  await enrol(learner.personId);
  const study = async () => (await theirs.request.get("/learn", { maxRedirects: 0 })).status();
  expect(await study()).toBe(200);

  await newPerson({ role: "manager", region: COUNTY });
  await page.goto("/manage/people");
  const row = page.getByRole("listitem").filter({ hasText: "被停用的小禾" });
  await row.getByRole("button", { name: /^停用.*小禾的账号$/ }).click();
  await expect(row.getByText("已停用")).toBeVisible();
  expect(await study()).not.toBe(200);

  await row.getByRole("button", { name: /^恢复.*小禾的账号$/ }).click();
  await expect(row.getByText("已停用")).toHaveCount(0);
  const [kept] = await sql<{ n: number }[]>`
    select count(*)::int as n from enrolments where person_id = ${learner.personId}`;
  expect(kept?.n).toBe(1);
  await theirs.close();
});

test("people outside a manager's reach are not in the list", async ({ page, newPerson }) => {
  const other = await newPerson({ signedIn: false });
  await sql`update people set name = '别处的小禾' where id = ${other.personId}`;
  await newPerson({ role: "manager", region: COUNTY });
  await page.goto("/manage/people");
  await expect(page.getByRole("heading", { name: "人员", exact: true })).toBeVisible();
  await expect(page.getByText("别处的小禾")).toHaveCount(0);
});
