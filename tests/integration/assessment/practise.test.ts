import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { practiceAnswers } from "@/db/schema/assessment/questions";
import { practise } from "@/lib/assessment/commands/practise";
import { listMistakes } from "@/lib/assessment/queries/mistakes";
import { execute } from "@/lib/platform/command";
import { later, makeSitting } from "@/tests/integration/assessment/sitting";
import { makeActor } from "@/tests/support/factories";

describe("practising a missed question", () => {
  it("says what is right, remembers it, and moves the question out of the way", async () => {
    const { learner, permit, single, multiple, save, end } = await makeSitting();
    await save(single, ["b"]);
    await save(multiple, ["a", "b"]);
    await end();
    const missed = await listMistakes(permit);
    expect(missed.map(({ versionId, mended }) => [versionId, mended])).toContainEqual([
      single,
      false,
    ]);
    expect(missed.map(({ versionId }) => versionId)).not.toContain(multiple);

    const wrong = await execute(practise, learner, { versionId: single, answer: ["b"] }, later(90));
    expect(wrong).toMatchObject({ ok: true, value: { correct: false, right: ["a"] } });
    await execute(practise, learner, { versionId: single, answer: ["a"] }, later(91));
    expect(await db.select().from(practiceAnswers)).toMatchObject([
      { personId: learner.personId, versionId: single, answer: ["a"], correct: true },
    ]);
    const after = await listMistakes(permit);
    expect(after.find(({ versionId }) => versionId === single)?.mended).toBe(true);
  });

  it("is refused while the exam is open, and for questions that were never asked of one", async () => {
    const { learner, single } = await makeSitting();
    const stranger = await makeActor();
    for (const actor of [learner, stranger]) {
      const result = await execute(practise, actor, { versionId: single, answer: ["a"] });
      expect(result).toMatchObject({ ok: false, refusal: { code: "not_found" } });
    }
    expect(await db.select().from(practiceAnswers)).toEqual([]);
  });
});
