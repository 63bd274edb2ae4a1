import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { hourCredits } from "@/db/schema/hours";
import { enrolments, lessonProgress, studyClocks } from "@/db/schema/learning";
import { enrol } from "@/lib/learning/commands/enrol";
import { recordStudy } from "@/lib/learning/commands/record-study";
import { getLessonState } from "@/lib/learning/queries/lesson-state";
import { permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";
import { race } from "@/tests/support/race";

const start = new Date("2026-05-01T01:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const session = "0b6f2d1e-0000-4000-8000-000000000001";
const WHOLE = [[0, 10_000]] as [number, number][];

async function beginReading(manifest: { credit?: "public" } = {}) {
  const learner = await makeActor();
  const course = await makeCourse({ withQuiz: false, manifest });
  const enrolment = await makeEnrolment(learner.personId, course);
  const beat = (over: object, now: Date, lessonId = course.first.id) =>
    execute(
      recordStudy,
      learner,
      { lessonId, session, activeSeconds: 0, ranges: [], position: 0, ...over },
      now,
    );
  await beat({}, start);
  return { learner, course, enrolment, beat };
}

describe("recordStudy", () => {
  it("merges the stretches and adds up the time", async () => {
    const { beat } = await beginReading();
    await beat({ activeSeconds: 15, ranges: [[0, 3000]], position: 2500 }, later(15));

    const result = await beat(
      {
        activeSeconds: 15,
        ranges: [
          [2000, 4000],
          [6000, 7000],
        ],
        position: 6900,
      },
      later(30),
    );

    expect(result).toMatchObject({
      ok: true,
      value: {
        ranges: [
          [0, 4000],
          [6000, 7000],
        ],
        activeSeconds: 30,
        position: 6900,
        completed: false,
      },
    });
  });

  it("credits the opening heartbeat no time, whatever it claims", async () => {
    const { beat, course } = await beginReading();
    const result = await beat({ activeSeconds: 3600, ranges: WHOLE }, later(5), course.second.id);
    expect(result).toMatchObject({ ok: true, value: { activeSeconds: 0, completed: false } });
  });

  it("credits nothing for a repeat of the same heartbeat", async () => {
    const { beat } = await beginReading();
    const honest = { activeSeconds: 15, ranges: [[0, 3000]] };
    await beat(honest, later(15));

    const repeated = await beat(honest, later(15));

    expect(repeated).toMatchObject({ ok: true, value: { activeSeconds: 15, ranges: [[0, 3000]] } });
  });

  it("credits two tabs at once no more than the time that passed", async () => {
    const { beat, course, learner } = await beginReading();
    await beat({}, later(1), course.second.id);
    const send = (lessonId: string) => () =>
      beat({ activeSeconds: 60, ranges: WHOLE }, later(61), lessonId);

    await race(
      (tx) =>
        tx
          .select()
          .from(studyClocks)
          .where(eq(studyClocks.personId, learner.personId))
          .for("update"),
      [send(course.first.id), send(course.second.id), send(course.first.id)],
    );

    const rows = await db.select().from(lessonProgress);
    expect(rows.reduce((sum, row) => sum + row.activeSeconds, 0)).toBe(60);
  });

  it("completes the lesson once, and the course with its last lesson, crediting its minutes once", async () => {
    const { beat, course, enrolment, learner } = await beginReading();
    await beat({ activeSeconds: 70, ranges: WHOLE }, later(70));
    await beat({}, later(71), course.second.id);
    const last = await beat({ activeSeconds: 70, ranges: WHOLE }, later(141), course.second.id);
    await beat({ activeSeconds: 15, ranges: WHOLE }, later(156), course.second.id);

    expect(last).toMatchObject({ ok: true, value: { completed: true, justCompleted: true } });
    const [row] = await db.select().from(enrolments).where(eq(enrolments.id, enrolment.id));
    expect(row?.completedAt).toEqual(later(141));
    expect(await db.select().from(hourCredits)).toMatchObject([
      {
        ...{ personId: learner.personId, minutes: 50, source: "course", earnedOn: "2026-05-01" },
        ...{ category: "professional", releaseId: course.releaseId },
      },
    ]);
    const lessonEntries = (await db.select().from(auditEntries)).filter((e) =>
      e.subject.startsWith("lesson:"),
    );
    expect(lessonEntries).toHaveLength(2);
  });

  it("credits the minutes of a course of 公需科目 as such", async () => {
    const { beat, course, learner } = await beginReading({ credit: "public" });
    await beat({ activeSeconds: 70, ranges: WHOLE }, later(70));
    await beat({}, later(71), course.second.id);
    await beat({ activeSeconds: 70, ranges: WHOLE }, later(141), course.second.id);
    const own = await db
      .select()
      .from(hourCredits)
      .where(eq(hourCredits.personId, learner.personId));
    expect(own).toMatchObject([{ category: "public", minutes: 50 }]);
  });

  it("stays complete when a later release or a shorter visit says less", async () => {
    const { beat } = await beginReading();
    await beat({ activeSeconds: 70, ranges: WHOLE }, later(70));
    const again = await beat({ position: 100 }, later(9000));
    expect(again).toMatchObject({ ok: true, value: { completed: true, justCompleted: false } });
  });

  it("refuses a lesson of a course the person has not joined, and writes nothing", async () => {
    const { course } = await beginReading();
    const stranger = await makeActor();

    const result = await execute(
      recordStudy,
      stranger,
      { lessonId: course.first.id, session, activeSeconds: 10, ranges: WHOLE, position: 0 },
      later(10),
    );

    expect(result).toEqual({ ok: false, refusal: { code: "enrolment.required" } });
    expect(await db.select().from(studyClocks)).toHaveLength(1);
  });

  it.each([
    ["lessonId", { lessonId: "nonsense" }],
    ["activeSeconds", { activeSeconds: -1 }],
    ["activeSeconds", { activeSeconds: "15" }],
    ["position", { position: 10_001 }],
    ["ranges.0", { ranges: [[5, 5]] }],
    ["ranges.0.1", { ranges: [[0, 99_999]] }],
  ])("names %s when it is malformed, and writes nothing", async (field, over) => {
    const { beat } = await beginReading();
    const before = await db.select().from(lessonProgress);

    const result = await beat(over, later(15));

    expect(result.ok || Object.keys(result.refusal.fields ?? {})).toEqual([field]);
    expect(await db.select().from(lessonProgress)).toEqual(before);
  });
});

describe("getLessonState", () => {
  it("tells what is stored, and nothing to someone who has not joined", async () => {
    const { beat, course, learner } = await beginReading();
    await beat({ activeSeconds: 15, ranges: [[0, 3000]], position: 2500 }, later(15));
    const stranger = await makeActor();

    const own = permit(learner, "course.study");
    const other = permit(stranger, "course.study");
    expect(own && (await getLessonState(own, course.first.id))).toMatchObject({
      progress: { ranges: [[0, 3000]], activeSeconds: 15, position: 2500, completed: false },
      demand: { seconds: 60, coverage: 9000, pace: null },
      completedLessonIds: [],
      note: { text: "", revision: 0 },
      checks: {},
    });
    expect(other && (await getLessonState(other, course.first.id))).toBeNull();
  });
});

describe("enrol", () => {
  it("joins once however often it is asked", async () => {
    const learner = await makeActor();
    const { slug } = await makeCourse();
    const join = () => execute(enrol, learner, { courseSlug: slug });
    const results = await Promise.all([join(), join(), join()]);
    expect(results.every((r) => r.ok)).toBe(true);
    expect(await db.select().from(enrolments)).toHaveLength(1);
    expect(await db.select().from(auditEntries)).toHaveLength(1);
  });
});
