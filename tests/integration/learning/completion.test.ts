/** Every way in which a lesson can be complete, and what it does to the course; and what earns nothing. */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { hourCredits } from "@/db/schema/hours";
import { enrolments, lessonDeeds } from "@/db/schema/learning";
import type { Completion } from "@/lib/catalogue/model/completion";
import { answerCheck } from "@/lib/learning/commands/answer-check";
import { startAttempt } from "@/lib/learning/commands/attempts";
import { noteHandIn } from "@/lib/learning/commands/deeds";
import { recordStudy } from "@/lib/learning/commands/record-study";
import { getLessonState } from "@/lib/learning/queries/lesson-state";
import { permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

const START = new Date("2026-05-01T01:00:00Z").getTime();
const at = (seconds: number) => new Date(START + seconds * 1000);
const WHOLE: [number, number][] = [[0, 10_000]];
const session = "0b6f2d1e-0000-4000-8000-000000000001";

async function study(
  completion: Completion | null,
  wishes: { secondOptional?: boolean; withQuiz?: boolean } = {},
) {
  const learner = await makeActor();
  const course = await makeCourse({ withQuiz: false, completion, ...wishes });
  const enrolment = await makeEnrolment(learner.personId, course);
  const beat = async (second: number, over: object = {}, lessonId = course.first.id) => {
    const claim = { lessonId, session, activeSeconds: 0, ranges: [], position: 0, ...over };
    const result = await execute(recordStudy, learner, claim, at(second));
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };
  const answer = async (second: number, choice: string) => {
    const given = { lessonId: course.first.id, question: "check-1", answer: [choice] };
    const result = await execute(answerCheck, learner, given, at(second));
    if (!result.ok) throw new Error(result.refusal.code);
  };
  const state = async () => {
    const own = permit(learner, "course.study");
    const found = own && (await getLessonState(own, course.first.id));
    if (!found) throw new Error("no state");
    return found;
  };
  const isDone = async () => (await state()).progress.completed;
  const handIn = (deed: "handed_in" | "accepted", second: number) =>
    db.transaction((tx) =>
      noteHandIn(tx, {
        ...{ personId: learner.personId, courseId: course.courseId, paper: "plan", deed },
        now: at(second),
      }),
    );
  await beat(0, { begin: true });
  return { learner, course, enrolment, beat, answer, state, isDone, handIn };
}

describe("a lesson that is complete when somebody says so", () => {
  it("counts their word after its time, and keeps when they gave it", async () => {
    const { beat, learner } = await study({ confirm: "informed", seconds: 30 });
    const waiting = await beat(30, { activeSeconds: 30 });
    expect(waiting).toMatchObject({ completed: false, deeds: [] });
    const report = await beat(31, { confirm: true });
    expect(report).toMatchObject({ completed: true, justCompleted: true, deeds: ["confirmed"] });
    expect(await db.select().from(lessonDeeds)).toMatchObject([
      { personId: learner.personId, deed: "confirmed", at: at(31) },
    ]);
  });

  it("counts it with the time it comes with, also long after it was given", async () => {
    const { beat } = await study({ confirm: "studied", seconds: 60 });
    const late = { activeSeconds: 60, span: 60, age: 3600, confirm: true };
    expect(await beat(4000, late)).toMatchObject({ completed: true, activeSeconds: 60 });
  });

  it("may ask for the text as well", async () => {
    const { beat } = await study({ confirm: "studied", seconds: 30, percent: 90 });
    const scrolled = { activeSeconds: 30, ranges: [[0, 8000]], confirm: true };
    expect(await beat(30, scrolled)).toMatchObject({ completed: false, deeds: [] });
    expect(await beat(31, { ranges: WHOLE, confirm: true })).toMatchObject({ completed: true });
  });
});

describe("a lesson that is complete with its self-checks", () => {
  it("takes any number of tries, and is complete with the right one", async () => {
    const { beat, answer, isDone } = await study({ checks: 100, seconds: 10 });
    await beat(20, { activeSeconds: 20 });
    await answer(21, "b");
    expect(await isDone()).toBe(false);
    await answer(22, "a");
    expect(await isDone()).toBe(true);
  });

  it("is noted in the audit log with the answer that completed it, and with no other", async () => {
    const { beat, answer, course, learner } = await study({ checks: 100, seconds: 10 });
    await beat(20, { activeSeconds: 20 });
    for (const [second, choice] of [
      [21, "b"],
      [22, "a"],
      [23, "a"],
    ] as const) {
      await answer(second, choice);
    }
    const entries = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "learning.answer_check"));
    expect(entries).toMatchObject([
      { personId: learner.personId, subject: `lesson:${course.first.id}`, at: at(22) },
    ]);
  });

  it("waits for its time, and is complete with the heartbeat that brings it", async () => {
    const { beat, answer, isDone } = await study({ checks: 100, seconds: 60 });
    await answer(1, "a");
    expect(await isDone()).toBe(false);
    expect((await beat(59, { activeSeconds: 59 })).completed).toBe(false);
    expect((await beat(61, { activeSeconds: 2 })).completed).toBe(true);
  });
});

