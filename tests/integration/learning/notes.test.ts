import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { notes } from "@/db/schema/learning";
import { answerCheck } from "@/lib/learning/commands/answer-check";
import { saveNote } from "@/lib/learning/commands/save-note";
import { getLessonState } from "@/lib/learning/queries/lesson-state";
import { permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

async function enrolled() {
  const learner = await makeActor();
  const course = await makeCourse();
  await makeEnrolment(learner.personId, course);
  return { learner, course, lessonId: course.first.id };
}

describe("saveNote", () => {
  it("keeps what was written and counts its revisions", async () => {
    const { learner, lessonId } = await enrolled();
    const save = (text: string, revision: number) =>
      execute(saveNote, learner, { lessonId, text, revision });
    expect(await save("下周例会上讲", 0)).toMatchObject({ ok: true, value: { revision: 1 } });
    expect(await save("下周例会上讲，带清单", 1)).toMatchObject({
      ok: true,
      value: { revision: 2 },
    });
  });

  it("takes a repeat for what it is", async () => {
    const { learner, lessonId } = await enrolled();
    const save = () => execute(saveNote, learner, { lessonId, text: "记一笔", revision: 0 });
    await save();
    expect(await save()).toMatchObject({ ok: true, value: { revision: 1 } });
  });

  it("overwrites nothing when another device saved first, and hands back what is there", async () => {
    const { learner, lessonId } = await enrolled();
    await execute(saveNote, learner, { lessonId, text: "手机上写的", revision: 0 });

    const result = await execute(saveNote, learner, { lessonId, text: "电脑上写的", revision: 0 });

    expect(result).toMatchObject({
      refusal: {
        code: "note.changed_elsewhere",
        fields: { text: ["手机上写的"], revision: ["1"] },
      },
    });
    expect(await db.select().from(notes)).toMatchObject([{ text: "手机上写的" }]);
  });

  it("is private: in nobody else's state and not in the audit log", async () => {
    const { learner, course, lessonId } = await enrolled();
    await execute(saveNote, learner, { lessonId, text: "只给自己看", revision: 0 });
    const other = await makeActor();
    await makeEnrolment(other.personId, course);
    const others = permit(other, "course.study");
    expect(others && (await getLessonState(others, lessonId))?.note).toEqual({
      text: "",
      revision: 0,
    });
    expect(await db.select().from(auditEntries)).toEqual([]);
  });

  it("refuses someone who has not joined the course", async () => {
    const { lessonId } = await enrolled();
    const stranger = await makeActor();
    const result = await execute(saveNote, stranger, { lessonId, text: "路过", revision: 0 });
    expect(result).toEqual({ ok: false, refusal: { code: "enrolment.required" } });
  });
});

describe("answerCheck", () => {
  it("says what is right and why, and remembers the latest answer", async () => {
    const { learner, lessonId } = await enrolled();
    const answer = (choice: string) =>
      execute(answerCheck, learner, { lessonId, question: "check-1", answer: [choice] });

    expect(await answer("b")).toMatchObject({ ok: true, value: { correct: false, right: ["a"] } });
    expect(await answer("a")).toMatchObject({ ok: true, value: { correct: true } });

    const own = permit(learner, "course.study");
    const state = own && (await getLessonState(own, lessonId));
    expect(state?.checks).toMatchObject({ "check-1": { correct: true, answer: ["a"] } });
  });

  it("tells a stranger nothing about the answer", async () => {
    const { lessonId } = await enrolled();
    const stranger = await makeActor();
    const result = await execute(answerCheck, stranger, {
      lessonId,
      question: "check-1",
      answer: ["a"],
    });
    expect(result).toEqual({ ok: false, refusal: { code: "not_found" } });
  });

  it("does not answer a question of the quiz", async () => {
    const { learner, lessonId } = await enrolled();
    const result = await execute(answerCheck, learner, {
      lessonId,
      question: "quiz-1",
      answer: ["a"],
    });
    expect(result).toEqual({ ok: false, refusal: { code: "not_found" } });
  });
});
