/** Word documents that cannot be read, that are very large, or that are lost on the way: a sentence says what to do. */
import type { Page } from "@playwright/test";
import { compoundFile, trainingDocument } from "@/tests/support/word";
import { draftCourse } from "./drafted-course";
import { expect, sql, test } from "./fixtures";
import { placeOf } from "./lesson-writing";

const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Opens the import of a new course of one lesson; its slug. */
async function openImport(page: Page, { personId }: { personId: string }): Promise<string> {
  await page.goto(await draftCourse(personId, "敲门以前"));
  const { course } = placeOf(page);
  await page.goto(`/teach/${course}/import`);
  return course;
}

async function look(page: Page, name: string, content: Uint8Array) {
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
  await page.getByRole("button", { name: "先看一看" }).click();
}

/** How many files of each kind a draft has. */
async function filesOf(course: string) {
  const [counted] = await sql<{ lessons: number; pictures: number }[]>`
    select (select count(*)::int from draft_files f
        where f.course_id = c.id and f.path like 'lessons/%') as lessons,
      (select count(*)::int from draft_media m where m.course_id = c.id) as pictures
    from courses c where c.slug = ${course}`;
  return counted;
}

test("one with a password, of the old format, cut off, or only called so says what to do, and nothing is written", async ({
  page,
  newPerson,
  expectedErrors,
}) => {
  expectedErrors.push(/409/);
  const course = await openImport(page, await newPerson({ role: "trainer" }));
  const whole = await trainingDocument();
  for (const [content, sentence] of [
    [compoundFile("EncryptedPackage"), /有打开密码.*去掉密码/],
    [compoundFile("WordDocument"), /旧格式.*另存为 \.docx/],
    [whole.subarray(0, whole.length / 2), /损坏/],
    [new TextEncoder().encode("MZ\u0000\u0000"), /这是程序/],
  ] as const) {
    await look(page, "讲稿.docx", content);
    const told = page.getByRole("alert").filter({ hasText: "没有导入任何内容" });
    await expect(told).toContainText(sentence);
    await page.reload();
  }
  expect(await filesOf(course)).toEqual({ lessons: 1, pictures: 0 });
});

test("one with five hundred pictures comes whole", async ({ page, newPerson }) => {
  const course = await openImport(page, await newPerson({ role: "trainer" }));
  await look(page, "图很多.docx", await trainingDocument(500));
  await expect(page.getByText("带来500张图片。")).toBeVisible();
  await page.getByRole("button", { name: "导入3个课时" }).click();
  await expect(page.getByText(/已导入3个课时/)).toBeVisible();
  expect(await filesOf(course)).toEqual({ lessons: 4, pictures: 500 });
});

test("one that was looked at waits for the network and for signing in again", async ({
  page,
  newPerson,
  expectedErrors,
}) => {
  expectedErrors.push(/401|Failed to load resource/);
  const trainer = await newPerson({ role: "trainer" });
  const course = await openImport(page, trainer);
  await look(page, "入户探访.docx", await trainingDocument());
  const take = page.getByRole("button", { name: "导入3个课时" });
  await page.route("**/word/import?*", (route) => route.abort("connectionreset"));
  await take.click();
  await expect(page.getByText(/网络断开了.*课程没有任何改变/)).toBeVisible();
  await page.unroute("**/word/import?*");
  await sql`update sessions set revoked_at = now() where id = ${trainer.sessionId}`;
  await take.click();
  await expect(page.getByText(/登录已经过期。课程没有任何改变/)).toBeVisible();
  expect(await filesOf(course)).toEqual({ lessons: 1, pictures: 0 });
  await sql`update sessions set revoked_at = null where id = ${trainer.sessionId}`;
  await take.click();
  await expect(page.getByText(/已导入3个课时/)).toBeVisible();
});
