/** The rules of an exam over those of its folder, and situations that questions share. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { questions } from "@/db/schema/assessment/questions";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import { listSlots } from "@/lib/assessment/queries/slots";
import { type Actor, PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { importQuestions, writeQuestion } from "@/lib/transfer/commands/bank";
import { changeQuestions } from "@/lib/transfer/commands/change-questions";
import { loadCourse } from "@/lib/transfer/commands/load-course";
import { resetQuizRules, setQuizRules } from "@/lib/transfer/commands/quiz-rules";
import type { ExchangeDraft } from "@/lib/transfer/model/exchange";
import { smallCourse } from "@/tests/fixtures/small-course";
import { makeActor } from "@/tests/support/factories";

let trainer: Actor;
const courseSlug = "small";
const form = {
  ...{ courseSlug, passPercent: "60", minutesAllowed: "90", attemptsAllowed: "2" },
  ...{ coolDownMinutes: "0", counts: "average", reveal: "settled", markers: "2" },
  ...{ shuffleQuestions: "on", blindGrading: "on", drawing: "all" },
};

async function run<T>(work: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>) {
  const result = await work;
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const load = (extra = "") =>
  run(
    execute(loadCourse, PLATFORM_ACTOR, {
      files: { ...smallCourse, "course.yaml": `${smallCourse["course.yaml"]}${extra}` },
      position: 1,
    }),
  );

async function currentQuiz() {
  const [row] = await db
    .select({ quiz: quizzes })
    .from(courses)
    .innerJoin(quizzes, eq(quizzes.releaseId, courses.currentReleaseId));
  if (!row) throw new Error("the course has an exam");
  return row.quiz;
}

beforeEach(async () => {
  await load();
  trainer = await makeActor("administrator", "42");
});

describe("rules that trainers set", () => {
  it("are frozen with the next release, and stay when the folder is loaded again", async () => {
    expect(await run(execute(setQuizRules, trainer, form))).toMatchObject({ release: 2 });
    const rules = {
      ...{ passPercent: 60, minutesAllowed: 90, attemptsAllowed: 2, coolDownMinutes: 0 },
      ...{ counts: "average", reveal: "settled", markers: 2, title: "结业测验", draw: null },
      ...{ shuffleQuestions: true, shuffleOptions: false, blindGrading: true },
    };
    expect(await currentQuiz()).toMatchObject(rules);
    expect(await run(execute(setQuizRules, trainer, form))).toMatchObject({ release: null });
    await load("# 改了一行\n");
    expect(await currentQuiz()).toMatchObject(rules);
    expect(await run(execute(resetQuizRules, trainer, { courseSlug }))).toMatchObject({
      release: 4,
    });
    expect(await currentQuiz()).toMatchObject({ passPercent: 80, counts: "best", markers: 1 });
  });

  it("draw by rows, whose empty fields say nothing", async () => {
    const rows = { 0: { kind: "judgement", topic: "", difficulty: "", count: "1", points: "4" } };
    await run(execute(setQuizRules, trainer, { ...form, drawing: "rules", drawRules: rows }));
    expect((await currentQuiz()).drawRules).toEqual([{ kind: "judgement", count: 1, points: 4 }]);
  });

  it("are refused where the exam has too few questions, also when one is taken out later", async () => {
    const drawing = (count: string) => ({
      ...{ ...form, drawing: "rules" },
      drawRules: { 0: { kind: "essay", count, points: "10" } },
    });
    expect(await execute(setQuizRules, trainer, drawing("1"))).toMatchObject({
      refusal: {
        code: "quiz.rules_unmet",
        fields: { drawRules: ["题目不够抽：案例题1题，每题10分"] },
      },
    });
    expect(await currentQuiz()).toMatchObject({ passPercent: 80 });

    const essay: ExchangeDraft = { type: "essay", stem: "写一个案例。" };
    await run(execute(importQuestions, trainer, { courseSlug, questions: [essay] }));
    const ids = await bankIds();
    await run(execute(changeQuestions, trainer, { courseSlug, ids, change: { kind: "enlist" } }));
    await run(execute(setQuizRules, trainer, drawing("1")));
    const removal = { courseSlug, ids, change: { kind: "discharge" } };
    expect(await execute(changeQuestions, trainer, removal)).toMatchObject({
      refusal: { code: "quiz.rules_unmet" },
    });
    expect(await listSlots(db, (await currentQuiz()).id)).toHaveLength(6);
  });

  it("make sense, or are not kept", async () => {
    for (const over of [
      { passPercent: "0" },
      { minutesAllowed: "很久" },
      { drawing: "count", draw: "0" },
      { drawing: "rules" },
      { counts: "worst" },
    ]) {
      expect(await execute(setQuizRules, trainer, { ...form, ...over })).toMatchObject({
        refusal: { code: "invalid_input" },
      });
    }
    const manager = await makeActor("manager", "42");
    expect(await execute(setQuizRules, manager, form)).toMatchObject({
      refusal: { code: "not_permitted" },
    });
  });
});

async function bankIds() {
  const rows = await db
    .select({ id: questions.id })
    .from(questions)
    .where(eq(questions.origin, "bank"))
    .orderBy(questions.addedAt, questions.id);
  return rows.map(({ id }) => id);
}

describe("a situation that questions share", () => {
  const about = (stem: string, material: string): ExchangeDraft => ({
    ...{ type: "judgement", stem, answer: true, material },
  });

  it("is reworded in all of them, and cleared in one alone", async () => {
    const drafts = [about("先去一级。", "独居46位。"), about("当天登记。", "独居46位。")];
    await run(execute(importQuestions, trainer, { courseSlug, questions: drafts }));
    const ids = await bankIds();
    await run(execute(changeQuestions, trainer, { courseSlug, ids, change: { kind: "enlist" } }));
    const materials = async () => {
      const slots = await listSlots(db, (await currentQuiz()).id);
      return slots.slice(-2).map(({ material }) => material);
    };
    expect(await materials()).toEqual(["独居46位。", "独居46位。"]);

    const [first] = ids;
    const write = (question: ExchangeDraft) =>
      run(execute(writeQuestion, trainer, { courseSlug, id: first, question }));
    await write(about("先去一级。", "独居47位。"));
    expect(await materials()).toEqual(["独居47位。", "独居47位。"]);
    await write(about("先去一级。", ""));
    expect(await materials()).toEqual(["", "独居47位。"]);
  });
});

it("a question in every paper is fixed by the bank, and the release says so", async () => {
  const draft: ExchangeDraft = { type: "judgement", stem: "要登记。", answer: true };
  await run(execute(importQuestions, trainer, { courseSlug, questions: [draft] }));
  const ids = await bankIds();
  for (const kind of ["enlist", "fix"]) {
    await run(execute(changeQuestions, trainer, { courseSlug, ids, change: { kind } }));
  }
  const slots = await listSlots(db, (await currentQuiz()).id);
  expect(slots.map(({ fixed }) => fixed)).toEqual([false, false, false, false, false, true]);
});
