/** Answers a paper through the screen, rightly, as read from the frozen paper. */
import type { Locator, Page } from "@playwright/test";
import { expect, sql } from "./fixtures";

export async function savedAnswers(attemptId: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from responses where attempt_id = ${attemptId} and answer <> '[]'`;
  return row?.n ?? 0;
}

/** Answers questions `from` to before `until` of the attempt on screen. */
export async function answerAll(page: Page, attemptId: string, { from = 0, until = 99 } = {}) {
  const [attempt] = await sql<{ paper: { questions: Question[] } }[]>`
    select paper from attempts where id = ${attemptId}`;
  const questions = attempt?.paper.questions ?? [];
  const groups = page.getByRole("group", { name: /^第\d+题/ });
  await expect(groups).toHaveCount(questions.length);
  for (const [index, question] of questions.entries()) {
    if (index >= from && index < until) await answer(groups.nth(index), question);
  }
}

type Option = { id: string; text: string };
export type Question = {
  stem: string;
  body: { kind: string; correct: string[]; options?: Option[]; lefts?: Option[] };
};

/** Answers one question rightly. */
export async function answer(group: Locator, { body }: Question) {
  const textOf = (id: string) => body.options?.find((option) => option.id === id)?.text ?? "";
  if (body.kind === "judgement") {
    await group.getByLabel(body.correct[0] === "true" ? "正确" : "错误", { exact: true }).check();
  } else if (body.kind === "matching") {
    for (const [index, id] of body.correct.entries()) {
      await group.getByRole("combobox").nth(index).selectOption(id);
    }
  } else if (body.kind === "fill") {
    for (const [place, words] of body.correct.entries()) {
      await group.getByRole("textbox").nth(place).fill(words);
    }
  } else if (body.kind === "short" || body.kind === "essay") {
    await group.getByRole("textbox").fill("先分级，再排班，走访后当天登记。");
  } else if (body.kind === "ordering") {
    for (const [place, id] of body.correct.entries()) await moveTo(group, textOf(id), place);
  } else {
    for (const id of body.correct) await group.getByLabel(textOf(id), { exact: true }).check();
  }
}

async function moveTo(group: Locator, text: string, place: number) {
  for (let tries = 0; tries < 10; tries++) {
    const items = await group.getByRole("listitem").allInnerTexts();
    if (items.findIndex((item) => item.includes(text)) <= place) return;
    await group.getByRole("button", { name: `把“${text}”上移`, exact: true }).click();
  }
}
