/**
 * A course whose lessons are complete in other ways than by reading: a notice that is confirmed, also
 * without network, a lesson whose self-checks are answered rightly, one of one's own choice. And a later
 * release of it, which somebody moves to.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { axeFindingsInBothThemes } from "./axe";
import { expect, letTimePass, settled, sql, test, untilOpened } from "./fixtures";

const offline = [/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/];
test.use({ expectedErrors: [offline, { scope: "test" }] });
test.describe.configure({ mode: "serial" });
test.setTimeout(240_000);

const COURSE = "as-asked";

const manifest = (title: string) => `slug: ${COURSE}
title: ${title}
series: wushe
position: 901
summary: 只在测试里出现的课程
audience: 测试
outcomes: [能通过测试]
contentAsOf: 2026-11-23
cover: media/cover.svg
modules:
  - id: all
    title: 三种学完
    lessons: [notice, checked, extra]
`;

const lesson = (id: string, title: string, rule: string, body: string) => `---
id: ${id}
title: ${title}
minutes: 5
summary: 虚构的一课
contentAsOf: 2026-11-23
${rule}
---

## 说明

这是一段虚构的课文，只在测试里出现。

${body}
`;

const cover = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90">
  <circle class="fig-teal" cx="60" cy="45" r="24"/>
  <circle class="fig-line-amber" cx="100" cy="45" r="24" stroke-width="5"/>
</svg>
`;

const questions = `- id: as-asked-c-1
  purpose: check
  lesson: checked
  kind: judgement
  stem: 入户之前先看清门牌。
  difficulty: easy
  topic: 入户
  answer: true
  explanation: 走错门，后面都白做。
`;

/** Loads the course as an operator would, from a folder. */
function load(title: string, noticeRule: string): string {
  const root = mkdtempSync(join(tmpdir(), "wushe-as-asked-"));
  const folder = join(root, COURSE);
  for (const inside of ["lessons", "media"]) mkdirSync(join(folder, inside), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write("course.yaml", manifest(title));
  write("questions.yaml", questions);
  write("media/cover.svg", cover);
  write("lessons/01-notice.md", lesson("notice", "学员须知", noticeRule, ""));
  const asked = '::check{question="as-asked-c-1"}';
  const rule = "completion: { checks: 100, seconds: 10 }";
  write("lessons/02-checked.md", lesson("checked", "入户之前", rule, asked));
  write("lessons/03-extra.md", lesson("extra", "延伸阅读", "required: false", ""));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["scripts/cli.mjs", "content", "load", root],
    { encoding: "utf8", env: process.env },
  );
  rmSync(root, { recursive: true });
  return stdout + stderr;
}

/** Other tests count the courses that are offered. */
test.afterAll(async () => {
  await sql`update courses set current_release_id = null where slug = ${COURSE}`;
});

async function stay(page: Page, personId: string, seconds: number) {
  await page.mouse.move(100, 200);
  await untilOpened(page, personId);
  await letTimePass(personId, seconds);
  await page.clock.runFor(seconds * 1000);
}

/** Not beside `page.clock`: axe waits by the clock of the page. */
async function expectAccessible(page: Page, path: string) {
  await page.goto(path);
  await settled(page);
  expect(await axeFindingsInBothThemes(page)).toEqual([]);
}

