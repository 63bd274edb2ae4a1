/** Written answers: who may grade them, when a mark is settled, and what follows from it. */
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attemptMarks, markChanges } from "@/db/schema/assessment/attempts";
import { messages } from "@/db/schema/messaging";
import { openAttempt } from "@/lib/assessment/commands/attempts";
import { getAnswerToGrade } from "@/lib/assessment/queries/answer-to-grade";
import { getOwnAttempt } from "@/lib/assessment/queries/attempts";
import { listGradingWork } from "@/lib/assessment/queries/grading-queue";
import { gradeWrittenAnswer } from "@/lib/learning/commands/grade";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import {
  attemptRow,
  during,
  handInWritten,
  later,
  makeWrittenQuiz,
} from "@/tests/integration/assessment/sitting";
import { makeActor } from "@/tests/support/factories";
import { race } from "@/tests/support/race";

type Marks = { earned?: number; criteria?: number[]; reason?: string; comment?: string };

async function makeClass(rules: Parameters<typeof makeWrittenQuiz>[0] = {}) {
  const quiz = await makeWrittenQuiz(rules);
  const trainer = await makeActor("expert", "42");
  const grade = (grader: Actor, attemptId: string, versionId: string, marks: Marks) =>
    execute(
      gradeWrittenAnswer,
      grader,
      { courseSlug: quiz.course.slug, attemptId, versionId, ...marks },
      later(30),
    );
  return { ...quiz, trainer, grade };
}

function graderPermit(actor: Actor) {
  const held = permit(actor, "attempt.grade");
  if (!held) throw new Error("a trainer may grade");
  return held;
}

const markOf = async (attemptId: string, versionId: string) =>
  (
    await db
      .select()
      .from(attemptMarks)
      .where(
        sql`${attemptMarks.attemptId} = ${attemptId} and ${attemptMarks.versionId} = ${versionId}`,
      )
  )[0];

describe("an attempt with written answers", () => {
  it("has no grade until a person has graded it, and lets nobody try again before", async () => {
    const quiz = await makeWrittenQuiz();
    const { attemptId, learner } = await handInWritten(quiz);

    expect(await attemptRow(attemptId)).toMatchObject({
      ...{ state: "submitted", awaiting: 2, earned: null, passed: null },
    });
    const own = permit(learner, "quiz.attempt");
    const report = own && (await getOwnAttempt(own, attemptId, later(25)));
    expect(report).toMatchObject({
      result: { earned: null, awaiting: 2, total: 35 },
      next: { refusal: "attempt.awaiting_grade" },
    });
    const again = await db.transaction((tx) =>
      openAttempt(tx, {
        ...{ quizId: quiz.quiz.id, personId: learner.personId, now: later(60 * 24) },
      }),
    );
    expect(again).toMatchObject({ refusal: { code: "attempt.awaiting_grade" } });
  });

  it("needs nobody for what was left empty", async () => {
    const quiz = await makeWrittenQuiz();
    const { attemptId } = await handInWritten(quiz, {});
    expect(await attemptRow(attemptId)).toMatchObject({ awaiting: 0, earned: 5, passed: false });
  });

  it("is graded once every answer is, and its owner is told", async () => {
    const { grade, trainer, short, essay, ...quiz } = await makeClass();
    const { attemptId, learner } = await handInWritten({ ...quiz, short, essay });

    expect(await grade(trainer, attemptId, short, { earned: 8 })).toMatchObject({
      value: { mark: 8, attempt: { awaiting: 1, earned: null } },
    });
    const last = await grade(trainer, attemptId, essay, {
      ...{ criteria: [9, 8], comment: "排班写得清楚。" },
    });

    expect(last).toMatchObject({ value: { mark: 17, next: null } });
    expect(await attemptRow(attemptId)).toMatchObject({ awaiting: 0, earned: 30, passed: true });
    const inbox = await db.select().from(messages).where(eq(messages.personId, learner.personId));
    expect(inbox).toMatchObject([{ kind: "graded", body: expect.stringContaining("得30分") }]);
    const own = permit(learner, "quiz.attempt");
    const report = own && (await getOwnAttempt(own, attemptId, later(40)));
    if (!report || report.state === "open") throw new Error("the attempt has ended");
    expect(report.questions?.find(({ versionId }) => versionId === essay)).toMatchObject({
      ...{ earned: 17, gradings: [{ criteria: [9, 8], comment: "排班写得清楚。" }] },
    });
  });
});

