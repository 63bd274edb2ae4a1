/** A change goes to a reviewer, to learners, and back; somebody in the middle of the course finds what was said. */
import type { Page } from "@playwright/test";
import { axeFindingsInBothThemes } from "./axe";
import { enrol, expect, readLessons, sql, test } from "./fixtures";
import { loadCourse, withdrawCourse } from "./load-course";

/** Each test has a course of its own: a draft keeps what was written into it, also after a failure. */
let slug = "";
test.beforeEach(() => {
  slug = `publishing-trial-${Date.now().toString(36)}`;
});
test.afterEach(() => withdrawCourse(slug));

function load() {
  const lessons = [
    { slug: "one", work: "required: true" },
    { slug: "two", work: "required: true" },
  ];
  loadCourse({ slug, lessons, questions: "[]", media: {} });
}

/** Changes a lesson of the draft as its author would; how it is written has tests of its own. */
async function rewrite(from: string, to: string) {
  await sql`update draft_files set text = replace(text, ${from}, ${to}), revision = revision + 1,
      updated_at = now()
    where path = 'lessons/01-one.md' and course_id = (select id from courses where slug = ${slug})`;
}

async function joinTeam(personId: string, role: string) {
  await sql`insert into course_team (course_id, person_id, role)
    select id, ${personId}, ${role} from courses where slug = ${slug}`;
}

async function looksRight(page: Page) {
  await page.setViewportSize({ width: 390, height: 844 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  expect(await axeFindingsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("is submitted, reviewed by somebody else, published, found by a learner, and taken back", async ({
  page,
  newPerson,
}) => {
  test.setTimeout(240_000);
  load();
  const author = await newPerson({ role: "trainer" });
  const reviewer = await newPerson({ signedIn: false });
  await joinTeam(reviewer.personId, "reviewer");
  const learner = await newPerson({ signedIn: false });
  await enrol(learner.personId, slug);
  await readLessons(learner.personId, { courseSlug: slug, left: 1 });
  await rewrite("打开它，跟着做。", "先看清门牌，跟着做。");

  await page.goto(`/teach/${slug}`);
  await page.getByRole("link", { name: "检查和发布" }).click();
  await expect(page.getByRole("heading", { name: "和第1版相比的改动" })).toBeVisible();
  await expect(page.locator("del").first()).toContainText("打开它");
  await expect(page.locator("ins").first()).toContainText("门牌");
  await expect(page.getByText("1人学到一半")).toBeVisible();
  const promise = "已学完的课时都保留：1人有学完的课时，不用重学。";
  await expect(page.getByText(promise)).toBeVisible();
  await expect(page.getByText("没有人要重做已经做过的。")).toBeVisible();

  await page.getByRole("button", { name: "改为需要审稿" }).click();
  await expect(page.getByText("审稿人通过以后才能发布")).toBeVisible();
  await expect(page.getByRole("button", { name: "发布", exact: true })).toHaveCount(0);
  await page.getByLabel("给审稿人的话").fill("请看第一课的开头");
  await page.getByRole("button", { name: "送审", exact: true }).click();
  await expect(page.getByText("等待审稿")).toBeVisible();
  await looksRight(page);

  await reviewer.signIn();
  await page.goto("/learn/messages");
  await page.getByRole("link", { name: /送来审稿/ }).click();
  await expect(page.getByText("送审说明：请看第一课的开头")).toBeVisible();
  await expect(page.locator("ins").first()).toContainText("门牌");
  await page.getByText("写审稿意见").click();
  await page.getByLabel("对《试验课时one》的意见").fill("好，门牌先说清楚了");
  await page.getByRole("button", { name: "保存意见" }).click();
  await expect(page.getByText("意见已保存")).toBeVisible();
  await looksRight(page);
  await page.getByRole("button", { name: "通过", exact: true }).click();
  await expect(page.getByText("审稿通过")).toBeVisible();

  await author.signIn();
  await page.goto(`/teach/${slug}/publish`);
  await expect(page.getByText("好，门牌先说清楚了")).toBeVisible();
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect(page.getByText("已发布，课程更新了一版。")).toBeVisible();

  await learner.signIn();
  await page.goto(`/learn/${slug}/lessons/one`);
  await expect(page.getByText("打开它，跟着做。")).toBeVisible();
  await page.goto(`/courses/${slug}`);
  await expect(page.getByText("已学完的1课都保留，不用重学。")).toBeVisible();
  await page.getByRole("button", { name: "换到新版" }).click();
  await expect(page.getByText("已换到新版")).toBeVisible();
  await page.goto(`/learn/${slug}/lessons/one`);
  await expect(page.getByText("先看清门牌，跟着做。")).toBeVisible();
  const [kept] = await sql<{ n: number }[]>`
    select count(p.completed_at)::int as n from lesson_progress p
    join enrolments e on e.id = p.enrolment_id where e.person_id = ${learner.personId}`;
  expect(kept?.n).toBe(1);

  await author.signIn();
  await page.goto(`/teach/${slug}/releases`);
  await looksRight(page);
  await page.getByRole("link", { name: /第1版/ }).click();
  await expect(page.getByRole("heading", { name: "退回到这一版" })).toBeVisible();
  await expect(page.locator("ins").first()).toContainText("打开它");
  await looksRight(page);
  await page.getByRole("button", { name: "用第1版的内容发布第3版" }).click();
  await expect(page.getByText("已用第1版的内容发布了新的一版。")).toBeVisible();
});

test("waits for its time, and for somebody to agree again once it was changed", async ({
  page,
  newPerson,
}) => {
  load();
  const author = await newPerson({ role: "trainer" });
  await sql`update courses set review_required = false where slug = ${slug}`;
  await rewrite("打开它，跟着做。", "先看清门牌，跟着做。");
  await page.goto(`/teach/${slug}/publish`);
  await page.getByText("定时发布").click();
  await page.getByLabel("发布时间").fill("2099-11-23T09:00");
  await page.getByRole("button", { name: "到时发布" }).click();
  await expect(page.getByText("定在2099年11月23日 09:00发布")).toBeVisible();
  await page.getByRole("button", { name: "取消定时发布" }).click();
  await expect(page.getByText("已取消定时发布。")).toBeVisible();

  await page.getByRole("button", { name: "送审", exact: true }).click();
  await expect(page.getByText("等待审稿")).toBeVisible();
  await rewrite("先看清门牌", "先看清楼栋");
  await page.reload();
  await expect(page.getByText("草稿在送审以后又改过")).toBeVisible();
  await looksRight(page);

  // Its reviewer still reads what was submitted, and cannot let through what was written since.
  const reviewer = await newPerson({ signedIn: false });
  await joinTeam(reviewer.personId, "reviewer");
  await reviewer.signIn();
  await page.getByRole("link", { name: "看送审的那一稿" }).click();
  await expect(page.locator("ins").first()).toContainText("门牌");
  await expect(page.getByText("草稿在送审以后又改过")).toBeVisible();
  await expect(page.getByRole("button", { name: "退回修改" })).toBeVisible();
  await expect(page.getByRole("button", { name: "通过", exact: true })).toHaveCount(0);
  const preview = await page
    .getByRole("link", { name: "预览《试验课时one》（新标签页）" })
    .getAttribute("href");
  await page.goto(preview ?? "");
  await expect(page.getByText("先看清门牌，跟着做。")).toBeVisible();
  await author.signIn();
  await page.goto(`/teach/${slug}/publish`);

  // What was open before the change publishes nothing else than what it shows.
  await rewrite("先看清楼栋", "再看清楼栋");
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect(page.getByText("您打开这一页以后，草稿又有改动")).toBeVisible();
});
