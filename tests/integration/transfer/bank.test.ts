import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { questions, questionVersions } from "@/db/schema/assessment/questions";
import { quizSlots, quizzes } from "@/db/schema/assessment/quizzes";
import { auditEntries } from "@/db/schema/audit";
import { courses, releases } from "@/db/schema/catalogue";
import { BankFilter } from "@/lib/assessment/model/bank";
import { getBankCourse, listBank } from "@/lib/assessment/queries/bank";
import { type Actor, PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { importQuestions, writeQuestion } from "@/lib/transfer/commands/bank";
import { changeQuestions } from "@/lib/transfer/commands/change-questions";
import { loadCourse } from "@/lib/transfer/commands/load-course";
import type { ExchangeDraft } from "@/lib/transfer/model/exchange";
import { questionsForExport, readImport } from "@/lib/transfer/queries/bank-exchange";
import { writeExchange } from "@/lib/transfer/rules/exchange/write-exchange";
import { smallCourse } from "@/tests/fixtures/small-course";
import { makeActor } from "@/tests/support/factories";

let trainer: Actor;
let allowed: NonNullable<ReturnType<typeof permit<"question.maintain">>>;

const judged = (stem: string, answer = true): ExchangeDraft => ({
  type: "judgement",
  stem,
  answer,
});
const chosen: ExchangeDraft = {
  type: "multiple",
  name: "入户",
  stem: "入户探访前要做什么？",
  choices: [
    { text: "约好时间", correct: true },
    { text: "两人同行", correct: true },
    { text: "先拍照", correct: false },
  ],
  scoring: "all",
  difficulty: "hard",
  topic: "入户",
  tags: ["安全"],
  points: 8,
  explanation: "约好、同行，照片要先征得同意。",
};

async function run<T>(work: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>) {
  const result = await work;
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const bring = (all: ExchangeDraft[]) =>
  run(execute(importQuestions, trainer, { courseSlug: "small", questions: all }));

async function bankIds() {
  const rows = await db
    .select({ id: questions.id })
    .from(questions)
    .where(eq(questions.origin, "bank"))
    .orderBy(questions.addedAt, questions.id);
  return rows.map(({ id }) => id);
}

async function examStems() {
  const rows = await db
    .select({ stem: questionVersions.stem, points: quizSlots.points })
    .from(courses)
    .innerJoin(quizzes, eq(quizzes.releaseId, courses.currentReleaseId))
    .innerJoin(quizSlots, eq(quizSlots.quizId, quizzes.id))
    .innerJoin(questionVersions, eq(questionVersions.id, quizSlots.versionId))
    .orderBy(quizSlots.position);
  return rows.map(({ stem, points }) => `${stem} ${points}`);
}

beforeEach(async () => {
  trainer = await makeActor("administrator", "42");
  const held = permit(trainer, "question.maintain");
  if (!held) throw new Error("a trainer keeps the bank");
  allowed = held;
  await run(execute(loadCourse, PLATFORM_ACTOR, { files: smallCourse, position: 1 }));
});

describe("importing", () => {
  it("adds to the bank, not to the exam, and says who did it", async () => {
    const before = await examStems();
    expect(await bring([judged("匿名化就是改个名字。", false), chosen])).toEqual({
      taken: 2,
      leftOut: 0,
    });
    expect(await examStems()).toEqual(before);
    const [entry] = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "question.import"));
    expect(entry).toMatchObject({ personId: trainer.personId, detail: { taken: 2, leftOut: 0 } });
  });

  it("survives a new load of the folder, which retires only what is its own", async () => {
    await bring([chosen]);
    await run(
      execute(loadCourse, PLATFORM_ACTOR, {
        files: { ...smallCourse, "course.yaml": `${smallCourse["course.yaml"]}\n# 新` },
        position: 1,
      }),
    );
    const [row] = await db.select().from(questions).where(eq(questions.origin, "bank"));
    expect(row).toMatchObject({ retiredAt: null, purpose: "bank" });
  });

  it("takes what a person has to grade", async () => {
    expect(await bring([{ type: "essay", stem: "写一个案例。" }, judged("要两人同行。")])).toEqual({
      taken: 2,
      leftOut: 0,
    });
  });

  it("refuses a course that is not there, and a file of nothing", async () => {
    const nowhere = await execute(importQuestions, trainer, {
      courseSlug: "nowhere",
      questions: [chosen],
    });
    expect(nowhere).toMatchObject({ refusal: { code: "not_found" } });
    const empty = await execute(importQuestions, trainer, { courseSlug: "small", questions: [] });
    expect(empty).toMatchObject({ refusal: { code: "invalid_input" } });
  });
});

