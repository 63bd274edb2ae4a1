/** A new course with a lesson to write, made on the screens that trainers use. */
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

export const COURSE = "入户探访（虚构）";

export async function begin(page: Page) {
  await page.goto("/teach");
  await page.getByRole("link", { name: "新建课程" }).click();
  await page.getByLabel("课程名称").fill(COURSE);
  await page.getByLabel("一两句话说说这门课").fill("怎样敲开一扇门。");
  await page.getByLabel("给谁学").fill("一线社工");
  await page.getByRole("button", { name: "新建课程" }).click();
  await expect(page.getByRole("heading", { level: 1, name: COURSE })).toBeVisible();
}

export async function addLessons(page: Page, ...titles: string[]) {
  await page.getByLabel("新单元的标题").fill("准备");
  await page.getByRole("button", { name: "加单元" }).click();
  for (const title of titles) {
    await page.getByLabel("在“准备”里加课时").fill(title);
    await page.getByRole("button", { name: "加课时" }).click();
    await expect(page.getByRole("link", { name: title }).first()).toBeVisible();
  }
}
