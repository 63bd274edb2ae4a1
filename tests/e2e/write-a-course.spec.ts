/** A trainer begins a course, orders it, writes a lesson, and publishes it; a learner reads it. */
import type { Locator, Page } from "@playwright/test";
import { axeFindings } from "./axe";
import { enrol, expect, sql, test } from "./fixtures";
import { openNewLesson } from "./lesson-writing";
import { addLessons, begin, COURSE } from "./new-course";

async function openMore(page: Page, name: string) {
  await page.getByText(`“${name}”的更多操作`).locator("..").click();
}

async function middleOf(place: Locator) {
  const box = await place.boundingBox();
  if (!box) throw new Error("It is not on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, name: string, onto: Locator) {
  const from = await middleOf(handleOf(page, name));
  const to = await middleOf(onto);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, (from.y + to.y) / 2);
  await page.mouse.move(from.x, to.y);
  await page.mouse.up();
}

const rows = (page: Page) => page.locator("main li").filter({ hasText: "分钟" });
const handleOf = (page: Page, name: string) =>
  page.getByRole("button", { name: `移动“${name}”，拖动或按上下方向键` });

test("a course is begun, ordered by button, mouse and keyboard, and shared with a colleague", async ({
  page,
  newPerson,
}) => {
  await newPerson({ role: "trainer" });
  await begin(page);
  await addLessons(page, "敲门以前", "第一句话");
  await openMore(page, "第一句话");
  await page.getByRole("button", { name: "上移“第一句话”" }).click();
  await expect(rows(page).first()).toContainText("第一句话");

  await page.getByLabel("新单元的标题").fill("回访");
  await page.getByRole("button", { name: "加单元" }).click();
  await expect(page.getByRole("heading", { name: "回访" })).toBeVisible();
  await drag(page, "敲门以前", page.getByText("这个单元还没有课时"));
  await expect(rows(page).last()).toContainText("敲门以前");
  await expect(page.getByText("这个单元还没有课时")).toHaveCount(0);

  // By keyboard, twice without waiting: into the module above, then before what stands there.
  await handleOf(page, "敲门以前").focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByText("“敲门以前”现在是“准备”的第2个课时")).toBeAttached();
  await expect(handleOf(page, "敲门以前")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(rows(page).first()).toContainText("敲门以前");
  // Moves go to the server one after the other; a page that is left takes those with it that wait.
  const slug = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await expect
    .poll(async () => {
      const [sheet] = await sql<{ text: string }[]>`
        select f.text from draft_files f join courses c on c.id = f.course_id
        where c.slug = ${slug} and f.path = 'course.yaml'`;
      const lessons = sheet?.text.match(/l-[0-9a-f]{8}/g) ?? [];
      const first = await rows(page).first().getAttribute("data-lesson");
      return lessons[0] === first;
    })
    .toBe(true);
  await page.reload();
  await expect(rows(page).first()).toContainText("敲门以前");

  await openMore(page, "第一句话");
  await page.getByRole("button", { name: "从大纲里删去" }).last().click();
  await expect(page.getByRole("link", { name: "第一句话" })).toHaveCount(0);

  await page.getByLabel("请谁加入").fill("manager@demo.local");
  await page.getByLabel("作为").selectOption("grader");
  await page.getByRole("button", { name: "加入团队" }).click();
  await expect(page.getByText("已加入团队")).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});

test("on a tablet, lessons are ordered by finger, one is written and sent to a reviewer", async ({
  browser,
  baseURL,
  newPerson,
  context,
}) => {
  await newPerson({ role: "trainer" });
  const tablet = await browser.newContext({
    ...{ baseURL: baseURL ?? "", hasTouch: true, viewport: { width: 820, height: 1180 } },
    storageState: await context.storageState(),
  });
  const page = await tablet.newPage();
  await begin(page);
  await addLessons(page, "敲门以前", "第一句话");
  const from = await middleOf(handleOf(page, "第一句话"));
  const to = await middleOf(handleOf(page, "敲门以前"));
  const finger = await tablet.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
    finger.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: y === undefined ? [] : [{ x: from.x, y }],
    });
  await touch("touchStart", from.y);
  for (let part = 1; part <= 6; part++) {
    await touch("touchMove", from.y + ((to.y - 20 - from.y) * part) / 6);
  }
  await touch("touchEnd");
  await expect(rows(page).first()).toContainText("第一句话");

  const more = page.getByText("“敲门以前”的更多操作").locator("..");
  const takeOut = page.getByRole("button", { name: "从大纲里删去" }).last();
  // The browser may take a tap so soon after a drag for the drag's end.
  await expect(async () => {
    if (!(await takeOut.isVisible())) await more.tap();
    await expect(takeOut).toBeVisible({ timeout: 1000 });
  }).toPass();
  await takeOut.tap();
  await expect(page.getByRole("link", { name: "敲门以前" })).toHaveCount(0);
  await page.getByLabel("学完能做什么").fill("能说清来意");
  await page.getByLabel("结业证书").selectOption("none");
  await page.getByRole("button", { name: "保存", exact: true }).tap();
  await expect(page.getByText("已保存在草稿里")).toBeVisible();
  await page.getByRole("link", { name: "第一句话" }).tap();
  await page.getByRole("textbox", { name: "课文正文" }).tap();
  await page.getByRole("button", { name: "插入", exact: true }).tap();
  await page.getByRole("dialog", { name: "插入" }).getByRole("button", { name: "大标题" }).tap();
  await page.keyboard.type("先说来意");
  await page.keyboard.press("Enter");
  await page.keyboard.type("报姓名和单位。");
  await page.getByRole("tab", { name: "课文信息" }).tap();
  await page.getByLabel("一句话介绍").fill("头一句说什么");
  await expect(page.getByText(/^已保存 /)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "回到课程" }).tap();
  await page.getByRole("link", { name: "检查和发布" }).tap();
  await page.getByRole("button", { name: "改为需要审稿" }).tap();
  await page.getByRole("button", { name: "送审", exact: true }).tap();
  await expect(page.getByText("等待审稿")).toBeVisible();
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  await tablet.close();
});

