import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { expireDueAttempts } from "@/lib/assessment/commands/attempts";
import { getOwnAttempt } from "@/lib/assessment/queries/attempts";
import { getQuizIntro } from "@/lib/assessment/queries/quiz-intro";
import { permit } from "@/lib/platform/authority";
import {
  attemptRow,
  during,
  later,
  makeSitting,
  opened,
  tooLate,
} from "@/tests/integration/assessment/sitting";
import { makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

async function strangersPermit() {
  const stranger = permit(await makeActor(), "quiz.attempt");
  if (!stranger) throw new Error("every learner may sit a quiz");
  return stranger;
}

describe("getOwnAttempt", () => {
  it("gives the open paper with the answers saved so far, and no right answer", async () => {
    const { permit, attemptId, save, single, course } = await makeSitting();
    await save(single, ["b"], 12);

    const attempt = await getOwnAttempt(permit, attemptId, during);

    expect(attempt).toMatchObject({
      state: "open",
      id: attemptId,
      title: "结业测验",
      courseSlug: course.slug,
      answers: { [single]: ["b"] },
      sequences: { [single]: 12 },
      openedAt: opened,
      closesAt: later(60),
      serverNow: during,
    });
    const text = JSON.stringify(attempt);
    expect(text).not.toContain("correct");
    expect(text).not.toContain("explanation");
    expect(text).not.toContain("两种通行说法");
  });

  it("tells, once it has ended, what was answered, what is right and why", async () => {
    const { permit, attemptId, save, end, single, multiple, ordering } = await makeSitting();
    await save(single, ["a"]);
    await save(multiple, ["a", "c"]);
    await end();

    const attempt = await getOwnAttempt(permit, attemptId, later(25));

    if (attempt?.state !== "submitted") throw new Error("the attempt was handed in");
    expect(attempt).toMatchObject({
      endedAt: during,
      result: { earned: 5, total: 10, passed: false, passPercent: 80 },
      next: { refusal: "attempt.cooling_down", attemptsLeft: 2, availableAt: later(30) },
    });
    const byId = new Map(attempt.questions?.map((q) => [q.versionId, q]));
    expect(byId.get(single)).toMatchObject({ answer: ["a"], earned: 5, points: 5 });
    expect(byId.get(multiple)).toMatchObject({
      answer: ["a", "c"],
      earned: 0,
      body: { correct: ["a", "b"] },
      explanation: "两种通行说法都以社区为平台。",
    });
    expect(byId.get(ordering)).toMatchObject({ answer: [], earned: 0 });
  });

  it("shows an attempt whose time has run out as it is about to be graded", async () => {
    const { permit, attemptId, save, single } = await makeSitting();
    await save(single, ["a"]);

    const before = await getOwnAttempt(permit, attemptId, tooLate);
    expect((await attemptRow(attemptId)).state).toBe("open");
    await db.transaction((tx) => expireDueAttempts(tx, tooLate, 10));
    const after = await getOwnAttempt(permit, attemptId, tooLate);

    expect(before).toMatchObject({ state: "expired", endedAt: later(60), result: { earned: 5 } });
    expect(before).toEqual(after);
  });

  it("shows nobody else's, and nothing for a nonsense id", async () => {
    const { permit, attemptId } = await makeSitting();
    expect(await getOwnAttempt(await strangersPermit(), attemptId, during)).toBeNull();
    expect(await getOwnAttempt(permit, "nonsense", during)).toBeNull();
  });
});

describe("getQuizIntro", () => {
  it("tells the rules and where one stands", async () => {
    const { permit, course, quiz, attemptId } = await makeSitting();

    expect(await getQuizIntro(permit, course.slug, during)).toMatchObject({
      quizId: quiz.id,
      title: "结业测验",
      questionCount: [3, 3],
      bankCount: 3,
      totalPoints: [10, 10],
      passPercent: 80,
      minutesAllowed: 60,
      attemptsAllowed: 3,
      coolDownMinutes: 10,
      attempts: [{ id: attemptId, number: 1, state: "open", earned: null, total: 10 }],
      openAttemptId: attemptId,
      next: { refusal: null, attemptsLeft: 2, availableAt: null },
    });
  });

  it("tells what the ended attempts earned, one that ran out included", async () => {
    const { permit, course, save, single } = await makeSitting();
    await save(single, ["a"]);

    expect(await getQuizIntro(permit, course.slug, later(65))).toMatchObject({
      attempts: [{ state: "expired", earned: 5, passed: false, endedAt: later(60) }],
      openAttemptId: null,
      next: { refusal: "attempt.cooling_down", attemptsLeft: 2, availableAt: later(70) },
    });
  });

  it("starts from nothing, and shows nobody else's attempts", async () => {
    const { course } = await makeSitting();
    const stranger = await strangersPermit();
    expect(await getQuizIntro(stranger, course.slug, during)).toBeNull();

    await makeEnrolment(stranger.actor.personId ?? "", course);
    expect(await getQuizIntro(stranger, course.slug, during)).toMatchObject({
      attempts: [],
      openAttemptId: null,
      next: { refusal: null, attemptsLeft: 3 },
    });
  });
});
