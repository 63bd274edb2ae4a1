/** Moving to a later release: what is kept, what begins anew, and when it has to wait. */
import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import { auditEntries } from "@/db/schema/audit";
import { hourCredits } from "@/db/schema/hours";
import { enrolments, lessonProgress } from "@/db/schema/learning";
import type { LessonWork } from "@/lib/catalogue/model";
import { startAttempt } from "@/lib/learning/commands/attempts";
import { recordStudy } from "@/lib/learning/commands/record-study";
import { renew } from "@/lib/learning/commands/renew";
import { getOwnRenewal } from "@/lib/learning/queries/joining";
import { permit } from "@/lib/platform/authority";
import { execute, type Transaction } from "@/lib/platform/command";
import type { Result } from "@/lib/platform/result";
import { held } from "@/tests/support/certificates";
import { makeCourse, makeEnrolment, makeNextRelease } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";
import { during, race } from "@/tests/support/race";

const START = new Date("2026-05-01T01:00:00Z").getTime();
const at = (seconds: number) => new Date(START + seconds * 1000);
const WHOLE: [number, number][] = [[0, 10_000]];
const session = "0b6f2d1e-0000-4000-8000-000000000001";
const film: LessonWork = {
  ...{
    kind: "video",
    src: `../media/${"a".repeat(64)}/a.mp4`,
    bytes: 1000,
    captions: "",
    cues: [],
  },
  ...{ seconds: 1000, skipping: true, fastest: 1.5, questions: [], requiredPercent: 90 },
};

async function study(work: LessonWork | null = null, withQuiz = false) {
  const learner = await makeActor();
  const course = await makeCourse({ withQuiz, work });
  const enrolment = await makeEnrolment(learner.personId, course);
  const beat = async (second: number, over: object = {}, lessonId = course.first.id) => {
    const claim = { lessonId, session, activeSeconds: 0, ranges: [], position: 0, ...over };
    const result = await execute(recordStudy, learner, claim, at(second));
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };
  const move = (number = 2) =>
    execute(renew, learner, { courseSlug: course.slug, number }, at(5000));
  const offer = async () => {
    const own = permit(learner, "course.study");
    return own && (await getOwnRenewal(own, course.slug));
  };
  const progress = async (lessonId = course.first.id) => {
    const [row] = await db
      .select()
      .from(lessonProgress)
      .where(
        and(eq(lessonProgress.enrolmentId, enrolment.id), eq(lessonProgress.lessonId, lessonId)),
      );
    return row;
  };
  const enrolled = async () => {
    const [row] = await db.select().from(enrolments).where(eq(enrolments.id, enrolment.id));
    return row;
  };
  await beat(0, { begin: true });
  return { learner, course, beat, move, offer, progress, enrolled };
}

/** Somebody who may sit the exam, of a course that has a later release. */
async function examined() {
  const studied = await study(null, true);
  const { course, beat } = studied;
  await beat(100, { activeSeconds: 100, ranges: WHOLE });
  await beat(101, { begin: true }, course.second.id);
  await beat(201, { activeSeconds: 100, ranges: WHOLE }, course.second.id);
  await makeNextRelease(course);
  return studied;
}

