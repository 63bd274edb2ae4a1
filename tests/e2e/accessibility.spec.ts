/** axe finds nothing on any page, in either theme, on a phone and on a desktop. */
import type { Page } from "@playwright/test";
import { axeFindingsInBothThemes } from "./axe";
import { enrol, expect, readLessons, settled, test } from "./fixtures";

const open = ["/", "/courses", "/courses/policy", "/sign-in", "/register", "/verify", "/nowhere"];
const personal = [
  "/learn",
  "/learn/record",
  "/learn/mistakes",
  "/courses/policy",
  "/learn/policy/lessons/three-to-five",
  "/learn/policy/lessons/five-elements",
  "/learn/policy/papers/action-sheet",
  "/learn/policy/quiz",
  "/learn/record/claim",
  "/learn/certificates",
  "/manage/people",
  "/manage/people/import",
  "/manage/people/activation",
  "/manage/hours",
  "/manage/certificates",
  "/manage/places?at=4201",
  "/manage/places/420106",
  "/manage/organisations",
  "/manage/organisations/new",
  "/manage/roles",
  "/manage/roles/new?q=%E6%BC%94",
];
const sizes = [
  { name: "phone", width: 390, height: 844 },
  { name: "desktop", width: 1280, height: 800 },
];

// Long walks that share nothing.
test.describe.configure({ mode: "parallel", timeout: 480_000 });

for (const { name, ...viewport } of sizes) {
  test.describe(name, () => {
    test.use({
      viewport,
      expectedErrors: [[/404 \(Not Found\)/], { scope: "test" }],
    });

    test("pages for anyone", async ({ page }) => {
      for (const path of open) await expectNothingFound(page, path);
    });

    test("pages for those signed in", async ({ page, newPerson }) => {
      const { personId } = await newPerson({ role: "manager" });
      await enrol(personId);
      for (const path of personal) await expectNothingFound(page, path);
    });

    test("the answer sheet, the result, and what follows from it", async ({ page, newPerson }) => {
      const { personId } = await newPerson({ role: "trainer" });
      await enrol(personId);
      await readLessons(personId);
      await page.goto("/learn/policy/quiz");
      await page.getByRole("button", { name: "开始测验" }).click();
      await page.waitForURL(/quiz\/[0-9a-f-]{36}/);
      await expectNothingFound(page, page.url());
      await page.getByRole("button", { name: "交卷" }).first().click();
      await page.getByRole("button", { name: "确认交卷" }).click();
      await expect(page.getByRole("heading", { name: "这次没有通过" })).toBeVisible();
      const result = page.url();
      const review = `/teach/policy/attempts/${result.split("/").at(-1)}`;
      const after = [result, "/learn/mistakes", "/learn/messages", "/teach", review];
      const bank = ["analysis", "quiz", "grading", "attempts", "bank", "bank/import"]
        .concat(["bank/new", "bank/alike", "roster", "funnel", "discussion", "announcements"])
        .map((place) => `/teach/policy/${place}`);
      for (const path of [...after, ...bank]) await expectNothingFound(page, path);
    });
  });
}

async function expectNothingFound(page: Page, path: string) {
  await page.goto(path);
  await settled(page);
  expect(await axeFindingsInBothThemes(page), path).toEqual([]);
}
