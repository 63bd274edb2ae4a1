/** When an exam can be sat, by whom for longer, what counts of it, and when answers are shown. */

import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import {
  arrangeQuiz,
  grantAccommodation,
  withdrawAccommodation,
} from "@/lib/assessment/commands/arrange";
import { openAttempt } from "@/lib/assessment/commands/attempts";
import { practise } from "@/lib/assessment/commands/practise";
import type { Counting } from "@/lib/assessment/model/quiz";
import { getOwnAttempt } from "@/lib/assessment/queries/attempts";
import { listMistakes } from "@/lib/assessment/queries/mistakes";
import { getQuizIntro } from "@/lib/assessment/queries/quiz-intro";
import { countedScore } from "@/lib/assessment/rules/counting";
import { execute } from "@/lib/platform/command";
import {
  attemptRow,
  during,
  later,
  makeQuiz,
  makeSitting,
  opened,
  tooLate,
} from "@/tests/integration/assessment/sitting";
import { makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

async function makeExam() {
  const quiz = await makeQuiz();
  const trainer = await makeActor("administrator", "42");
  const learner = await makeActor();
  await makeEnrolment(learner.personId, quiz.course);
  const courseSlug = quiz.course.slug;
  const arrange = (over: object) => execute(arrangeQuiz, trainer, { courseSlug, ...over });
  const grant = (over: object) =>
    execute(grantAccommodation, trainer, {
      ...{ courseSlug, personId: learner.personId, reason: "视力不便", ...over },
    });
  const start = (now: Date, code?: string) =>
    db.transaction((tx) =>
      openAttempt(tx, {
        ...{ quizId: quiz.quiz.id, personId: learner.personId, now },
        ...(code === undefined ? {} : { code }),
      }),
    );
  return { ...quiz, trainer, learner, courseSlug, arrange, grant, start };
}

describe("the time of an exam", () => {
  it("is by the clock in China, in force at once, and ends attempts with it", async () => {
    const { arrange, start } = await makeExam();
    // opened is 09:00 by the clock in China.
    await arrange({ opensAt: "2026-05-01T09:00", closesAt: "2026-05-01T09:30" });
    expect(await start(later(-1))).toMatchObject({ refusal: { code: "attempt.not_open_yet" } });
    expect(await start(later(30))).toMatchObject({ refusal: { code: "attempt.exam_closed" } });
    const started = await start(opened);
    if (!started.ok) throw new Error("the exam is open");
    expect((await attemptRow(started.value.attemptId)).closesAt).toEqual(later(30));
  });

  it("lasts longer for those who are sitting it when it is put off, never shorter", async () => {
    const { arrange, start } = await makeExam();
    await arrange({ closesAt: "2026-05-01T09:30" });
    const started = await start(opened);
    if (!started.ok) throw new Error("the exam is open");
    const closesAt = async () => (await attemptRow(started.value.attemptId)).closesAt;
    expect(await arrange({ closesAt: "2026-05-01T09:50" })).toMatchObject({
      value: { extended: 1 },
    });
    expect(await closesAt()).toEqual(later(50));
    expect(await arrange({ closesAt: "2026-05-01T09:20" })).toMatchObject({
      value: { extended: 0 },
    });
    expect(await closesAt()).toEqual(later(50));
    await arrange({});
    expect(await closesAt()).toEqual(later(60));
  });

  it("makes sense, or is not kept", async () => {
    const { arrange } = await makeExam();
    expect(
      await arrange({ opensAt: "2026-05-01T10:00", closesAt: "2026-05-01T09:00" }),
    ).toMatchObject({ refusal: { fields: { closesAt: ["结束时间应晚于开始时间"] } } });
    expect(await arrange({ code: "abc" })).toMatchObject({
      refusal: { fields: { code: ["至少4个字"] } },
    });
  });
});

it("words said in class are asked for once: to begin, not to come back", async () => {
  const { arrange, start } = await makeExam();
  await arrange({ code: "青禾社工 2026" });
  expect(await start(opened)).toMatchObject({ refusal: { code: "attempt.wrong_code" } });
  expect(await start(opened, "青禾")).toMatchObject({ refusal: { code: "attempt.wrong_code" } });
  expect(await start(opened, "青禾社工２０２６")).toMatchObject({ value: { resumed: false } });
  expect(await start(during)).toMatchObject({ value: { resumed: true } });
});

describe("an accommodation", () => {
  it("gives one person time, at once, and is told before they begin", async () => {
    const { grant, start, learner, courseSlug } = await makeExam();
    const started = await start(opened);
    if (!started.ok) throw new Error("the exam is open");
    expect(await grant({ extraMinutes: 20, extraAttempts: 1 })).toMatchObject({
      value: { extended: 1 },
    });
    expect((await attemptRow(started.value.attemptId)).closesAt).toEqual(later(80));
    const { permit } = await import("@/lib/platform/authority");
    const own = permit(learner, "quiz.attempt");
    expect(own && (await getQuizIntro(own, courseSlug, during))).toMatchObject({
      ...{ accommodation: { extraMinutes: 20, extraAttempts: 1 }, next: { attemptsLeft: 3 } },
    });
  });

  it("is granted and taken back only within reach, with a reason", async () => {
    const { courseSlug, learner, grant } = await makeExam();
    const elsewhere = await makeActor("administrator", "4205");
    const request = { courseSlug, personId: learner.personId, reason: "视力不便" };
    expect(await execute(grantAccommodation, elsewhere, request)).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await grant({ reason: "" })).toMatchObject({ refusal: { code: "invalid_input" } });
    await grant({ extraMinutes: 5 });
    expect(await execute(withdrawAccommodation, elsewhere, request)).toMatchObject({
      refusal: { code: "not_found" },
    });
    const manager = await makeActor("manager", "42");
    expect(await execute(grantAccommodation, manager, request)).toMatchObject({
      refusal: { code: "not_permitted" },
    });
  });
});

