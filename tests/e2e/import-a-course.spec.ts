/** What a trainer has already comes in: a Word document as a module and as a lesson, a course as its zip and out again. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { smallCourse } from "@/tests/fixtures/small-course";
import { trainingDocument } from "@/tests/support/word";
import { packed, unzipped, zipped } from "@/tests/support/zips";
import { axeFindings } from "./axe";
import { expect, sql, test } from "./fixtures";
import { begin } from "./new-course";

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function choose(page: Page, name: string, mimeType: string, content: Uint8Array) {
  const buffer = Buffer.from(content);
  await page.locator("input[type=file]").setInputFiles({ name, mimeType, buffer });
  await page.getByRole("button", { name: "先看一看" }).click();
}

const slugOf = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";

async function pathsOf(slug: string): Promise<string[]> {
  const rows = await sql<{ path: string }[]>`
    select path from draft_files f join courses c on c.id = f.course_id where c.slug = ${slug}
    union select path from draft_media m join courses c on c.id = m.course_id where c.slug = ${slug}`;
  return rows.map(({ path }) => path);
}

test("a Word document becomes a module with its pictures, and a lesson; what is lost is listed", async ({
  page,
  newPerson,
  expectedErrors,
}) => {
  // A file that is no document is refused.
  expectedErrors.push(/409/);
  await newPerson({ role: "trainer" });
  await begin(page);
  const slug = slugOf(page);
  await page.getByRole("link", { name: "导入 Word" }).click();
  await choose(page, "不是文档.docx", docx, new TextEncoder().encode("只是文字"));
  await expect(page.getByText("没有导入任何内容")).toBeVisible();

  const content = await trainingDocument();
  await choose(page, "入户探访.docx", docx, content);
  await expect(page.getByText("读好了：入户探访.docx")).toBeVisible();
  await expect(page.getByText("带来2张图片。")).toBeVisible();
  await expect(page.getByRole("heading", { name: "会得到3个课时" })).toBeVisible();
  const lost = page.getByRole("region", { name: "带不来的，和变了样的" });
  await expect(lost.getByText("没有带来").first()).toBeVisible();
  await expect(lost.getByText(/页眉/).first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "导入3个课时" }).click();
  await expect(page.getByText(/已导入3个课时，在单元“入户探访/)).toBeVisible();
  expect((await pathsOf(slug)).filter((path) => /^media\/word-.*\.png$/.test(path))).toHaveLength(
    2,
  );

  await page.getByRole("button", { name: "再导入一个文档" }).click();
  await choose(page, "入户探访.docx", docx, content);
  await page.getByLabel("这份文档成为").selectOption("lesson");
  await page.getByLabel("课时名称").fill("一课读完");
  await page.getByRole("button", { name: "导入1个课时" }).click();
  await expect(page.getByText(/已导入1个课时/)).toBeVisible();
  await page.getByRole("link", { name: "去课程里看" }).click();
  for (const title of ["出发之前", "到了门口", "回来以后", "一课读完"]) {
    await expect(page.getByRole("link", { name: title })).toBeVisible();
  }
  // Its pictures are there already, and come no second time.
  expect((await pathsOf(slug)).filter((path) => /^media\/word-.*\.png$/.test(path))).toHaveLength(
    2,
  );
  await page.getByRole("link", { name: "到了门口" }).click();
  const text = page.getByRole("textbox", { name: "课文正文" });
  await expect(text.getByText("并报清姓名和单位。")).toBeVisible();
  await expect(text.getByRole("img", { name: "田小禾在第1户门口核对门牌。" })).toBeVisible();
});

test("a course's zip becomes a course, which leaves again as the same files", async ({
  page,
  newPerson,
}) => {
  await newPerson({ role: "trainer" });
  const slug = `small-${Date.now().toString(36)}`;
  const files = Object.fromEntries(
    Object.entries(smallCourse).map(([path, text]) => [
      path,
      path === "course.yaml" ? text.replace("slug: small", `slug: ${slug}`) : text,
    ]),
  );
  const zip = await zipped(packed({ ...files, "草稿.txt": "不是课程的文件" }));

  await page.goto("/teach");
  await page.getByRole("link", { name: "导入课程" }).click();
  await choose(page, "坏的.zip", "application/zip", zip.slice(0, zip.length / 2));
  await expect(page.getByText("没有导入任何内容")).toBeVisible();
  await choose(page, `${slug}.zip`, "application/zip", zip);
  await expect(page.getByText("虚构小课：2个课时")).toBeVisible();
  await expect(page.getByText("1个文件不是课程的，不带来")).toBeVisible();
  await expect(page.getByText("草稿.txt")).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "导入成新课程" }).click();
  await expect(page.getByText("已导入“虚构小课”")).toBeVisible();
  await page.getByRole("link", { name: "去课程里看" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "虚构小课" })).toBeVisible();
  expect(slugOf(page)).toBe(slug);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "导出草稿" }).click();
  const left = unzipped(await readFile(await (await download).path()));
  const texts = Object.entries(left).map(([path, bytes]) => [
    path,
    new TextDecoder().decode(bytes),
  ]);
  expect(Object.fromEntries(texts)).toEqual(files);
});
