/** The short way of a heartbeat comes to the same as the long one, and gives way when somebody was faster. */
import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { lessonProgress, studyClocks } from "@/db/schema/learning";
import type { LessonWork } from "@/lib/catalogue/model";
import { recordStudy } from "@/lib/learning/commands/record-study";
import { execute } from "@/lib/platform/command";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";
import { race } from "@/tests/support/race";

const START = new Date("2026-05-01T01:00:00Z").getTime();
const at = (seconds: number) => new Date(START + seconds * 1000);
const PHONE = "0b6f2d1e-0000-4000-8000-000000000001";
const DESK = "0b6f2d1e-0000-4000-8000-000000000002";
const film: LessonWork = {
  ...{ kind: "video", src: "../media/a.mp4", bytes: 1000, captions: "../media/a.vtt", cues: [] },
  ...{ seconds: 100, skipping: false, fastest: 1.5, questions: [], requiredPercent: 90 },
};

async function open() {
  const learner = await makeActor();
  const course = await makeCourse({ withQuiz: false, work: film });
  await makeEnrolment(learner.personId, course);
  return { learner, lessonId: course.first.id };
}

const beats: [second: number, beat: object][] = [
  [0, { begin: true }],
  [15, { activeSeconds: 15, ranges: [[0, 1500]], position: 1500 }],
  [15, { activeSeconds: 15, ranges: [[0, 1500]], position: 1500 }],
  [20, { session: DESK, begin: true }],
  [30, { activeSeconds: 15, ranges: [[1500, 3000]], position: 3000 }],
  [35, { session: DESK, activeSeconds: 15, ranges: [[1500, 2500]], position: 2500 }],
  [40, { session: DESK, activeSeconds: 600, ranges: [[0, 10_000]], position: 9000 }],
  [50, { age: 20, span: 10, activeSeconds: 10, ranges: [[2500, 3500]], position: 100 }],
  [120, { session: DESK, activeSeconds: 70, ranges: [[2400, 10_000]], position: 9900 }],
  [140, { session: DESK, activeSeconds: 20, ranges: [[9000, 10_000]], position: 10_000 }],
];

it("tells and stores the same, beat by beat", async () => {
  const short = await open();
  const long = await open();
  const theLongWay = { ...recordStudy, swift: async () => null };
  for (const [second, beat] of beats) {
    const whole = { session: PHONE, activeSeconds: 0, ranges: [], position: 0, ...beat };
    const ways = [
      await execute(recordStudy, short.learner, { ...whole, lessonId: short.lessonId }, at(second)),
      await execute(theLongWay, long.learner, { ...whole, lessonId: long.lessonId }, at(second)),
    ];
    const [one, other] = ways.map((way) => (way.ok ? { ...way.value, lessonId: "" } : way));
    expect(one).toEqual(other);
  }
  const clocks = await db.select().from(studyClocks);
  const [one, other] = clocks.map(({ personId: _person, ...clock }) => clock);
  expect(one).toEqual(other);
  const progress = await db.select().from(lessonProgress);
  expect(progress.map(({ completedAt }) => completedAt !== null)).toEqual([true, true]);
});

it("is taken by somebody who merely goes on", async () => {
  const { learner, lessonId } = await open();
  const swift = vi.fn(recordStudy.swift);
  const beat = { lessonId, session: PHONE, activeSeconds: 15, ranges: [], position: 0 };
  for (const second of [0, 15, 30])
    await execute({ ...recordStudy, swift }, learner, beat, at(second));
  const taken = await Promise.all(swift.mock.results.map(({ value }) => value));
  expect(taken.map((result) => result !== null)).toEqual([false, true, true]);
});

it("writes nothing when the clock went on meanwhile, and the long way does it then", async () => {
  const { learner, lessonId } = await open();
  const beat = (second: number) =>
    execute(
      recordStudy,
      learner,
      { lessonId, session: PHONE, activeSeconds: 15, ranges: [[0, 1000]], position: 0 },
      at(second),
    );
  await beat(0);
  await race(
    (tx) =>
      tx.select().from(studyClocks).where(eq(studyClocks.personId, learner.personId)).for("update"),
    [() => beat(15), () => beat(15), () => beat(15)],
  );
  const [row] = await db.select().from(lessonProgress);
  expect(row?.activeSeconds).toBe(15);
  const [clock] = await db.select().from(studyClocks);
  expect(clock?.revision).toBe(4);
});