describe("right answers", () => {
  it("stay hidden where the rules say so: in the report, in practice and among the mistakes", async () => {
    const { permit, attemptId, save, end, single, learner } = await makeSitting({
      reveal: "settled",
      attemptsAllowed: 2,
    });
    await save(single, ["b"]);
    await end();
    const report = await getOwnAttempt(permit, attemptId, later(25));
    expect(report).toMatchObject({ questions: null, reveal: "settled", result: { earned: 0 } });
    expect(JSON.stringify(report)).not.toContain("两种通行说法都以社区为平台");
    expect(await listMistakes(permit)).toEqual([]);
    expect(
      await execute(practise, learner, { versionId: single, answer: ["a"] }, later(25)),
    ).toMatchObject({ refusal: { code: "not_found" } });

    const { quizId } = await attemptRow(attemptId);
    const second = await db.transaction((tx) =>
      openAttempt(tx, { quizId, personId: learner.personId, now: later(40) }),
    );
    expect(second.ok).toBe(true);
    const last = await getOwnAttempt(permit, attemptId, later(200));
    expect(last).toMatchObject({ questions: expect.any(Array) });
  });

  it("come when the exam closes, by the server's clock", async () => {
    const { permit, attemptId, end, course } = await makeSitting({ reveal: "closed" });
    const trainer = await makeActor("administrator", "42");
    await execute(arrangeQuiz, trainer, { courseSlug: course.slug, closesAt: "2026-05-01T12:00" });
    await end();
    expect(await getOwnAttempt(permit, attemptId, tooLate)).toMatchObject({
      ...{ questions: null, revealedAt: later(180) },
    });
    expect(await getOwnAttempt(permit, attemptId, later(180))).toMatchObject({
      questions: expect.any(Array),
    });
  });
});

it("what counts is the same to the database as to the rules", async () => {
  const { quiz, personId } = await (async () => {
    const made = await makeQuiz({ passPercent: 60 });
    return { quiz: made.quiz, personId: (await makeActor()).personId };
  })();
  const paper = JSON.stringify({ questions: [], passPercent: 60 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<Counting>("best", "latest", "first", "average"),
      fc.array(fc.tuple(fc.nat({ max: 7 }), fc.boolean()), { minLength: 1, maxLength: 4 }),
      async (counts, results) => {
        await db
          .transaction(async (tx) => {
            const [own] = await tx.execute<{ id: string }>(sql`
              insert into quizzes (course_id, release_id, slug, title, pass_percent,
                minutes_allowed, attempts_allowed, cool_down_minutes, counts)
              select course_id, release_id, ${crypto.randomUUID()}, title, 60, 60, 9, 0, ${counts}
              from quizzes where id = ${quiz.id} returning id`);
            const rows = results.map(([earned, waits], at) => ({
              ...{ quizId: own?.id ?? "", personId, number: at + 1, state: "submitted" as const },
              ...{ openedAt: opened, closesAt: later(60), endedAt: during, total: 7 },
              paper: JSON.parse(paper),
              ...(waits
                ? { earned: null, passed: null, awaiting: 1 }
                : { earned, passed: earned * 100 >= 7 * 60, awaiting: 0 }),
            }));
            await tx.insert(attempts).values(rows);
            const [said] = await tx.execute<{ passed: boolean | null }>(
              sql`select quiz_passed(${own?.id}::uuid, ${personId}::uuid) as passed`,
            );
            const counted = countedScore({ counts, passPercent: 60 }, rows);
            expect(said?.passed ?? null).toBe(counted?.passed ?? null);
            throw new Undone();
          })
          .catch((error) => {
            if (!(error instanceof Undone)) throw error;
          });
      },
    ),
    { numRuns: 40 },
  );
  expect(await db.select().from(attempts).where(eq(attempts.personId, personId))).toEqual([]);
});

/** Rolls a transaction back. */
class Undone extends Error {}