describe("a learner in the middle of a course", () => {
  it("stays where they are when a release comes, and is told of it", async () => {
    const { course, offer, enrolled } = await study();
    expect(await offer()).toBeNull();
    await makeNextRelease(course);
    expect((await enrolled())?.releaseId).toBe(course.releaseId);
    expect(await offer()).toMatchObject({ number: 2, effect: { leftBefore: 2, leftAfter: 2 } });
  });

  it("keeps what is complete and what was read, also where the rule changed", async () => {
    const { course, beat, move, progress, enrolled } = await study();
    await beat(60, { activeSeconds: 60, ranges: WHOLE });
    await beat(61, { begin: true }, course.second.id);
    await beat(80, { activeSeconds: 19, ranges: [[0, 4000]] }, course.second.id);
    const next = await makeNextRelease(course, { first: { completion: { confirm: "studied" } } });
    expect(await move()).toMatchObject({ ok: true, value: { from: 1, to: 2, repeated: false } });
    expect((await enrolled())?.releaseId).toBe(next.releaseId);
    expect((await progress())?.completedAt).toEqual(at(60));
    expect(await progress(course.second.id)).toMatchObject({ ranges: "{[0,4000)}" });
    expect(
      await db.select().from(auditEntries).where(eq(auditEntries.action, "enrolment.renew")),
    ).toMatchObject([{ detail: { from: 1, to: 2 } }]);
    expect(await move()).toMatchObject({ ok: true, value: { repeated: true } });
  });

  it("has seen nothing of another film, and keeps the time", async () => {
    const { course, beat, move, offer, progress } = await study(film);
    await beat(100, { activeSeconds: 100, ranges: [[0, 1000]] });
    const src = `../media/${"b".repeat(64)}/a.mp4`;
    await makeNextRelease(course, { first: { work: { ...film, src } as LessonWork } });
    expect(await offer()).toMatchObject({ effect: { again: [{ slug: "first" }] } });
    await move();
    expect(await progress()).toMatchObject({ ranges: "{}", position: 0, activeSeconds: 100 });
  });

  it("completes the course where nothing else is asked for any more", async () => {
    const { course, beat, move, enrolled } = await study();
    await beat(60, { activeSeconds: 60, ranges: WHOLE });
    await makeNextRelease(course, { withoutSecond: true });
    await move();
    expect((await enrolled())?.completedAt).toEqual(at(5000));
    expect(await db.select().from(hourCredits)).toHaveLength(1);
  });

  it("is not moved to a release they were not told of", async () => {
    const { course, move, enrolled } = await study();
    const next = await makeNextRelease(course);
    await makeNextRelease(next);
    expect(await move(2)).toMatchObject({ refusal: { code: "enrolment.newer_still" } });
    expect((await enrolled())?.releaseId).toBe(course.releaseId);
    expect(await move(3)).toMatchObject({ ok: true });
  });

  it("stores nothing of a heartbeat that was read in the release before", async () => {
    const { course, learner, beat, move } = await study();
    await beat(1, { begin: true }, course.second.id);
    await makeNextRelease(course, { withoutSecond: true });
    // The heartbeat merely goes on: it has read its lesson without a lock when the move goes first.
    const late = {
      ...{ lessonId: course.second.id, session, activeSeconds: 10, ranges: [[0, 4000]] },
      position: 0,
    };
    const [moved, beaten] = await race<Result<unknown>>(
      (tx) => tx.execute(sql`select from study_clocks for update`),
      [move, () => execute(recordStudy, learner, late, at(20))],
    );
    expect(moved).toMatchObject({ ok: true });
    expect(beaten).toMatchObject({ refusal: { code: "enrolment.required" } });
    expect(await db.select().from(lessonProgress)).toMatchObject([
      { lessonId: course.first.id },
      { lessonId: course.second.id, ranges: "{}", activeSeconds: 0 },
    ]);
  });

  it("first ends what they are at: an attempt, or its grading", async () => {
    const { course, learner, move } = await study(null, true);
    await db.execute(sql`
      insert into attempts (quiz_id, person_id, number, paper, opened_at, closes_at, total)
      values (${course.quiz?.id}, ${learner.personId}, 1, '[]', now(), now() + interval '1 hour', 5)`);
    await makeNextRelease(course);
    expect(await move()).toMatchObject({ refusal: { code: "enrolment.attempt_unfinished" } });
  });

  it("begins no attempt at the exam of a release they are leaving", async () => {
    const { course, learner, move, enrolled } = await examined();
    const [started, moved] = await during(
      // The attempt has read its release, and waits to be written.
      (tx) => tx.execute(sql`lock table attempts in share mode`),
      () => execute(startAttempt, learner, { courseSlug: course.slug }, at(4000)),
      move,
    );
    expect(moved).toMatchObject({ ok: true });
    expect(started).toMatchObject({ refusal: { code: "attempt.release_changed" } });
    expect(await db.select().from(attempts)).toEqual([]);
    expect((await enrolled())?.releaseId).not.toBe(course.releaseId);
  });

  it("does not leave a release at whose exam an attempt is just beginning", async () => {
    const { course, learner, move, enrolled } = await examined();
    const begin = (tx: Transaction) =>
      startAttempt.run({
        ...{ tx, permit: held(learner, "quiz.attempt"), now: at(4000) },
        input: { courseSlug: course.slug, code: "" },
      });
    const [moved] = await race(begin, [move]);
    expect(moved).toMatchObject({ refusal: { code: "enrolment.attempt_unfinished" } });
    expect((await enrolled())?.releaseId).toBe(course.releaseId);
  });
});

it("who completed a course stays with what they completed", async () => {
  const { course, move, offer, enrolled } = await study();
  await db
    .update(enrolments)
    .set({ completedAt: at(10) })
    .where(eq(enrolments.releaseId, course.releaseId));
  await makeNextRelease(course);
  expect(await offer()).toBeNull();
  expect(await move()).toMatchObject({ refusal: { code: "enrolment.completed" } });
  expect((await enrolled())?.releaseId).toBe(course.releaseId);
});

it("who has not joined cannot move", async () => {
  const course = await makeCourse();
  const stranger = await makeActor();
  expect(await execute(renew, stranger, { courseSlug: course.slug, number: 1 })).toMatchObject({
    refusal: { code: "enrolment.required" },
  });
});