describe("a grader", () => {
  it("is not the learner, is within reach, and keeps within the points", async () => {
    const { grade, trainer, short, essay, ...quiz } = await makeClass();
    const { attemptId, learner } = await handInWritten({ ...quiz, short, essay });
    const own: Actor = { ...learner, grants: trainer.grants };
    const elsewhere = await makeActor("expert", "4205");
    const manager = await makeActor("manager", "42");
    const code = (refusal: string) => ({ ok: false, refusal: { code: refusal } });

    expect(await grade(own, attemptId, short, { earned: 5 })).toEqual(code("grade.own"));
    expect(await grade(elsewhere, attemptId, short, { earned: 5 })).toEqual(code("not_found"));
    expect(await grade(manager, attemptId, short, { earned: 5 })).toEqual(code("not_permitted"));
    expect(await grade(trainer, attemptId, short, { earned: 11 })).toEqual(
      code("grade.out_of_range"),
    );
    for (const criteria of [[9], [9, 11], [9, 8, 1]]) {
      expect(await grade(trainer, attemptId, essay, { criteria })).toEqual(
        code("grade.out_of_range"),
      );
    }
    expect(await grade(trainer, attemptId, quiz.single, { earned: 5 })).toEqual(
      code("grade.not_written"),
    );
    expect((await markOf(attemptId, short))?.earned).toBeNull();
  });

  it("sees what waits, in the order in which it was handed in, and nothing from elsewhere", async () => {
    const { trainer, grade, ...quiz } = await makeClass();
    const { attemptId: first } = await handInWritten(quiz);
    const { attemptId: second } = await handInWritten(quiz);
    const work = await listGradingWork(graderPermit(trainer), quiz.course.slug);
    const waiting = [first, second].sort();
    expect(work.find(({ versionId }) => versionId === quiz.short)).toMatchObject({
      ...{ mine: 2, others: 0, settled: 0, next: waiting[0] },
    });
    expect(await grade(trainer, waiting[0] ?? "", quiz.short, { earned: 5 })).toMatchObject({
      value: { next: waiting[1] },
    });
    const elsewhere = graderPermit(await makeActor("expert", "4205"));
    expect(await listGradingWork(elsewhere, quiz.course.slug)).toEqual([]);
    const place = { attemptId: first, versionId: quiz.short };
    expect(await getAnswerToGrade(elsewhere, quiz.course.slug, place)).toBeNull();
  });

  it("does not learn whose answer it is where the exam is graded blind", async () => {
    const { trainer, ...quiz } = await makeClass({ blindGrading: true });
    const { attemptId, learner } = await handInWritten(quiz);
    const answer = await getAnswerToGrade(graderPermit(trainer), quiz.course.slug, {
      ...{ attemptId, versionId: quiz.short },
    });
    expect(answer).toMatchObject({ text: "请他撤回", person: null, endedAt: null });
    expect(JSON.stringify(answer)).not.toContain(learner.personId);
    expect(JSON.stringify(answer)).not.toContain("田小禾");
  });
});

describe("a settled mark", () => {
  it("changes only with a reason, which is kept, and the learner is told", async () => {
    const { grade, trainer, ...quiz } = await makeClass();
    const { attemptId, learner } = await handInWritten(quiz, { short: "请他撤回" });
    await grade(trainer, attemptId, quiz.short, { earned: 3 });

    expect(await grade(trainer, attemptId, quiz.short, { earned: 6 })).toMatchObject({
      refusal: { code: "grade.settled" },
    });
    const revised = { earned: 6, reason: "漏看了第二段" };
    expect(await grade(trainer, attemptId, quiz.short, revised)).toMatchObject({
      value: { mark: 6 },
    });

    expect(await attemptRow(attemptId)).toMatchObject({ earned: 11, awaiting: 0 });
    const changes = await db.select().from(markChanges).orderBy(markChanges.id);
    expect(changes.filter((change) => change.attemptId === attemptId)).toMatchObject([
      { before: null, after: 3, cause: "graded", changedBy: trainer.personId },
      { before: 3, after: 6, cause: "revised", reason: "漏看了第二段" },
    ]);
    const inbox = await db.select().from(messages).where(eq(messages.personId, learner.personId));
    expect(inbox.map(({ kind }) => kind).sort()).toEqual(["graded", "regraded"]);
  });

  it("is settled once when two grade at the same moment", async () => {
    const { grade, trainer, ...quiz } = await makeClass();
    const other = await makeActor("expert", "42");
    const { attemptId } = await handInWritten(quiz, { short: "请他撤回" });

    const results = await race(
      (tx) => tx.execute(sql`select from attempts where id = ${attemptId} for update`),
      [
        () => grade(trainer, attemptId, quiz.short, { earned: 4 }),
        () => grade(other, attemptId, quiz.short, { earned: 9 }),
      ],
    );

    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({
      refusal: { code: "grade.settled" },
    });
  });
});

