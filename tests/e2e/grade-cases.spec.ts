/** Grading cases with the keyboard alone, by two people who do not see one another; returning one. */
import type { Page } from "@playwright/test";
import { axeFindings } from "./axe";
import { expect, sql, test } from "./fixtures";
import { CASE_COURSE, handInCase } from "./handed-in";

const HERE = `/teach/${CASE_COURSE}/assignments/case`;
const CASES = 20;

test.afterEach(async () => {
  await sql`delete from assignment_settings where paper_slug = 'case'`;
});

async function beginGrading(page: Page) {
  await page.getByRole("link", { name: "开始评阅" }).click();
  await page.waitForURL(/case\/[0-9a-f-]{36}$/);
}

/** Grades what is on screen: the first level for each of seven criteria, then the next work. */
async function gradeByKeyboard(page: Page, levels: readonly string[]) {
  await expect(page.locator("[data-criterion]").first()).toBeFocused();
  for (const [at, key] of levels.entries()) {
    if (at > 0) await page.keyboard.press("Tab");
    await page.keyboard.press(key);
  }
}

const gradedBy = async (personId: string) => {
  const rows = await sql`select 1 from submission_gradings where grader_id = ${personId}`;
  return rows.length;
};

test("twenty cases are graded blind by two people with the keyboard alone; one is returned", async ({
  page,
  newPerson,
}) => {
  test.setTimeout(240_000);
  const authors: string[] = [];
  for (let at = 0; at < CASES; at += 1) {
    const { personId } = await newPerson({ signedIn: false });
    authors.push(await handInCase(personId, at));
  }
  const first = await newPerson({ role: "trainer", region: "42" });

  await test.step("grading is arranged: two people, blind", async () => {
    await page.goto(HERE);
    await page.getByText("作业安排").click();
    await page.getByLabel("几位老师评（1或2）").fill("2");
    await page.getByLabel(/盲评/).check();
    await page.getByRole("button", { name: "保存安排" }).click();
    await expect(page.getByText("已保存，马上生效。")).toBeVisible();
    await page.reload();
    // Whoever grades has the same name, which stands in the frame of the page.
    await expect(page.getByRole("main").getByText("田小禾")).toHaveCount(0);
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step("the first grader goes through all twenty", async () => {
    await beginGrading(page);
    for (let at = 0; at < CASES; at += 1) {
      const address = page.url();
      await gradeByKeyboard(page, ["1", "2", "1", "2", "1", "3", "1"]);
      if (at === 0) {
        await page.keyboard.press("c");
        await page.keyboard.type("读得懂");
        expect(await axeFindings(page)).toEqual([]);
      }
      if (at === 1) {
        await page.keyboard.press("c");
        await page.getByRole("button", { name: "用这句评语：读得懂" }).press("Enter");
        await expect(page.getByLabel("文字可读的评语")).toHaveValue("读得懂");
      }
      await page.keyboard.press("Control+Enter");
      await page.waitForURL((url) => url.href !== address);
    }
    expect(await gradedBy(first.personId)).toBe(CASES);
  });

  const second = await newPerson({ role: "trainer", region: "42" });
  await test.step("the second agrees in most, and their agreement is told", async () => {
    await page.goto(HERE);
    await beginGrading(page);
    for (let at = 0; at < 2; at += 1) {
      const address = page.url();
      await gradeByKeyboard(page, ["1", "2", at === 0 ? "1" : "2", "2", "1", "3", "1"]);
      await page.keyboard.press("Control+Enter");
      await page.waitForURL((url) => url.href !== address);
    }
    expect(await gradedBy(second.personId)).toBe(2);
    await page.goto(HERE);
    await expect(page.getByText(/2份由两位老师评过。同一档的占93%，Cohen’s κ 为/)).toBeVisible();
  });

  await test.step("one is returned with what to change", async () => {
    await beginGrading(page);
    const id = page.url().split("/").at(-1) ?? "";
    await page.getByText("退回修改").click();
    await page.getByLabel("要改什么").fill("成效只有一句，请补上前后对照。");
    await page.getByRole("button", { name: "退回给学员" }).click();
    await expect
      .poll(async () => (await sql`select state from submissions where id = ${id}`)[0]?.state)
      .toBe("returned");
  });
});
