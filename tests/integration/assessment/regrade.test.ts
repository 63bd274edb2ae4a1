/** A key put right after people had been asked: whose marks change, and what they are told. */
import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attemptMarks } from "@/db/schema/assessment/attempts";
import { questionVersions } from "@/db/schema/assessment/questions";
import { messages } from "@/db/schema/messaging";
import { endAttempt } from "@/lib/assessment/commands/attempts";
import { saveResponse } from "@/lib/assessment/commands/save-response";
import { listAskedVersions } from "@/lib/assessment/queries/asked-versions";
import { getOwnAttempt } from "@/lib/assessment/queries/attempts";
import { CORRECTIONS_LOCK } from "@/lib/assessment/queries/corrections";
import { correctQuestionKey } from "@/lib/learning/commands/grade";
import { permit } from "@/lib/platform/authority";
import { execute, type Transaction } from "@/lib/platform/command";
import {
  attemptRow,
  during,
  later,
  makeQuiz,
  open,
  opened,
} from "@/tests/integration/assessment/sitting";
import { makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";
import { race } from "@/tests/support/race";

type Quiz = Awaited<ReturnType<typeof makeQuiz>>;

/** The single choice of the quiz (5 points of 10), in a newer wording whose key is b. */
async function reword(versionId: string, over: object = {}) {
  const [old] = await db.select().from(questionVersions).where(eq(questionVersions.id, versionId));
  if (!old) throw new Error("no such version");
  const body = { ...old.body, correct: ["b"], ...over } as typeof old.body;
  await db
    .insert(questionVersions)
    .values({ ...old, id: undefined, number: old.number + 1, body, contentHash: "newer" });
  return old.questionId;
}

async function sit(quiz: Quiz, answers: Record<string, string[]>, ends = true) {
  const learner = await makeActor();
  await makeEnrolment(learner.personId, quiz.course);
  const { personId } = learner;
  const attemptId = await open({ quizId: quiz.quiz.id, personId, now: opened });
  for (const [versionId, answer] of Object.entries(answers)) {
    await execute(saveResponse, learner, { attemptId, versionId, answer, sequence: 1 }, during);
  }
  const end = () => db.transaction((tx) => endAttempt(tx, { attemptId, personId, now: during }));
  if (ends) await end();
  return { attemptId, learner, end };
}

async function makeExam() {
  const quiz = await makeQuiz({ passPercent: 50 });
  const trainer = await makeActor("administrator", "42");
  const correct = (over: object = {}) =>
    execute(
      correctQuestionKey,
      trainer,
      {
        ...{ courseSlug: quiz.course.slug, versionId: quiz.single, mode: "key" },
        ...{ reason: "选项写反了", ...over },
      },
      later(60),
    );
  return { quiz, trainer, correct };
}

describe("a corrected key", () => {
  it("raises those who were right after all, takes from nobody, and tells them why", async () => {
    const { quiz, correct } = await makeExam();
    const right = await sit(quiz, { [quiz.single]: ["b"] });
    const wrong = await sit(quiz, { [quiz.single]: ["a"] });
    await reword(quiz.single);

    expect(await correct()).toMatchObject({ ok: true, value: { asked: 2, changed: 1 } });

    expect(await attemptRow(right.attemptId)).toMatchObject({ earned: 5, passed: true });
    expect(await attemptRow(wrong.attemptId)).toMatchObject({ earned: 5, passed: true });
    const inbox = await db
      .select()
      .from(messages)
      .where(eq(messages.personId, right.learner.personId));
    expect(inbox).toMatchObject([
      {
        kind: "regraded",
        body: "有一道题的答案更正了（选项写反了），得分由0分变为5分，满分10分，现在已通过。",
      },
    ]);
    const own = permit(right.learner, "quiz.attempt");
    const report = own && (await getOwnAttempt(own, right.attemptId, later(90)));
    if (!report || report.state === "open") throw new Error("the attempt has ended");
    expect(report.questions?.find(({ versionId }) => versionId === quiz.single)).toMatchObject({
      ...{ earned: 5, body: { correct: ["b"] }, correction: { reason: "选项写反了" } },
    });
    expect(report.result).toMatchObject({ earned: 5, passed: true });
  });

  it("takes points where it is to, but no pass that was told", async () => {
    const { quiz, correct } = await makeExam();
    const { attemptId } = await sit(quiz, { [quiz.single]: ["a"] });
    await reword(quiz.single);
    await correct({ keepHigher: false });
    expect(await attemptRow(attemptId)).toMatchObject({ earned: 0, passed: true });
  });

  it("holds for attempts that end later, and for those that begin later", async () => {
    const { quiz, correct } = await makeExam();
    const under = await sit(quiz, { [quiz.single]: ["b"] }, false);
    await reword(quiz.single);
    await correct();
    await under.end();
    expect(await attemptRow(under.attemptId)).toMatchObject({ earned: 5 });

    const after = await sit(quiz, { [quiz.single]: ["a"] });
    expect(await attemptRow(after.attemptId)).toMatchObject({ earned: 0 });
    const { paper } = await attemptRow(after.attemptId);
    expect(paper.questions.find((q) => q.versionId === quiz.single)?.body.correct).toEqual(["b"]);
  });

  it.each([
    ["waits for ends that began before it", false],
    ["is seen by ends that began after it", true],
  ])("%s: no mark is lost between", async (_what, first) => {
    const { quiz, correct } = await makeExam();
    const sittings = await Promise.all(
      Array.from({ length: 2 }, () => sit(quiz, { [quiz.single]: ["b"] }, false)),
    );
    await reword(quiz.single);
    const ends = sittings.map(({ end }) => end);
    const calls: (() => Promise<unknown>)[] = first ? [correct, ...ends] : [...ends, correct];
    const hold = (tx: Transaction) =>
      tx.execute(sql`select pg_advisory_xact_lock(${CORRECTIONS_LOCK})`);
    await race(hold, calls);
    for (const { attemptId } of sittings) {
      expect(await attemptRow(attemptId)).toMatchObject({ earned: 5 });
    }
  });
});

it("a void question gives everybody its points", async () => {
  const { quiz, correct } = await makeExam();
  const wrong = await sit(quiz, { [quiz.single]: ["b"] });
  const empty = await sit(quiz, {});
  expect(await correct({ mode: "void", reason: "题目有歧义" })).toMatchObject({
    value: { asked: 2, changed: 2 },
  });
  for (const { attemptId } of [wrong, empty]) {
    expect(await attemptRow(attemptId)).toMatchObject({ earned: 5, passed: true });
  }
  expect(await correct({ mode: "void", reason: "题目有歧义" })).toMatchObject({
    refusal: { code: "correction.same_key" },
  });
});

describe("what cannot be corrected", () => {
  it("is a key that is right, another question, another course, or a change without a reason", async () => {
    const { quiz, correct } = await makeExam();
    const code = (refusal: string) => ({ ok: false, refusal: { code: refusal } });
    expect(await correct()).toEqual(code("correction.same_key"));
    expect(await correct({ courseSlug: "nowhere" })).toEqual(code("not_found"));
    expect(await correct({ reason: "错" })).toMatchObject({ refusal: { code: "invalid_input" } });
    const others = [
      { id: "a", text: "平台" },
      { id: "b", text: "载体" },
    ];
    await reword(quiz.single, { options: others });
    expect(await correct()).toEqual(code("correction.other_question"));
  });

  it("is said before, with how many marks each way would change", async () => {
    const { quiz, trainer } = await makeExam();
    await sit(quiz, { [quiz.single]: ["b"] });
    await sit(quiz, { [quiz.single]: ["a"] });
    const allowed = permit(trainer, "question.maintain");
    if (!allowed) throw new Error("a trainer may");
    const questionId = await reword(quiz.single);
    const [version, ...others] = await listAskedVersions(allowed, quiz.course.courseId, questionId);
    expect(others).toEqual([]);
    expect(version).toMatchObject({
      ...{ number: 1, asked: 2, otherQuestion: false, corrections: [] },
      byKey: {
        raising: { asked: 2, raised: 1, lowered: 0 },
        exact: { asked: 2, raised: 1, lowered: 1 },
      },
      asVoid: { raised: 1, lowered: 0 },
    });
  });
});

it("whatever is corrected, an attempt's points are the sum of its marks", async () => {
  const { quiz, correct } = await makeExam();
  for (const pick of ["a", "b", ""]) await sit(quiz, pick === "" ? {} : { [quiz.single]: [pick] });
  await reword(quiz.single);
  for (const over of [{}, { mode: "void" }, { keepHigher: false }]) await correct(over);
  const odd = await db.execute(sql`
    select a.id from attempts a join attempt_marks m on m.attempt_id = a.id
    group by a.id having a.earned <> sum(m.earned)`);
  expect(odd).toEqual([]);
  const marks = await db
    .select({ earned: attemptMarks.earned })
    .from(attemptMarks)
    .where(and(eq(attemptMarks.versionId, quiz.single)));
  expect(marks.map(({ earned }) => earned).sort()).toEqual([0, 0, 5]);
});