describe("two graders", () => {
  const both = async (first: number, second: number) => {
    const { grade, trainer, ...quiz } = await makeClass({ markers: 2 });
    const other = await makeActor("expert", "42");
    const { attemptId } = await handInWritten(quiz, { short: "请他撤回" });
    const one = await grade(trainer, attemptId, quiz.short, { earned: first });
    const two = await grade(other, attemptId, quiz.short, { earned: second });
    return { one, two, attemptId, grade, trainer, other, quiz };
  };

  it("who agree give the mean, rounded up", async () => {
    const { one, two, attemptId } = await both(7, 8);
    expect(one).toMatchObject({ value: { mark: null } });
    expect(two).toMatchObject({ value: { mark: 8 } });
    expect(await attemptRow(attemptId)).toMatchObject({ earned: 13 });
  });

  it("who differ by more than a fifth leave it to a third", async () => {
    const { two, attemptId, grade, trainer, quiz } = await both(3, 9);
    expect(two).toMatchObject({ value: { mark: null } });
    expect(await grade(trainer, attemptId, quiz.short, { earned: 9 })).toMatchObject({
      value: { mark: 9 },
    });
  });

  it("who still differ are decided by a third person, and do not see each other's marks before", async () => {
    const { attemptId, grade, other, quiz } = await both(3, 9);
    const third = await makeActor("expert", "42");
    const place = { attemptId, versionId: quiz.short };
    const seen = await getAnswerToGrade(graderPermit(other), quiz.course.slug, place);
    expect(seen).toMatchObject({ mark: null, others: [], own: { earned: 9 }, gradedBy: 2 });
    expect(await grade(third, attemptId, quiz.short, { earned: 5 })).toMatchObject({
      value: { mark: 5 },
    });
    const after = await getAnswerToGrade(graderPermit(other), quiz.course.slug, place);
    expect(after?.others.map(({ earned }) => earned)).toEqual([3, 5]);
  });
});

describe("the database refuses", () => {
  it.each([
    ["a mark changed without a reason", "update attempt_marks set earned = 9", "beside its reason"],
    [
      "a mark changed to something else than its reason says",
      `with c as (insert into mark_changes (attempt_id, version_id, after, cause, changed_at)
        select attempt_id, version_id, 4, 'graded', now() from attempt_marks where earned is null)
        select 1; update attempt_marks set earned = 5 where earned is null`,
      "beside its reason",
    ],
    ["the removal of a mark", "delete from attempt_marks", "append-only"],
    [
      "an answer graded by its writer",
      `insert into gradings (attempt_id, version_id, grader_id, earned, graded_at)
        select m.attempt_id, m.version_id, a.person_id, 1, now()
        from attempt_marks m join attempts a on a.id = m.attempt_id`,
      "of their own",
    ],
    [
      "a grade while something waits",
      "update attempts set earned = 5, passed = false where awaiting > 0",
      "attempts_ended_is_graded",
    ],
    [
      "an attempt reopened",
      "update attempts set state = 'open' where awaiting > 0",
      "what was asked",
    ],
  ])("%s", async (_what, statement, because) => {
    const quiz = await makeWrittenQuiz();
    await handInWritten(quiz);
    const error = await db.execute(sql.raw(statement)).then(
      () => null,
      (reason: Error) => reason,
    );
    expect(`${error?.message} ${error?.cause}`).toContain(because);
  });
});

it("counts what was left: reported twice is once, and after the end no more", async () => {
  const { reportAbsence } = await import("@/lib/assessment/commands/report-absence");
  const { sumAbsences } = await import("@/lib/assessment/queries/absences");
  const { makeSitting } = await import("@/tests/integration/assessment/sitting");
  const { attemptId, learner, end } = await makeSitting();
  const report = (absenceId: string, awaySeconds: number | null, now = during) =>
    execute(reportAbsence, learner, { attemptId, absenceId, awaySeconds }, now);
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  await report(first, null);
  await report(first, 40);
  await report(first, 12);
  await report(second, 5);
  expect(await sumAbsences(attemptId)).toEqual({ times: 2, seconds: 45 });
  await end();
  expect(await report(crypto.randomUUID(), 9)).toMatchObject({
    refusal: { code: "attempt.closed" },
  });
  expect(await sumAbsences(attemptId)).toEqual({ times: 2, seconds: 45 });
});
