/** A trainer and the bank: a file looked at and brought in, a question written, put into the exam, written out. */
import { pngOf } from "@/tests/support/pictures";
import { expect, sql, test } from "./fixtures";

const paper = `一、单选题（每题4分）
1. 居民合唱队想用社区的教室，先找谁商量？
A. 社区居委会
B. 县民政局
C. 物业公司
答案：A
解析：教室归社区管，先问社区。
知识点：场地
2. 没有写答案的题
A. 甲
B. 乙
`;

test.beforeEach(async () => {
  await sql`update questions set purpose = 'bank', retired_at = now() where origin = 'bank'`;
});

test("a file is looked at first, and brought in without what is faulty", async ({
  page,
  newPerson,
}) => {
  await newPerson({ role: "trainer" });
  await page.goto("/teach");
  await page
    .getByRole("listitem")
    .filter({ hasText: "政策制度" })
    .getByRole("link", { name: "题库" })
    .click();
  await page.getByRole("link", { name: "导入题目" }).click();
  const file = { name: "题目.docx.txt", mimeType: "text/plain", buffer: Buffer.from(paper) };
  await page.getByLabel("题目文件").setInputFiles(file);
  await page.getByRole("button", { name: "先看一看" }).click();

  await expect(page.getByText("文本或 Word，1题")).toBeVisible();
  await expect(page.getByText("第2题（第9行）")).toBeVisible();
  expect(await bankCount()).toBe(0);

  await page.getByRole("button", { name: "导入选中的1题" }).click();
  await expect(page.getByText("已导入1题")).toBeVisible();
  expect(await bankCount()).toBe(1);

  await page.getByRole("link", { name: "去看导入的题" }).click();
  await expect(page.getByText("居民合唱队想用社区的教室，先找谁商量？")).toBeVisible();
});

test("the same file a second time is known, and nothing of it is chosen", async ({
  page,
  newPerson,
}) => {
  await newPerson({ role: "trainer" });
  for (const expected of ["导入选中的1题", "导入选中的0题"]) {
    await page.goto("/teach/policy/bank/import");
    const file = { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from(paper) };
    await page.getByLabel("题目文件").setInputFiles(file);
    await page.getByRole("button", { name: "先看一看" }).click();
    const take = page.getByRole("button", { name: expected });
    await expect(take).toBeVisible();
    if (expected.includes("1")) {
      await take.click();
      await expect(page.getByText("已导入1题")).toBeVisible();
    } else await expect(page.getByText(/和题库里的.*相同/)).toBeVisible();
  }
});

test("a picture is put into a question, with its words, and seen in it", async ({
  page,
  newPerson,
}) => {
  const { account } = await newPerson({ role: "trainer" });
  await page.goto("/teach/policy/bank/new");
  await page.getByLabel("题型").selectOption("judgement");
  await page.getByLabel("题干").fill(`看图，先去三楼（${account}）。`);
  const stem = page.getByLabel("题干");
  await stem.press("Home");
  for (let step = 0; step < 3; step += 1) await stem.press("ArrowRight");
  await page.getByRole("button", { name: /插入图片\s*到题干/ }).click();
  const file = { name: "路线.png", mimeType: "image/png", buffer: Buffer.from(pngOf()) };
  await page.getByLabel("图片文件").setInputFiles(file);
  await page.getByRole("button", { name: "插入", exact: true }).click();
  await expect(page.getByText(/请写明图上是什么/)).toBeVisible();
  await page.getByLabel("图上是什么").fill("楼栋走访路线");
  // Enter puts the picture in; it does not save the question around it.
  await page.getByLabel("图上是什么").press("Enter");
  await expect(stem).toHaveValue(/^看图，!\[楼栋走访路线\]\(media\/[0-9a-f]{64}\.png\)先去三楼/);
  await page.getByText("看看学员看到的样子").click();
  for (const picture of await page.getByRole("img", { name: "楼栋走访路线" }).all()) {
    await expect(picture).toBeVisible();
    await expect(picture).toHaveJSProperty("naturalWidth", 1);
  }
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.waitForURL(/\/bank$/);
  await expect(page.getByText(`看图，〔图：楼栋走访路线〕先去三楼（${account}）。`)).toBeVisible();
});

