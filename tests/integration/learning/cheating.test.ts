/**
 * The scripts by which study time is faked elsewhere, played against this platform. Whatever they
 * do, they earn no more than the clock on the wall gives to everyone, and what they do too boldly is
 * shown to somebody. Each test says how much real time passed and what it brought.
 */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { hourCredits } from "@/db/schema/hours";
import { lessonProgress, studyClocks, studyFlags } from "@/db/schema/learning";
import { answerCheck } from "@/lib/learning/commands/answer-check";
import { recordStudy } from "@/lib/learning/commands/record-study";
import { reviewFlag } from "@/lib/learning/commands/review-flag";
import type { StudyReport } from "@/lib/learning/model/evidence";
import { listOpenFlags } from "@/lib/learning/queries/flags";
import { lengthOf } from "@/lib/learning/rules/ranges";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";
import { race } from "@/tests/support/race";
import { at, DESK, film, openLesson, PHONE, WHOLE } from "@/tests/support/studying";

const seen = ({ ranges }: StudyReport) => lengthOf(ranges);
const flags = async () => (await db.select().from(studyFlags)).map(({ kind }) => kind);

describe("forged heartbeats", () => {
  it("claim an hour after ten seconds and get ten", async () => {
    const { beat } = await openLesson();
    const report = await beat(10, { activeSeconds: 3600, ranges: WHOLE });
    expect(report.activeSeconds).toBe(10);
    expect(seen(report)).toBe(150);
    expect(report.completed).toBe(false);
    expect(await flags()).toEqual(["impossible_speed"]);
  });

  it("come a hundred times in a second and get a second", async () => {
    const { beat } = await openLesson();
    let report = await beat(0);
    for (let n = 1; n <= 100; n += 1) {
      report = await beat(n / 100, { activeSeconds: 15, span: 15, ranges: WHOLE });
    }
    expect(report.activeSeconds).toBeCloseTo(1, 2);
    expect(seen(report)).toBeLessThanOrEqual(15);
  });

  it("jump to the end where skipping is forbidden and get nothing of it", async () => {
    const { beat } = await openLesson({ ...film, skipping: false });
    const ahead = await beat(300, { activeSeconds: 300, ranges: [[9000, 10_000]] });
    expect(seen(ahead)).toBe(0);
    const inOrder = await beat(600, { activeSeconds: 300, ranges: [[0, 3000]] });
    expect(seen(inOrder)).toBe(3000);
  });
});

describe("a direct word that it is done", () => {
  it("does not exist: neither a field nor a completion is taken from outside", async () => {
    const { beat } = await openLesson();
    const report = await beat(5, { completed: true, completedAt: at(5), justCompleted: true });
    expect(report).toMatchObject({ completed: false, ranges: [] });
    expect(await db.select().from(hourCredits)).toEqual([]);
  });

  it("is not made by answering the questions on the way alone", async () => {
    const questions = [{ at: 30, question: "check-1" }];
    const { beat, learner, course } = await openLesson({ ...film, questions });
    const answer = { lessonId: course.first.id, question: "check-1", answer: ["a"] };
    await execute(answerCheck, learner, answer, at(1));
    expect((await beat(2)).completed).toBe(false);
  });

  it("is not made by watching alone, where a question is asked on the way", async () => {
    const questions = [{ at: 30, question: "check-1" }];
    const { beat, learner, course } = await openLesson({ ...film, questions });
    let report = await beat(900, { activeSeconds: 900, ranges: WHOLE });
    report = await beat(1800, { activeSeconds: 900, ranges: WHOLE });
    expect([seen(report), report.completed]).toEqual([10_000, false]);
    const answer = { lessonId: course.first.id, question: "check-1", answer: ["b"] };
    await execute(answerCheck, learner, answer, at(1801));
    expect((await beat(1802)).completed).toBe(true);
  });
});

describe("replayed requests", () => {
  it("earn once what they were worth, sent again at once", async () => {
    const { beat } = await openLesson();
    const honest = { activeSeconds: 15, ranges: [[0, 150]] };
    await beat(15, honest);
    for (let n = 0; n < 20; n += 1) await beat(15, honest);
    expect((await beat(15, honest)).activeSeconds).toBe(15);
  });

  it("earn no film, sent again every quarter of a minute: it is the same film", async () => {
    const { beat } = await openLesson();
    let report = await beat(0);
    for (let n = 1; n <= 40; n += 1) {
      report = await beat(n * 15, { activeSeconds: 15, ranges: [[0, 150]] });
    }
    expect(seen(report)).toBe(150);
  });
});

