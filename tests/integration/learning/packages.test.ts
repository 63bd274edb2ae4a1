/** Courseware: what it says is kept, late words change nothing, and saying "done" is not enough. */
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { hourCredits } from "@/db/schema/hours";
import { packageStates } from "@/db/schema/learning";
import type { LessonWork } from "@/lib/catalogue/model";
import { recordPackage } from "@/lib/learning/commands/record-package";
import { recordStudy } from "@/lib/learning/commands/record-study";
import { openPackage } from "@/lib/learning/queries/packages";
import { openCapability, sealCapability } from "@/lib/platform/capability";
import { execute } from "@/lib/platform/command";
import { held } from "@/tests/support/certificates";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

const START = new Date("2026-05-01T01:00:00Z").getTime();
const at = (seconds: number) => new Date(START + seconds * 1000);
const sha256 = "ab".repeat(32);
const work: Extract<LessonWork, { kind: "package" }> = {
  kind: "package",
  ...{ sha256, bytes: 100 },
  courseware: {
    ...{ version: "1.2", title: "入户安全（虚构课件）" },
    units: [
      { id: "A", title: "甲", href: "a.html" },
      { id: "B", title: "乙", href: "b.html" },
    ],
  },
};
const said = (lesson_status: string, more: object = {}) => ({ core: { lesson_status, ...more } });

async function open(courseware: LessonWork = work) {
  const learner = await makeActor();
  const course = await makeCourse({ withQuiz: false, work: courseware });
  await makeEnrolment(learner.personId, course);
  const lessonId = course.first.id;
  const say = async (second: number, unitId: string, cmi: object, over: object = {}) =>
    await execute(recordPackage, learner, { lessonId, unitId, cmi, ...over }, at(second));
  const study = async (second: number, activeSeconds: number) => {
    const beat = { lessonId, session: lessonId, activeSeconds, ranges: [[0, 10_000]], position: 0 };
    return await execute(recordStudy, learner, beat, at(second));
  };
  await study(0, 0);
  return { learner, course, lessonId, say, study };
}

describe("courseware", () => {
  it("is given back what it kept, with how its units stand", async () => {
    const { say, learner, lessonId } = await open();
    await say(10, "A", said("incomplete", { lesson_location: "3", score: { raw: "40" } }));
    const opened = await openPackage(held(learner, "course.study"), lessonId, at(11));
    expect(opened?.states).toEqual([
      {
        unitId: "A",
        done: false,
        score: 4000,
        cmi: expect.objectContaining({ core: expect.anything() }),
      },
    ]);
    const token = opened?.base.split("/")[2] ?? "";
    expect(openCapability(token, at(11))).toBe(sha256);
    expect(openCapability(token, at(13 * 3600))).toBeNull();
  });

  it("counts unit by unit, and is complete with the time it asks for", async () => {
    const { say, study } = await open();
    await say(10, "A", said("passed"));
    expect(await say(20, "B", said("completed"))).toMatchObject({
      value: { ranges: [[0, 10_000]], completed: false, done: true },
    });
    // 25 minutes stand for a quarter of an hour at most; three tenths of them are asked for.
    expect(await study(449, 449)).toMatchObject({ value: { completed: false } });
    expect(await study(451, 2)).toMatchObject({ value: { completed: true, justCompleted: true } });
  });

  it("with a page that says nothing takes it as done when it was opened", async () => {
    const page = { id: "A", title: "甲", href: "a.html", asset: true as const };
    const units = [page, { id: "B", title: "乙", href: "b.html" }];
    const { say } = await open({ ...work, courseware: { ...work.courseware, units } });
    expect(await say(10, "A", {})).toMatchObject({ value: { done: true, ranges: [[0, 5000]] } });
    expect(await say(11, "B", {})).toMatchObject({ value: { done: false, ranges: [[0, 5000]] } });
  });

  it("is not complete by heartbeats that claim its units, nor by a word that all is done", async () => {
    const { study, say } = await open();
    expect(await study(900, 900)).toMatchObject({ value: { ranges: [], completed: false } });
    await say(901, "A", { completed: true, core: { lesson_status: "not attempted" } });
    expect(await db.select().from(hourCredits)).toEqual([]);
    const fresh = await open();
    await fresh.say(1, "A", said("passed"));
    await fresh.say(1, "B", said("passed"));
    expect(await fresh.study(2, 2)).toMatchObject({ value: { completed: false } });
  });

  it("that was studied earlier and arrives late does not undo what came after", async () => {
    const { say } = await open();
    await say(100, "A", said("passed", { lesson_location: "9" }));
    const late = await say(101, "A", said("incomplete", { lesson_location: "2" }), { age: 60 });
    expect(late).toMatchObject({ value: { done: true } });
    const [state] = await db.select().from(packageStates);
    expect(state?.cmi).toMatchObject({ core: { lesson_location: "9" } });
    await say(200, "A", said("incomplete", { lesson_location: "1" }));
    const [later] = await db.select().from(packageStates);
    expect(later).toMatchObject({ done: true, cmi: { core: { lesson_location: "1" } } });
  });

  it("of another unit, another lesson, another person or beyond all measure is refused", async () => {
    const { say, learner, course, lessonId } = await open();
    expect(await say(1, "C", said("passed"))).toMatchObject({ refusal: { code: "not_found" } });
    const second = { lessonId: course.second.id, unitId: "A", cmi: said("passed") };
    expect(await execute(recordPackage, learner, second)).toMatchObject({
      refusal: { code: "not_found" },
    });
    const stranger = await makeActor();
    const first = { lessonId, unitId: "A", cmi: said("passed") };
    expect(await execute(recordPackage, stranger, first)).toMatchObject({
      refusal: { code: "enrolment.required" },
    });
    expect(await openPackage(held(stranger, "course.study"), lessonId)).toBeNull();
    expect(await say(1, "A", { suspend_data: "字".repeat(130_000) })).toMatchObject({
      refusal: { code: "invalid_input" },
    });
    expect(await say(1, "A", said("passed"), { learnerId: stranger.personId })).toMatchObject({
      refusal: { code: "study.of_another" },
    });
  });
});

describe("a capability", () => {
  it("opens what it was sealed for, until its time is over, and nothing else", () => {
    const token = sealCapability(sha256, at(60));
    expect(openCapability(token, at(59))).toBe(sha256);
    expect(openCapability(token, at(61))).toBeNull();
    for (const forged of [
      token.replace(/^ab/, "cd"),
      token.replace(/\.[^.]+\./, ".zzzzzzz."),
      token.slice(0, -1),
      `${token}.x`,
      "",
    ]) {
      expect(openCapability(forged, at(1))).toBeNull();
    }
  });
});