test("a learner confirms, answers, leaves out what is 选学, and has completed the course", async ({
  page,
  newPerson,
}) => {
  expect(load("虚构须知课", "completion: { confirm: informed, seconds: 20 }")).toContain("已发布");
  const { personId } = await newPerson();
  await page.clock.install();
  await page.goto(`/courses/${COURSE}`);
  await expect(page.getByText("2课，另有选学1课")).toBeVisible();
  await expect(page.getByText("选学", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "加入课程" }).click();
  await page.getByRole("link", { name: "继续学习" }).click();

  const confirm = page.getByRole("button", { name: "我已知晓" });
  await expect(page.getByText(/再读约20秒，按“我已知晓”，就算学完这一课/)).toBeVisible();
  await expect(confirm).toBeDisabled();
  await stay(page, personId, 25);
  await expect(confirm).toBeEnabled();
  await confirm.click();
  await expect(page.getByText("✓ 这一课学完了。")).toBeVisible();

  await page.getByRole("link", { name: "学下一课" }).click();
  await expect(page.getByText(/答对1道自测题（已对0道）/)).toBeVisible();
  await stay(page, personId, 15);
  const check = page.locator("[data-check]");
  await check.getByRole("radio", { name: "错误" }).check();
  await check.getByRole("button", { name: "看看对不对" }).click();
  await expect(check.getByRole("button", { name: /再/ })).toBeVisible();
  await expect(page.getByText("✓ 这一课学完了。")).toHaveCount(0);
  await check.getByRole("button", { name: /再/ }).click();
  await check.getByRole("radio", { name: "正确" }).check();
  await check.getByRole("button", { name: "看看对不对" }).click();
  await expect(page.getByText("✓ 这一课学完了。")).toBeVisible();

  await page.goto("/learn");
  await expect(page.getByText("已学完2/2课")).toBeVisible();
  await expect(page.getByText("已结业")).toBeVisible();
  const [row] = await sql<{ minutes: number }[]>`
    select minutes from hour_credits where person_id = ${personId}`;
  expect(row?.minutes).toBe(10);

  await page.goto(`/learn/${COURSE}/lessons/extra`);
  await expect(page.getByText("第3课，共3课，选学")).toBeVisible();
});

test("a word given without network counts when it is back", async ({
  page,
  context,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await page.clock.install();
  await page.goto(`/courses/${COURSE}`);
  await page.getByRole("button", { name: "加入课程" }).click();
  await page.getByRole("link", { name: "继续学习" }).click();
  await untilOpened(page, personId);
  await context.setOffline(true);
  await stay(page, personId, 25);
  await page.getByRole("button", { name: "我已知晓" }).click();
  await expect(page.getByText("已存在本机，联网后自动记入。")).toBeVisible();
  await context.setOffline(false);
  // On a busy machine it may take the next heartbeat.
  await expect(page.getByText("✓ 这一课学完了。")).toBeVisible({ timeout: 90_000 });
  const deeds = await sql`select deed from lesson_deeds where person_id = ${personId}`;
  expect(deeds).toEqual([{ deed: "confirmed" }]);
});

test("whoever is in the middle is told of a new release, and moves to it when they like", async ({
  page,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await page.clock.install();
  await page.goto(`/courses/${COURSE}`);
  await page.getByRole("button", { name: "加入课程" }).click();
  await page.getByRole("link", { name: "继续学习" }).click();
  await stay(page, personId, 25);
  await page.getByRole("button", { name: "我已知晓" }).click();
  await expect(page.getByText("✓ 这一课学完了。")).toBeVisible();

  expect(load("虚构须知课", "completion: { confirm: studied, seconds: 30 }")).toContain("已发布");
  await page.goto("/learn");
  await expect(page.getByText("有新版")).toBeVisible();
  await page.goto(`/courses/${COURSE}`);
  const panel = page.getByRole("region", { name: "这门课有新版了" });
  await expect(panel.getByText("已学完的1课都保留，不用重学。")).toBeVisible();
  await panel.getByRole("button", { name: "换到新版" }).click();
  await expect(page.getByText("已换到新版")).toBeVisible();
  await expect(panel).toHaveCount(0);
  await expect(page.getByText("1/2课")).toBeVisible();
});

test("axe finds nothing on its pages", async ({ page, newPerson }) => {
  const { personId } = await newPerson();
  await expectAccessible(page, `/courses/${COURSE}`);
  await expectAccessible(page, "/courses");
  // As somebody who joined the first release.
  await sql`
    insert into enrolments (person_id, course_id, release_id, kind, enrolled_at)
    select ${personId}, c.id, r.id, 'self', now() - interval '1 day'
    from courses c join releases r on r.course_id = c.id and r.number = 1
    where c.slug = ${COURSE}`;
  await expectAccessible(page, `/courses/${COURSE}`);
  await expectAccessible(page, `/learn/${COURSE}/lessons/notice`);
  await expectAccessible(page, `/learn/${COURSE}/lessons/checked`);
});