describe("a lesson that is complete with its assignment", () => {
  it("is so when it is handed in, once there was time for it", async () => {
    const { beat, handIn, isDone } = await study({ handIn: "plan", seconds: 30 });
    await handIn("handed_in", 5);
    expect(await isDone()).toBe(false);
    expect((await beat(40, { activeSeconds: 40 })).completed).toBe(true);
  });

  it("waits to be accepted where that is asked for", async () => {
    const { beat, handIn, isDone } = await study({ handIn: "plan", accepted: true, seconds: 0 });
    await beat(10, { activeSeconds: 10 });
    await handIn("handed_in", 20);
    await handIn("handed_in", 21);
    expect(await isDone()).toBe(false);
    await handIn("accepted", 30);
    expect(await isDone()).toBe(true);
  });

  it("is not helped by another assignment", async () => {
    const { learner, course, isDone } = await study({ handIn: "plan", seconds: 0 });
    const { personId } = learner;
    await db.transaction((tx) =>
      noteHandIn(tx, {
        ...{ personId, courseId: course.courseId, paper: "other", deed: "accepted", now: at(9) },
      }),
    );
    expect(await isDone()).toBe(false);
  });
});

describe("a script that wants it without studying", () => {
  it("earns nothing by saying that it is done, however often", async () => {
    const { beat, isDone } = await study({ confirm: "studied", seconds: 60 });
    for (let n = 1; n <= 20; n += 1) await beat(n / 10, { confirm: true, ranges: WHOLE });
    expect(await isDone()).toBe(false);
    expect(await db.select().from(lessonDeeds)).toEqual([]);
    await beat(5, { activeSeconds: 3600, span: 3600, confirm: true, ranges: WHOLE });
    expect(await isDone()).toBe(false);
  });

  it("earns nothing by saying so where nobody asks", async () => {
    const { beat, isDone } = await study(null);
    await beat(600, { activeSeconds: 600, confirm: true });
    expect(await isDone()).toBe(false);
    expect(await db.select().from(lessonDeeds)).toEqual([]);
  });

  it("earns nothing by right answers alone, nor by a word for a lesson never opened", async () => {
    const { beat, answer, isDone, course } = await study({ checks: 100 });
    await answer(1, "a");
    expect(await isDone()).toBe(false);
    const second = await beat(2, { confirm: true }, course.second.id);
    expect(second).toMatchObject({ completed: false, deeds: [] });
  });
});

describe("the course", () => {
  const readSecond = { activeSeconds: 60, ranges: WHOLE };

  it("does not wait for 选学, and credits the minutes of what it asked for", async () => {
    const { beat, enrolment, course } = await study(null, { secondOptional: true });
    await beat(60, { activeSeconds: 60, ranges: WHOLE });
    const [row] = await db.select().from(enrolments).where(eq(enrolments.id, enrolment.id));
    expect(row?.completedAt).toEqual(at(60));
    expect(await db.select().from(hourCredits)).toMatchObject([{ minutes: 25 }]);

    await beat(61, { begin: true }, course.second.id);
    expect(await beat(130, readSecond, course.second.id)).toMatchObject({ completed: true });
    expect(await db.select().from(hourCredits)).toHaveLength(1);
  });

  it("waits for what it requires, whatever 选学 is done", async () => {
    const { beat, enrolment, course } = await study(
      { confirm: "studied", seconds: 10 },
      { secondOptional: true },
    );
    await beat(1, { begin: true }, course.second.id);
    await beat(70, readSecond, course.second.id);
    const [row] = await db.select().from(enrolments).where(eq(enrolments.id, enrolment.id));
    expect(row?.completedAt).toBeNull();
  });

  it("opens its exam when all but 选学 is done", async () => {
    const { beat, learner, course } = await study(null, { secondOptional: true, withQuiz: true });
    const open = (second: number) =>
      execute(startAttempt, learner, { courseSlug: course.slug }, at(second));
    expect(await open(1)).toMatchObject({ refusal: { code: "attempt.lessons_first" } });
    await beat(60, { activeSeconds: 60, ranges: WHOLE });
    expect(await open(61)).toMatchObject({ ok: true });
  });
});

it("tells the page what is asked and what is done", async () => {
  const { beat, answer, state } = await study({ checks: 80, confirm: "studied", seconds: 10 });
  await beat(20, { activeSeconds: 20 });
  await answer(21, "a");
  await beat(22, { confirm: true });
  expect(await state()).toMatchObject({
    demand: { seconds: 10, coverage: 0, rightChecks: 1, deeds: ["confirmed"] },
    progress: { completed: true, deeds: ["confirmed"] },
  });
});
