/** What is written is never lost: not by time, by another trainer, by the end of a session, or without network. */
import { axeFindings } from "./axe";
import { expect, sql, test } from "./fixtures";
import {
  LESSON,
  openNewLesson,
  placeOf,
  savedBody,
  saveLine,
  textOf,
  untilSaved,
} from "./lesson-writing";

test("every stretch of work can be looked at word by word and put back, and nothing is lost by it", async ({
  page,
  newPerson,
}) => {
  await openNewLesson(page, await newPerson({ role: "trainer" }));
  await textOf(page).click();
  await page.keyboard.type("先看门牌。");
  await untilSaved(page);
  const { course } = placeOf(page);
  await sql`update draft_versions set begun_at = begun_at - interval '1 hour',
      saved_at = saved_at - interval '1 hour'
    where course_id = (select id from courses where slug = ${course})`;
  await page.keyboard.type("再敲门。");
  await expect.poll(() => savedBody(page)).toBe("先看门牌。再敲门。");

  await page.getByRole("tab", { name: "历史" }).click();
  const versions = page.getByRole("tabpanel").getByRole("listitem");
  await expect(versions).toHaveCount(2);
  await expect(versions.first()).toContainText("田小禾");
  await versions.first().getByRole("button", { name: "看改了什么" }).click();
  await expect(versions.first().getByRole("insertion")).toContainText("再敲门");
  expect(await axeFindings(page)).toEqual([]);
  await versions.last().getByRole("button", { name: "看改了什么" }).click();
  await versions.last().getByRole("button", { name: "恢复成这一版" }).click();
  await expect(textOf(page)).toHaveText("先看门牌。");
  await expect.poll(() => savedBody(page)).toBe("先看门牌。");

  // What was there before is an entry of its own, however recent it was.
  await page.getByRole("tab", { name: "历史" }).click();
  await expect(versions).toHaveCount(3);
  await versions.nth(1).getByRole("button", { name: "看改了什么" }).click();
  await versions.nth(1).getByRole("button", { name: "恢复成这一版" }).click();
  await expect(textOf(page)).toHaveText("先看门牌。再敲门。");
});

test("two trainers know of each other, and neither overwrites the other", async ({
  page,
  browser,
  baseURL,
  newPerson,
  context,
  expectedErrors,
}) => {
  expectedErrors.push(/409/);
  const colleague = await newPerson({ role: "trainer" });
  await sql`update people set name = '周以宁' where id = ${colleague.personId}`;
  const elsewhere = await browser.newContext({
    ...{ baseURL: baseURL ?? "", storageState: await context.storageState() },
  });
  await openNewLesson(page, await newPerson({ role: "trainer" }));
  const { course } = placeOf(page);
  await sql`insert into course_team (course_id, person_id, role)
    select id, ${colleague.personId}, 'coauthor' from courses where slug = ${course}`;
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await expect(other.getByText("田小禾也正在编辑这一课")).toBeVisible();
  await page.reload();
  await expect(page.getByText("周以宁也正在编辑这一课")).toBeVisible();

  await textOf(other).click();
  await other.keyboard.type("先写的一段。");
  await untilSaved(other);
  await textOf(page).click();
  await page.keyboard.type("后写的一段。");
  const merge = page.getByRole("alertdialog", { name: "周以宁也改了这一课" });
  await expect(merge.getByText("两份都在，谁的也没有被覆盖。")).toBeVisible();
  await merge.getByRole("button", { name: "合并，继续写" }).click();
  await untilSaved(page);
  const body = await savedBody(page);
  expect(body).toContain("先写的一段。");
  expect(body).toContain("后写的一段。");
  await elsewhere.close();
});

test("who goes back to the course in the middle of a sentence, and comes back, finds every word", async ({
  page,
  newPerson,
}) => {
  await openNewLesson(page, await newPerson({ role: "trainer" }));
  const { course } = placeOf(page);
  await page.goto(`/teach/${course}`);
  await page.getByRole("link", { name: LESSON }).click();
  await textOf(page).click();
  await page.keyboard.type("先看门牌。");
  await page.getByRole("link", { name: "回到课程" }).click();
  await expect(page).toHaveURL(`/teach/${course}`);
  await page.goBack();
  await expect(textOf(page)).toHaveText("先看门牌。");
  await expect.poll(() => savedBody(page)).toBe("先看门牌。");
  await textOf(page).click();
  await page.keyboard.press("End");
  await page.keyboard.type("再敲门。");
  await page.goBack();
  await page.goForward();
  await expect(textOf(page)).toHaveText("先看门牌。再敲门。");
  await expect.poll(() => savedBody(page)).toBe("先看门牌。再敲门。");
});

test("a session that ends while one writes loses nothing, and it goes on after signing in", async ({
  page,
  newPerson,
  context,
  expectedErrors,
}) => {
  expectedErrors.push(/401/);
  const trainer = await newPerson({ role: "trainer" });
  await openNewLesson(page, trainer);
  // A page asked for anew would lead who writes to the sign-in.
  const askedAnew: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("_rsc=")) askedAnew.push(request.url());
  });
  await textOf(page).click();
  await page.keyboard.type("先看门牌。");
  await untilSaved(page);
  await sql`update sessions set revoked_at = now() where id = ${trainer.sessionId}`;
  await page.keyboard.type("再敲门。");
  await expect(saveLine(page)).toContainText("登录已过期，内容已存在这台设备上，请重新登录");
  await page.keyboard.type("最后说来意。");
  expect(await axeFindings(page)).toEqual([]);

  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "去登录（新标签页）" }).click();
  const signIn = await opened;
  await signIn.getByLabel("账号").fill(trainer.account);
  await signIn.getByLabel("密码", { exact: true }).fill(trainer.password);
  await signIn.getByRole("button", { name: "登录", exact: true }).click();
  await expect(signIn).not.toHaveURL(/sign-in/);
  await signIn.close();
  await page.bringToFront();
  await untilSaved(page);
  expect(await savedBody(page)).toBe("先看门牌。再敲门。最后说来意。");
  expect(askedAnew).toEqual([]);
});

test("without network it is kept on the device, also when the page is closed, and taken up again beside what others wrote", async ({
  page,
  newPerson,
  context,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED|409/);
  await openNewLesson(page, await newPerson({ role: "trainer" }));
  const address = page.url();
  const { course, lesson } = placeOf(page);
  await context.setOffline(true);
  await textOf(page).click();
  await page.keyboard.type("路上写的一段。");
  await expect(saveLine(page)).toContainText("现在连不上网络，内容已存在这台设备上");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto("about:blank");
  await context.setOffline(false);

  // Meanwhile a colleague wrote in the same place.
  await sql`update draft_files set text = text || E'同事写的一段。\n', revision = revision + 1
    where path like ${`lessons/%${lesson}.md`}
      and course_id = (select id from courses where slug = ${course})`;
  await page.goto(address);
  await expect(textOf(page)).toHaveText("同事写的一段。");
  await expect(page.getByText("这台设备上有没保存到平台的内容")).toBeVisible();
  // An offer that was not answered is made again.
  await page.reload();
  await page.getByRole("button", { name: "取回来" }).click();
  await page.getByRole("button", { name: "合并，继续写" }).click();
  await untilSaved(page);
  const body = await savedBody(page);
  expect(body).toContain("路上写的一段。");
  expect(body).toContain("同事写的一段。");
  await page.reload();
  await expect(textOf(page)).toContainText("路上写的一段。");
  await expect(page.getByText("这台设备上有没保存到平台的内容")).toHaveCount(0);
});
