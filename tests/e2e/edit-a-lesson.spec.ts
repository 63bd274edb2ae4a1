/** A trainer writes a lesson: blocks from the menu, pictures, self-checks, what other programs copied, Chinese input. */
import type { Page } from "@playwright/test";
import { wordLists, wordPage } from "@/tests/fixtures/pasted-html";
import { axeFindings } from "./axe";
import { expect, test } from "./fixtures";
import {
  bringPicture,
  openNewLesson,
  pasteHtml,
  savedBody,
  textOf,
  untilSaved,
} from "./lesson-writing";

test.beforeEach(async ({ page, newPerson }) => {
  await openNewLesson(page, await newPerson({ role: "trainer" }));
  await textOf(page).click();
});

const menuOf = (page: Page) => page.getByRole("listbox", { name: "插入" });

/** Chooses from the menu beside the cursor, by pinyin. */
async function put(page: Page, pinyin: string, label: string) {
  await page.keyboard.type(`/${pinyin}`);
  await expect(menuOf(page).getByRole("option", { selected: true })).toContainText(label);
  await page.keyboard.press("Enter");
}

test("a lesson is written with heading, list, call-out, table, figure and self-check, and seen as learners will", async ({
  page,
}) => {
  await put(page, "dbt", "大标题");
  await page.keyboard.type("看门牌");
  await page.keyboard.press("Enter");
  await page.keyboard.type("核对楼栋和房号。");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- 带工作证");
  await page.keyboard.press("Enter");
  await page.keyboard.type("带记录表");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await put(page, "yd", "要点");
  await page.keyboard.type("先说来意");
  await page.keyboard.press("Enter");
  await page.keyboard.type("再请对方坐下。");
  await expect(page.getByLabel("提示框种类")).toHaveValue("point");
  await textOf(page).locator("> p").last().click();
  await put(page, "bg", "表格");
  await page.keyboard.type("时间");
  await page.keyboard.press("Tab");
  await page.keyboard.type("做什么");
  await page.keyboard.press("Tab");
  await page.keyboard.type("谁去");
  await page.getByRole("button", { name: "下面加一行" }).click();
  await expect(textOf(page).getByRole("row")).toHaveCount(4);
  await textOf(page).locator("> p").last().click();
  await expect(page.getByText(/^\d+字，读完约1分钟$/)).toBeVisible();

  await bringPicture(page, "paste");
  const figure = page.getByRole("group", { name: "图片" });
  await expect(figure.getByText("请写图片说明：看不到图的人靠它了解图的内容")).toBeVisible();
  await figure.getByLabel("图片说明（必填）").fill("一块门牌");
  await figure.getByLabel("图注（可不填）").fill("门牌（虚构）");
  await expect(figure.getByRole("note")).toHaveCount(0);
  await expect(figure.getByRole("img", { name: "一块门牌" })).toBeVisible();

  await textOf(page).locator("> p").last().click();
  await put(page, "zct", "自测题");
  const question = page.getByRole("dialog", { name: "写一道自测题" });
  await question.getByRole("button", { name: "保存这道题" }).click();
  await expect(question.getByText("还没有保存")).toBeVisible();
  await question.getByLabel("题目").fill("进门先做什么？");
  for (const [place, choice] of ["说来意", "填表", "拍照"].entries()) {
    await question.getByLabel(`选项${place + 1}`, { exact: true }).fill(choice);
  }
  await question.getByLabel("解析").fill("对方先知道您是谁、为什么来。");
  expect(await axeFindings(page)).toEqual([]);
  await question.getByRole("button", { name: "保存这道题" }).click();
  await expect(page.getByRole("group", { name: "自测题" })).toContainText("进门先做什么？");

  await untilSaved(page);
  expect(await savedBody(page)).toMatch(
    new RegExp(
      [
        "^## 看门牌\n\n核对楼栋和房号。\n\n- 带工作证\n- 带记录表",
        ":::point\\[先说来意\\]\n\n再请对方坐下。\n\n:::",
        "\\| 时间 \\| 做什么 \\| 谁去 \\|",
      ].join("[\\s\\S]*"),
    ),
  );
  expect(await savedBody(page)).toMatch(
    /::figure\{src="media\/[^"]+" alt="一块门牌" caption="门牌（虚构）"\}/,
  );
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole("tab", { name: "预览" }).click();
  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("heading", { name: "看门牌" })).toBeVisible();
  await expect(preview.getByRole("img", { name: "一块门牌" })).toBeVisible();
  await expect(preview.getByText("进门先做什么？")).toBeVisible();
  await page.getByRole("radio", { name: "电脑" }).check();
  await expect(page.getByTitle("预览（电脑）")).toBeVisible();
});

test("what was copied from Word comes without its rubbish, and one is told what did not come along", async ({
  page,
}) => {
  await pasteHtml(page, wordPage);
  await expect(textOf(page).getByText("一、先打电话")).toBeVisible();
  await expect(page.getByText("已粘贴，下面这些没有带过来")).toBeVisible();
  await page.getByRole("button", { name: "知道了" }).click();
  await textOf(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await pasteHtml(page, wordLists);
  await expect.poll(() => savedBody(page)).toContain("之后的一段。");
  const body = await savedBody(page);
  expect(body).toContain("探访前**先打电话**，说清");
  expect(body).toContain("[说明](https://example.cn/a)");
  expect(body).toContain("- 甲\n- 乙\n");
  expect(body).toMatch(/1\. 乙之一\n\s+2\. 乙之二/);
  expect(body).not.toMatch(/mso|span|style|<o:p>|宋体|file:|http:/i);
});

test("a picture is dropped where it is let go", async ({ page }) => {
  await page.keyboard.type("第一段。");
  await page.keyboard.press("Enter");
  await page.keyboard.type("第二段。");
  await bringPicture(page, { dropOn: "第一段。" });
  await page.getByLabel("图片说明（必填）").fill("一块青色");
  await expect(page.getByText("正在上传图片…")).toHaveCount(0);
  await expect.poll(() => savedBody(page)).toMatch(/::figure\{src="media\/[\s\S]*第二段。$/);
});

test("an input method is never disturbed: not by saving, by the menu, or by a block's own lines", async ({
  page,
  context,
}) => {
  const keys = await context.newCDPSession(page);
  const compose = (text: string) =>
    keys.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  const commit = (text: string) => keys.send("Input.insertText", { text });

  await page.keyboard.type("您");
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/api/authoring/draft"));
  for (const part of ["n", "ni", "ni h", "ni ha", "ni hao"]) await compose(part);
  // The platform is written to in the middle of the word.
  await saved;
  await compose("ni hao");
  await commit("你好");
  await expect(textOf(page)).toHaveText("您你好");

  // The key that opens the menu belongs to the input method while it is at work.
  await page.keyboard.press("Enter");
  await compose("、");
  await expect(menuOf(page)).toHaveCount(0);
  await commit("、");
  await expect(menuOf(page)).toBeVisible();
  await compose("yao");
  await commit("要点");
  await expect(menuOf(page).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  for (const part of ["x", "xian"]) await compose(part);
  await commit("先");
  await expect(textOf(page).locator(".callout-heading")).toHaveText("先");

  await textOf(page).locator("> p").last().click();
  await bringPicture(page, "paste");
  const described = page.getByLabel("图片说明（必填）");
  await described.click();
  for (const part of ["m", "men", "men p", "men pai"]) await compose(part);
  await commit("门牌");
  await expect(described).toHaveValue("门牌");
  await expect.poll(() => savedBody(page)).toContain('alt="门牌"');
  expect(await savedBody(page)).toMatch(/^您你好\n\n:::point\[先\]/);
});