test("a picture is pasted into an explanation, on a phone too, and words stay words", async ({
  page,
  newPerson,
}) => {
  await newPerson({ role: "trainer" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/teach/policy/bank/new");
  await page.getByLabel("题型").selectOption("matching");
  const paste = async (words: string) => {
    await page.getByLabel("解析").evaluate(
      (field, [base64, text]) => {
        const bytes = Uint8Array.from(atob(base64 ?? ""), (sign) => sign.charCodeAt(0));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([bytes], "a.png", { type: "image/png" }));
        if (text) clipboardData.setData("text/plain", text);
        const event = { clipboardData, bubbles: true, cancelable: true };
        field.dispatchEvent(new ClipboardEvent("paste", event));
      },
      [Buffer.from(pngOf()).toString("base64"), words],
    );
  };
  await paste("表格里的字");
  await expect(page.getByLabel("图上是什么")).toBeHidden();
  await paste("");
  await expect(page.getByLabel("图上是什么")).toBeFocused();
  await page.getByLabel("图上是什么").fill("走访记录表");
  await page.getByRole("button", { name: "插入", exact: true }).click();
  await expect(page.getByLabel("解析")).toHaveValue(/^!\[走访记录表\]/);
  await expect(page.getByRole("button", { name: /插入图片\s*到解析/ })).toBeFocused();
  await expect(page.getByRole("img", { name: "走访记录表" })).toHaveJSProperty("naturalWidth", 1);
  await page.getByRole("button", { name: "插入图片到第1对右边" }).click();
  await expect(page.getByLabel("图片文件")).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test.describe("what is refused", () => {
  // The browser puts every refusal on its console.
  test.use({ expectedErrors: [[/status of (400|409)/], { scope: "test" }] });

  test("a file that is no question file is refused with what to do", async ({
    page,
    newPerson,
  }) => {
    await newPerson({ role: "trainer" });
    await page.goto("/teach/policy/bank/import");
    const file = {
      name: "题目.xlsx",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7"),
    };
    await page.getByLabel("题目文件").setInputFiles(file);
    await page.getByRole("button", { name: "先看一看" }).click();
    await expect(page.getByText("PDF 读不出题目，请用 Word 或 Excel 文件")).toBeVisible();
  });

  test("a question is written, mended where it is faulty, put into the exam, and written out", async ({
    page,
    newPerson,
  }) => {
    await newPerson({ role: "trainer" });
    await page.goto("/teach/policy/bank/new");
    await page.getByLabel("题干").fill("入户探访前，要先约好____，再叫上____。");
    await page.getByLabel("题型").selectOption("fill");
    await page.getByLabel("第1空").fill("时间");
    await page.getByLabel("知识点").fill("入户");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.getByText("还没有保存，您写的都在")).toBeVisible();
    await page.getByLabel("第2空").fill("同伴/同事");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.waitForURL(/\/bank$/);

    const line = page.getByRole("listitem").filter({ hasText: "入户探访前" });
    await expect(line.getByText("备用")).toBeVisible();
    await line.getByRole("checkbox").check();
    await page.getByRole("button", { name: "放进测验" }).click();
    await expect(page.getByText(/课程已更新到第\d+版/)).toBeVisible();
    await expect(line.getByText("在结业测验里")).toBeVisible();

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "GIFT" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("policy-题库.gift.txt");

    await line.getByRole("checkbox").check();
    await page.getByRole("button", { name: "移出测验" }).click();
    await expect(line.getByText("备用")).toBeVisible();
  });
});

async function bankCount(): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from questions where origin = 'bank' and retired_at is null`;
  return row?.n ?? 0;
}
