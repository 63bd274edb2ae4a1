/** A good case: put forward by a grader, shown when its author agrees, read by others, taken back. */
import { axeFindings } from "./axe";
import { enrol, expect, test } from "./fixtures";
import { CASE_COURSE, gradeCase, handInCase } from "./handed-in";

const GALLERY = `/learn/${CASE_COURSE}/gallery`;
// What is not shown is not there.
test.use({ expectedErrors: [[/status of 404/], { scope: "test" }] });

const PRAISE = "成效前后对照，读得出变化。";

test("a case is shown to those who study the course as long as its author agrees", async ({
  page,
  newPerson,
}) => {
  const author = await newPerson({ signedIn: false });
  const reader = await newPerson({ signedIn: false });
  await enrol(reader.personId, CASE_COURSE);
  const grader = await newPerson({ role: "trainer" });
  const id = await handInCase(author.personId);
  await gradeCase(id, grader.personId);

  await test.step("a grader puts it forward, and nothing is shown yet", async () => {
    await page.goto(`/teach/${CASE_COURSE}/assignments/case/${id}`);
    await page.getByLabel(/推荐的话/).fill(PRAISE);
    await page.getByRole("button", { name: "请作者同意展示" }).click();
    await expect(page.getByText("已问过作者，同意以后才会展示。")).toBeVisible();
    await reader.signIn();
    expect((await page.goto(`${GALLERY}/${id}`))?.status()).toBe(404);
  });

  await test.step("its author is told, reads it again, chooses no name, and agrees", async () => {
    await author.signIn();
    await page.goto("/learn/messages");
    await page.getByRole("link", { name: /被推荐为优秀作业/ }).click();
    await expect(page.getByText(PRAISE)).toBeVisible();
    await page.getByLabel("怎样署名").selectOption({ label: "不署名，写“一位学员”" });
    await page.getByRole("button", { name: "同意展示" }).click();
    await expect(page.getByText("请再看一遍，然后打上勾")).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel(/我又看了一遍/).check();
    await page.getByRole("button", { name: "同意展示" }).click();
    await expect(page.getByText("署名：一位学员。")).toBeVisible();
  });

  await test.step("another learner finds it from the course, without a name", async () => {
    await reader.signIn();
    await page.goto(`/courses/${CASE_COURSE}`);
    await page.getByRole("link", { name: /看优秀作业/ }).click();
    await page.waitForURL(GALLERY);
    expect(await axeFindings(page)).toEqual([]);
    await page
      .getByRole("main")
      .getByRole("link", { name: new RegExp(PRAISE) })
      .click();
    await expect(page.getByText("第1位老人，很少下楼。")).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("田小禾");
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step("it is gone at once when its author takes it back", async () => {
    await author.signIn();
    await page.goto(`/learn/${CASE_COURSE}/assignments/case`);
    await page.getByRole("button", { name: "撤回同意" }).click();
    await expect(page.getByText("您撤回了同意，这份作业已不展示")).toBeVisible();
    await reader.signIn();
    expect((await page.goto(`${GALLERY}/${id}`))?.status()).toBe(404);
  });
});