it("exports what was imported, in every format, and knows it again", async () => {
  await bring([chosen]);
  const exported = (await questionsForExport(allowed, "small"))?.filter(
    ({ name }) => name === "入户",
  );
  expect(exported).toEqual([{ ...chosen, material: "", tags: ["安全"] }]);
  for (const format of ["excel", "gift", "moodle-xml", "qti"] as const) {
    const { content } = await writeExchange(format, exported ?? []);
    const read = await readImport(allowed, "small", content);
    expect(read).toMatchObject({
      questions: [chosen],
      preview: {
        ...{ format, problems: [] },
        rows: [{ number: 1, alike: { stem: chosen.stem, likeness: 1, inFile: null } }],
      },
    });
  }
});

describe("the exam", () => {
  it("asks a question of the bank once it is put in, as a new release, and no longer once it is out", async () => {
    await bring([chosen]);
    const ids = await bankIds();
    const before = await examStems();
    const put = await run(
      execute(changeQuestions, trainer, { courseSlug: "small", ids, change: { kind: "enlist" } }),
    );
    expect(put).toEqual({ changed: 1, release: 2 });
    expect(await examStems()).toEqual([...before, `${chosen.stem} 8`]);

    await run(execute(loadCourse, PLATFORM_ACTOR, { files: smallCourse, position: 1 }));
    expect(await db.select().from(releases)).toHaveLength(2);

    const taken = await run(
      execute(changeQuestions, trainer, { courseSlug: "small", ids, change: { kind: "retire" } }),
    );
    expect(taken).toEqual({ changed: 1, release: 3 });
    expect(await examStems()).toEqual(before);
  });

  it("asks the new wording of a question that is in it, and keeps the old in older releases", async () => {
    await bring([judged("可以先拍照。")]);
    const [id = ""] = await bankIds();
    const change = { kind: "enlist" };
    await run(execute(changeQuestions, trainer, { courseSlug: "small", ids: [id], change }));
    await run(
      execute(writeQuestion, trainer, {
        courseSlug: "small",
        id,
        question: judged("没有征得同意，可以先拍照。", false),
      }),
    );
    expect(await examStems()).toContain("没有征得同意，可以先拍照。 5");
    const versions = await db
      .select({ number: questionVersions.number, stem: questionVersions.stem })
      .from(questionVersions)
      .where(eq(questionVersions.questionId, id))
      .orderBy(questionVersions.number);
    expect(versions.map(({ number }) => number)).toEqual([1, 2]);
    expect(versions[0]?.stem).toBe("可以先拍照。");
  });
});

describe("changing several at once", () => {
  it("files them anew; a second time changes nothing", async () => {
    await bring([chosen, judged("要两人同行。")]);
    const ids = await bankIds();
    for (const change of [
      { kind: "topic", topic: "安全" },
      { kind: "topic", topic: "安全" },
      { kind: "difficulty", difficulty: "easy" },
      { kind: "tag", tag: "必考" },
      { kind: "tag", tag: "必考" },
    ]) {
      await run(execute(changeQuestions, trainer, { courseSlug: "small", ids, change }));
    }
    const course = await getBankCourse(allowed, "small");
    const { rows, total } = await listBank(
      allowed,
      course?.id ?? "",
      BankFilter.parse({ topic: "安全", difficulty: "easy", state: "bank" }),
    );
    expect(total).toBe(2);
    expect(rows.map(({ number, tags }) => [number, tags.includes("必考")])).toEqual([
      [3, true],
      [3, true],
    ]);
  });

  it("leaves the folder's questions to the folder", async () => {
    const [own] = await db.select().from(questions).where(eq(questions.key, "small-q1"));
    const result = await execute(changeQuestions, trainer, {
      courseSlug: "small",
      ids: [own?.id],
      change: { kind: "retire" },
    });
    expect(result).toMatchObject({ refusal: { code: "question.in_folder" } });
  });

  it("finds questions by any words, none of which is a pattern", async () => {
    await bring([judged("100%_都要登记。")]);
    const course = await getBankCourse(allowed, "small");
    const find = async (words: string) =>
      (await listBank(allowed, course?.id ?? "", BankFilter.parse({ words }))).total;
    expect(await find("100%_")).toBe(1);
    expect(await find("1%都")).toBe(0);
  });
});
