import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attemptMarks } from "@/db/schema/assessment/attempts";
import { endAttempt, openAttempt } from "@/lib/assessment/commands/attempts";
import { saveResponse } from "@/lib/assessment/commands/save-response";
import { getItemAnalysis } from "@/lib/assessment/queries/item-analysis";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { later, makeQuiz } from "@/tests/integration/assessment/sitting";
import { makeActor } from "@/tests/support/factories";

type Quiz = Awaited<ReturnType<typeof makeQuiz>>;

/** A person sits the quiz, with one answer to the single-choice question. */
async function sit(
  quiz: Quiz,
  pick: string | null,
  { region = "420106", at = 0, actor }: Sitting = {},
) {
  const learner = actor ?? (await makeActor("learner", region));
  const now = later(at);
  const attempt = await db.transaction((tx) =>
    openAttempt(tx, { quizId: quiz.quiz.id, personId: learner.personId, now, random: () => 0 }),
  );
  if (!attempt.ok) throw new Error("not opened");
  const { attemptId } = attempt.value;
  if (pick) {
    const response = { attemptId, versionId: quiz.single, answer: [pick], sequence: 1 };
    await execute(saveResponse, learner, response, now);
  }
  await db.transaction((tx) => endAttempt(tx, { attemptId, personId: learner.personId, now }));
  return learner;
}
type Sitting = { region?: string; at?: number; actor?: Actor & { personId: string } };

async function analysis(quiz: Quiz, region = "42") {
  const trainer = await makeActor("expert", region);
  const allowed = permit(trainer, "assessment.analyse");
  if (!allowed) throw new Error("trainers may analyse");
  const found = await getItemAnalysis(allowed, quiz.course.slug);
  return { ...found, single: found?.items.find(({ versionId }) => versionId === quiz.single) };
}

async function publishedQuiz() {
  return await makeQuiz({ coolDownMinutes: 0 });
}

describe("the analysis of a quiz", () => {
  it("says how many got a question right, and who chose what", async () => {
    const quiz = await publishedQuiz();
    for (const pick of ["a", "a", "a", "b", null]) await sit(quiz, pick);
    const { attempts, single, mean } = await analysis(quiz);
    expect(attempts).toBe(5);
    expect(mean).toBeCloseTo(0.3);
    expect(single).toMatchObject({ attempts: 5, omitted: 1 });
    expect(single?.facility).toBeCloseTo(0.6);
    expect(single?.discrimination).toBeCloseTo(1);
    expect(single?.choices.map(({ id, right, all }) => [id, right, all]).slice(0, 2)).toEqual([
      ["a", true, 3],
      ["b", false, 1],
    ]);
  });

  it("counts only the first attempt of each person", async () => {
    const quiz = await publishedQuiz();
    const learner = await sit(quiz, "b");
    await sit(quiz, "a", { actor: learner, at: 90 });
    const { attempts, single } = await analysis(quiz);
    expect([attempts, single?.facility]).toEqual([1, 0]);
  });

  it("counts only people within reach", async () => {
    const quiz = await publishedQuiz();
    await sit(quiz, "a", { region: "420106" });
    await sit(quiz, "b", { region: "420502" });
    expect((await analysis(quiz, "4205")).single?.facility).toBe(0);
    expect((await analysis(quiz, "4201")).single?.facility).toBe(1);
    expect((await analysis(quiz, "420103")).attempts).toBe(0);
  });

  it("rests on marks that are written once and never changed", async () => {
    const quiz = await publishedQuiz();
    await sit(quiz, "a");
    const marks = await db.select().from(attemptMarks);
    expect(marks.map(({ earned, answered }) => [earned, answered]).sort()).toEqual([
      [0, false],
      [0, false],
      [5, true],
    ]);
    await expect(db.update(attemptMarks).set({ earned: 5 })).rejects.toThrow();
  });
});
