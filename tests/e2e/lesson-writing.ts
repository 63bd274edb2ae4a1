/** What the tests of the lesson editor share: an open lesson, its text, and what is kept of it. */
import type { Page } from "@playwright/test";
import { draftCourse } from "./drafted-course";
import { expect, sql } from "./fixtures";

export const LESSON = "敲门以前";

/** A new course of somebody who is signed in, with one empty lesson open in the editor. */
export async function openNewLesson(page: Page, { personId }: { personId: string }) {
  await page.goto(await draftCourse(personId, LESSON));
  await expect(textOf(page)).toBeEditable();
}

export const textOf = (page: Page) => page.getByRole("textbox", { name: "课文正文" });

/** Where what is written is by now; the platform has it all when this says so. */
export const saveLine = (page: Page) => page.locator("[data-phase]");

export async function untilSaved(page: Page) {
  await expect(saveLine(page)).toHaveText(/^已保存 \d/);
}

/** The course and lesson of an editor's page. */
export function placeOf(page: Page) {
  const [, course = "", lesson = ""] =
    /\/teach\/([^/]+)\/lessons\/([^/]+)/.exec(new URL(page.url()).pathname) ?? [];
  return { course, lesson };
}

/** The body of the lesson's file, as the platform has it. */
export async function savedBody(page: Page): Promise<string> {
  const { course, lesson } = placeOf(page);
  const [file] = await sql<{ text: string }[]>`
    select f.text from draft_files f join courses c on c.id = f.course_id
    where c.slug = ${course} and f.path like ${`lessons/%${lesson}.md`}`;
  return file?.text.split("---\n").slice(2).join("---\n").trim() ?? "";
}

/** Puts HTML on the clipboard of the page and pastes it, as a program beside the browser would. */
export async function pasteHtml(page: Page, html: string) {
  await textOf(page).evaluate((text, given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", given);
    text.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, html);
}

/** Brings a picture by the clipboard, or drops it where the words stand. */
export async function bringPicture(page: Page, way: "paste" | { dropOn: string }) {
  const at = typeof way === "string" ? null : await page.getByText(way.dropOn).boundingBox();
  await textOf(page).evaluate(async (text, place) => {
    const canvas = new OffscreenCanvas(320, 200);
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("No canvas");
    pen.fillStyle = place ? "teal" : "orange";
    pen.fillRect(0, 0, 320, 200);
    const data = new DataTransfer();
    data.items.add(new File([await canvas.convertToBlob()], "图.png", { type: "image/png" }));
    const usual = { bubbles: true, cancelable: true };
    if (!place) {
      text.dispatchEvent(new ClipboardEvent("paste", { ...usual, clipboardData: data }));
      return;
    }
    const point = { clientX: place.x + 4, clientY: place.y + place.height / 2 };
    text.dispatchEvent(new DragEvent("drop", { ...usual, ...point, dataTransfer: data }));
  }, at);
}