test("a lesson is written, kept when the network fails, published, and read by a learner", async ({
  page,
  context,
  newPerson,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED/);
  await newPerson({ role: "trainer" });
  await begin(page);
  await addLessons(page, "敲门以前");
  await expect(page.getByText(/还有\d+处要补/)).toBeVisible();

  await page.getByLabel("学完能做什么").fill("能说清来意");
  await page.getByLabel("结业证书").selectOption("none");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("已保存在草稿里")).toBeVisible();

  await page.getByRole("link", { name: "敲门以前" }).first().click();
  const text = page.getByRole("textbox", { name: "课文正文" });
  await text.click();
  await page.keyboard.type("## 看门牌");
  await page.keyboard.press("Enter");
  await context.setOffline(true);
  await page.keyboard.type("核对楼栋和房号。");
  await expect(page.getByText("现在连不上网络，内容已存在这台设备上")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/^已保存 /)).toBeVisible();
  // On a phone the tools are a row that scrolls, and an arrow says so.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "往后看工具" }).click();
  await expect(page.getByRole("button", { name: "往前看工具" })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole("button", { name: "往前看工具" })).toHaveCount(0);
  await page.getByRole("tab", { name: "课文信息" }).click();
  await page.getByLabel("一句话介绍").fill("先看门牌再敲门");
  await expect(page.getByText(/^已保存 /)).toBeVisible();

  // When it is complete: said in a sentence, and what cannot be is said at its field.
  await page.getByLabel("答对多少自测题（%）").fill("80");
  await expect(page.getByText("要求答对自测题，课文里却没有自测题")).toBeVisible();
  await page.getByLabel("答对多少自测题（%）").fill("");
  await page.getByLabel("至少学多久（秒）").fill("9000");
  await expect(page.getByText("最多7200")).toBeVisible();
  await page.getByLabel("至少学多久（秒）").fill("60");
  await page.getByLabel("学员要不要确认").selectOption("informed");
  await expect(page.getByText("现在的要求：至少学60秒，按下确认按钮，就算学完。")).toBeVisible();
  await page.getByLabel("学习方式").selectOption("document");
  await expect(page.getByRole("group", { name: "文档文件" })).toContainText("还没有选文件");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel("学习方式").selectOption("article");
  await expect(page.getByText(/^已保存 /)).toBeVisible();

  await page.getByRole("link", { name: "回到课程" }).click();
  await page.getByRole("link", { name: "检查和发布" }).click();
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect(page.getByText("已发布，课程更新了一版。")).toBeVisible();
  const slug = new URL(page.url()).pathname.split("/").at(-2) ?? "";
  const [lesson] = await sql<{ slug: string }[]>`
    select l.slug from lessons l join courses c on c.id = l.course_id where c.slug = ${slug}`;

  // No longer offered to new learners; whoever joined goes on.
  const learner = await newPerson({ signedIn: false });
  await enrol(learner.personId, slug);
  await page.goto(`/courses/${slug}`);
  await expect(page.getByRole("heading", { level: 1, name: COURSE })).toBeVisible();
  await page.goto(`/teach/${slug}`);
  await page.getByRole("button", { name: "停止招生" }).click();
  await expect(page.getByRole("button", { name: "恢复招生" })).toBeVisible();
  await page.goto("/courses");
  await expect(page.locator(`a[href="/courses/${slug}"]`)).toHaveCount(0);
  await learner.signIn();
  await page.goto(`/learn/${slug}/lessons/${lesson?.slug}`);
  await expect(page.getByRole("heading", { name: "看门牌" })).toBeVisible();
  await expect(page.getByText("我已知晓").first()).toBeVisible();
});

test("two who write the same lesson do not overwrite one another", async ({
  page,
  context,
  newPerson,
  expectedErrors,
}) => {
  expectedErrors.push(/409/);
  await openNewLesson(page, await newPerson({ role: "trainer" }));
  const other = await context.newPage();
  await other.goto(page.url());
  const write = async (who: Page, words: string) => {
    await who.bringToFront();
    await who.getByRole("textbox", { name: "课文正文" }).click();
    await who.keyboard.type(words);
  };
  await write(other, "先写的");
  await expect(other.getByText(/^已保存 /)).toBeVisible();
  await write(page, "后写的");
  const merge = page.getByRole("alertdialog");
  await expect(merge.getByText("两份都在，谁的也没有被覆盖。")).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await merge.getByRole("button", { name: "合并，继续写" }).click();
  await expect(page.getByText(/^已保存 /)).toBeVisible();
  await other.bringToFront();
  await other.reload();
  await expect(other.getByText("先写的")).toBeVisible();
  await expect(other.getByText("后写的")).toBeVisible();
});
