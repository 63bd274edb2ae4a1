/** After an exam that went wrong: which knowledge points are weak, and the questions again until right. */
import { answer, type Question } from "./answering";
import { enrol, expect, readLessons, sql, test } from "./fixtures";

test("an empty paper fills the notebook, and practice empties it", async ({ page, newPerson }) => {
  const { personId } = await newPerson();
  await enrol(personId);
  await readLessons(personId);
  await page.goto("/learn/mistakes");
  await expect(page.getByText("还没有错题")).toBeVisible();

  await page.goto("/learn/policy/quiz");
  await page.getByRole("button", { name: "开始测验" }).click();
  await page.waitForURL(/quiz\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "交卷" }).first().click();
  await page.getByRole("button", { name: "确认交卷" }).click();
  await expect(page.getByRole("heading", { name: "各知识点得分" })).toBeVisible();
  await page.getByRole("link", { name: "练错题" }).click();

  // Papers are drawn; some have no judgement in them, all have one thing to choose.
  const [drawn] = await sql<{ question: Question }[]>`
    select question from attempts, jsonb_array_elements(paper -> 'questions') question
    where person_id = ${personId} and question -> 'body' ->> 'kind' = 'single' limit 1`;
  if (!drawn) throw new Error("No single choice was drawn");
  const question = page.getByRole("group", { name: drawn.question.stem });
  await answer(question, drawn.question);
  await question.getByRole("button", { name: "看看对不对" }).click();
  await expect(question.getByText("答对了")).toBeVisible();

  await page.reload();
  await page.getByText("已经练会的（1题）").click();
  await expect(question).toBeVisible();
});