describe("parallel tabs and devices", () => {
  it("share one clock, all at once", async () => {
    const { beat, learner } = await openLesson();
    const claim = { activeSeconds: 60, span: 60, ranges: WHOLE };
    await race(
      (tx) =>
        tx
          .select()
          .from(studyClocks)
          .where(eq(studyClocks.personId, learner.personId))
          .for("update"),
      [
        () => beat(60, claim),
        () => beat(60, { ...claim, session: DESK, begin: true }),
        () => beat(60, { ...claim, session: DESK }),
      ],
    );
    const [row] = await db.select().from(lessonProgress);
    expect(row?.activeSeconds).toBe(60);
  });

  it("give way to the one somebody came to, which says so; the other is paid to that moment", async () => {
    const { beat } = await openLesson();
    expect(await beat(20, { session: DESK, begin: true })).toMatchObject({ seat: "taken_over" });
    const left = await beat(30, { activeSeconds: 30, ranges: [[0, 300]] });
    expect(left).toMatchObject({ seat: "elsewhere", activeSeconds: 20 });
    expect(await beat(35, { session: DESK, activeSeconds: 15, ranges: [[0, 150]] })).toMatchObject({
      ...{ seat: "here", activeSeconds: 35 },
    });
    expect(await beat(40, { begin: true })).toMatchObject({ seat: "taken_over" });
  });
});

describe("an edited clock", () => {
  it("in the future earns what is real", async () => {
    const { beat } = await openLesson();
    const report = await beat(15, { activeSeconds: 3600, span: 3600, age: 0, ranges: WHOLE });
    expect(report.activeSeconds).toBe(15);
  });

  it("in the past earns nothing from before the lesson was opened", async () => {
    const { beat } = await openLesson();
    const claim = { activeSeconds: 900, span: 900, ranges: WHOLE };
    for (let hours = 1; hours <= 20; hours += 1) await beat(15, { ...claim, age: hours * 3600 });
    const report = await beat(15);
    expect([report.activeSeconds, seen(report)]).toEqual([0, 0]);
  });

  it("cannot claim the same stretch of the past twice, cut however finely", async () => {
    const { beat } = await openLesson();
    await beat(1000);
    const claim = { activeSeconds: 100, span: 100, ranges: WHOLE };
    for (let age = 0; age < 900; age += 7) await beat(1000, { ...claim, age });
    expect((await beat(1000)).activeSeconds).toBeLessThanOrEqual(1000);
  });
});

describe("a machine in place of a person", () => {
  it("that reports by the clock is shown to somebody, and keeps its real time", async () => {
    const { beat } = await openLesson();
    for (let n = 1; n <= 62; n += 1) {
      await beat(n * 15, { activeSeconds: 15, ranges: [[(n - 1) * 150, n * 150]] });
    }
    expect(await flags()).toEqual(["constant_intervals"]);
    expect((await beat(931)).activeSeconds).toBe(930);
  });

  it("with five people behind it is shown to somebody, once a day", async () => {
    const { course, beat } = await openLesson();
    await beat(1, { machine: "one-browser", begin: true, session: DESK });
    for (let n = 2; n <= 6; n += 1) {
      const other = await makeActor();
      await makeEnrolment(other.personId, course);
      const session = `0b6f2d1e-0000-4000-8000-00000000001${n}`;
      await beat(n, { machine: "one-browser", begin: true, session }, other);
      await beat(n, { machine: "one-browser", begin: true, session }, other);
    }
    expect(await flags()).toEqual(["shared_machine", "shared_machine"]);
  });
});

describe("what was striking", () => {
  it("is shown to a manager within reach, who says what it was; and to nobody further away", async () => {
    const { beat, learner } = await openLesson();
    await beat(10, { activeSeconds: 3600, ranges: WHOLE });
    const near = await makeActor("manager", "4201");
    const far = await makeActor("manager", "4205");
    const listed = async (actor: Actor) => {
      const allowed = permit(actor, "study.review");
      return allowed ? await listOpenFlags(allowed) : [];
    };
    const [flag] = await listed(near);
    expect(flag).toMatchObject({ kind: "impossible_speed", personId: learner.personId });
    expect(await listed(far)).toEqual([]);

    const remark = "问过了，是浏览器插件，已经卸了。";
    const review = (actor: Actor) => execute(reviewFlag, actor, { flagId: flag?.id, remark });
    expect(await review(far)).toMatchObject({ refusal: { code: "not_found" } });
    expect(await review(near)).toMatchObject({ ok: true });
    expect(await review(near)).toMatchObject({ refusal: { code: "flag.reviewed" } });
    expect(await listed(near)).toEqual([]);
    expect(await db.select().from(studyFlags)).toMatchObject([
      { remark, reviewedBy: near.personId },
    ]);
  });

  it("about oneself is looked at by somebody else", async () => {
    const manager = await makeActor("manager", "4201");
    const course = await makeCourse({ withQuiz: false, work: film });
    await makeEnrolment(manager.personId, course);
    const claim = { lessonId: course.first.id, session: PHONE, position: 0 };
    await execute(recordStudy, manager, { ...claim, activeSeconds: 0, ranges: [] }, at(0));
    await execute(recordStudy, manager, { ...claim, activeSeconds: 9, ranges: WHOLE }, at(9));
    const [flag] = await db.select().from(studyFlags);
    const result = await execute(reviewFlag, manager, { flagId: flag?.id, remark: "没事" });
    expect(result).toMatchObject({ refusal: { code: "flag.own" } });
  });
});
