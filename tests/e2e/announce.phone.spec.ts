/** A trainer with a phone tells those who joined; they find it in their inbox, and nobody else does. */
import { axeFindings } from "./axe";
import { enrol, expect, test } from "./fixtures";

/** Nobody else of these journeys studies it: their inboxes stay as they expect them. */
const COURSE = "charity-resources";

test("an announcement is written on a phone, reaches who joined, and nobody else", async ({
  page,
  newPerson,
}) => {
  const learner = await newPerson({ signedIn: false });
  await enrol(learner.personId, COURSE);
  const stranger = await newPerson({ signedIn: false });
  const trainer = await newPerson({ role: "trainer" });
  const title = `周五线上答疑（${trainer.account.slice(-6)}）`;

  await page.goto("/");
  await page
    .getByRole("navigation", { name: "底部导航" })
    .getByRole("link", { name: "教学" })
    .click();
  await page
    .getByRole("listitem")
    .filter({ hasText: "慈善资源" })
    .getByRole("link", { name: "公告" })
    .click();
  await page.getByLabel("标题").fill(title);
  await page.getByLabel("内容").fill("晚上七点，带着入户探访的问题来。\n进场方式看课程页。");
  await page.getByRole("button", { name: "发给全体学员" }).click();
  await expect(page.getByText(/^已发给\d+位学员。$/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 3, name: title })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await learner.signIn();
  await page.goto("/learn");
  const foot = page.getByRole("navigation", { name: "底部导航" });
  await expect(foot.getByRole("link", { name: "教学" })).toHaveCount(0);
  await page.getByText("1条消息没有读").locator("..").click();
  await page.getByRole("link", { name: /站内消息/ }).click();
  const message = page.getByRole("link", { name: title });
  await expect(message).toContainText("晚上七点，带着入户探访的问题来。");
  await expect(message).toContainText("未读");
  expect(await axeFindings(page)).toEqual([]);
  await message.click();
  await expect(page).toHaveURL(new RegExp(`/courses/${COURSE}$`));
  await page.goto("/learn/messages");
  await page.getByRole("button", { name: "全部标为已读" }).click();
  await expect(page.getByText("未读")).toHaveCount(0);

  await stranger.signIn();
  await page.goto("/learn/messages");
  await expect(page.getByText("还没有消息")).toBeVisible();
  expect((await page.request.get(`/teach/${COURSE}/announcements`)).status()).toBe(404);
});
