/** Courseware of others: it remembers where one stopped, counts when it is done, and reaches nothing it must not. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { fewWords, hostile, oneUnit, twoUnits } from "@/tests/support/packages";
import { enrol, expect, letTimePass, sql, test } from "./fixtures";
import { judgement, loadCourse, operator, withdrawCourse } from "./load-course";

const COURSE = "courseware";
const lessonPath = (slug: string) => `/learn/${COURSE}/lessons/${slug}`;

const packages = { twelve: twoUnits, newer: oneUnit, quiet: fewWords, hostile };

test.beforeAll(() => {
  const slugs = Object.keys(packages);
  loadCourse(
    {
      slug: COURSE,
      lessons: slugs.map((slug) => ({
        slug,
        work: `package:\n  src: media/${slug}.zip`,
        checks: slug === "twelve" ? ["courseware-c-1"] : [],
      })),
      questions: judgement("courseware-c-1", "twelve"),
      media: Object.fromEntries(
        Object.entries(packages).map(([slug, make]) => [`${slug}.zip`, make()]),
      ),
    },
    (folder) => {
      const inspected = operator("package", "inspect", join(folder, "media/twelve.zip"));
      expect(inspected).toContain("SCORM 1.2：入户安全（虚构课件）");
    },
  );
});
test.afterAll(() => withdrawCourse(COURSE));

const frameOf = (page: Page) => page.frameLocator(".package-open iframe");

async function statesOf(personId: string) {
  return await sql<{ unitId: string; done: boolean; score: number | null }[]>`
    select s.unit_id as "unitId", s.done, s.score from package_states s
    join enrolments e on e.id = s.enrolment_id where e.person_id = ${personId} order by s.unit_id`;
}

test("SCORM 1.2 goes on where one stopped, on another device too, and counts unit by unit", async ({
  page,
  browser,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await enrol(personId, COURSE);
  await page.goto(lessonPath("twelve"));
  await page.getByRole("button", { name: "开始做" }).click();
  await expect(frameOf(page).getByText("做到第0步")).toBeVisible();
  await frameOf(page).getByRole("button", { name: "往下做" }).click();
  await frameOf(page).getByRole("button", { name: "往下做" }).click();
  await expect.poll(() => statesOf(personId)).toEqual([{ unitId: "A", done: false, score: null }]);

  const other = await browser.newContext();
  await other.addCookies(await page.context().cookies());
  const phone = await other.newPage();
  await phone.goto(new URL(lessonPath("twelve"), page.url()).href);
  await phone.getByRole("button", { name: "接着做" }).click();
  await expect(frameOf(phone).getByText("做到第2步")).toBeVisible();
  await frameOf(phone).getByRole("button", { name: "做完了" }).click();
  await expect.poll(() => statesOf(personId)).toEqual([{ unitId: "A", done: true, score: 8500 }]);
  await phone.getByRole("button", { name: "回到单元列表" }).click();
  await expect(phone.getByText("✓ 已完成，85%")).toBeVisible();
  await phone.getByRole("button", { name: "接着做" }).click();
  await frameOf(phone).getByRole("button", { name: "做完了" }).click();
  await expect(phone.getByText(/各单元都做完了，再学约\d+秒/)).toBeVisible();

  // Ninety seconds are asked for: they pass, and somebody is there.
  await letTimePass(personId, 120);
  await sql`update lesson_progress set active_seconds = 100 where enrolment_id in (
    select id from enrolments where person_id = ${personId})`;
  await phone.reload();
  await expect(phone.getByText("✓ 这一课学完了。")).toBeVisible();
  await other.close();
});

test("SCORM 2004 keeps its memory and its score", async ({ page, newPerson }) => {
  const { personId } = await newPerson();
  await enrol(personId, COURSE);
  await page.goto(lessonPath("newer"));
  await page.getByRole("button", { name: "开始做" }).click();
  await expect(frameOf(page).getByText("记得：没有")).toBeVisible();
  await frameOf(page).getByRole("button", { name: "往下做" }).click();
  await expect.poll(() => statesOf(personId)).toHaveLength(1);
  await page.reload();
  await page.getByRole("button", { name: "接着做" }).click();
  await expect(frameOf(page).getByText("记得：门牌要看清")).toBeVisible();
  await frameOf(page).getByRole("button", { name: "做完了" }).click();
  await expect.poll(() => statesOf(personId)).toEqual([{ unitId: "U", done: true, score: 9000 }]);
});

test("what says little counts: a page that is only looked at, a unit that only ends", async ({
  page,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await enrol(personId, COURSE);
  await page.goto(lessonPath("quiet"));
  await page.getByRole("button", { name: "开始做" }).click();
  await expect(frameOf(page).getByText("请看这一页")).toBeVisible();
  await page.getByRole("button", { name: "回到单元列表" }).click();
  await page.getByRole("button", { name: "接着做" }).click();
  await frameOf(page).getByRole("button", { name: "做完了" }).click();
  await expect
    .poll(() => statesOf(personId))
    .toEqual([
      { unitId: "P", done: true, score: null },
      { unitId: "Q", done: true, score: null },
    ]);
});

test.describe("without network", () => {
  const offline = [/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/];
  test.use({ expectedErrors: [offline, { scope: "test" }] });

  test("what courseware says waits on the device", async ({ page, context, newPerson }) => {
    const { personId } = await newPerson();
    await enrol(personId, COURSE);
    await page.goto(lessonPath("newer"));
    await page.getByRole("button", { name: "开始做" }).click();
    await expect(frameOf(page).getByText("记得：没有")).toBeVisible();
    await context.setOffline(true);
    await frameOf(page).getByRole("button", { name: "往下做" }).click();
    await expect(page.getByText("离线，稍后同步").first()).toBeVisible();
    expect(await statesOf(personId)).toEqual([]);
    await context.setOffline(false);
    await expect.poll(() => statesOf(personId)).toHaveLength(1);
  });

  test("and is told by whatever page comes next, when one goes away before there is network", async ({
    page,
    context,
    newPerson,
  }) => {
    const { personId } = await newPerson();
    await enrol(personId, COURSE);
    await page.goto(lessonPath("newer"));
    await page.getByRole("button", { name: "开始做" }).click();
    await expect(frameOf(page).getByText("记得：没有")).toBeVisible();
    await context.setOffline(true);
    await frameOf(page).getByRole("button", { name: "做完了" }).click();
    await expect(page.getByText("离线，稍后同步").first()).toBeVisible();
    await page.goto("about:blank");
    await context.setOffline(false);
    await page.goto("/learn");
    await expect.poll(() => statesOf(personId)).toEqual([{ unitId: "U", done: true, score: 9000 }]);
  });
});

test.describe("hostile courseware", () => {
  test.use({ expectedErrors: [[/./], { scope: "test" }] });

  test("gets neither cookie nor storage, neither the page around it nor the platform", async ({
    page,
    newPerson,
  }) => {
    const { personId } = await newPerson();
    await enrol(personId, COURSE);
    await page.goto(lessonPath("hostile"));
    await page.getByRole("button", { name: "开始做" }).click();
    await expect(frameOf(page).locator("#place")).toContainText("elsewhere");
    const got = JSON.parse(await frameOf(page).locator("#place").innerText());
    expect(got).toEqual({
      ...{ cookie: "refused", storage: "refused", parent: "refused", top: "refused" },
      ...{ session: "refused", progress: "refused", elsewhere: "refused" },
    });
    expect(page.url()).toContain(lessonPath("hostile"));
    const cookies = await page.context().cookies();
    const forged = await page.request.get("/packages/x.y.z/h.html");
    expect([forged.status(), cookies.length]).toEqual([404, 1]);
  });
});
