import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attempts, responses } from "@/db/schema/assessment/attempts";
import { auditEntries } from "@/db/schema/audit";
import { endAttempt } from "@/lib/assessment/commands/attempts";
import { saveResponse } from "@/lib/assessment/commands/save-response";
import { execute } from "@/lib/platform/command";
import {
  attemptRow,
  during,
  lastMoment,
  makeSitting,
  stored,
  tooLate,
} from "@/tests/integration/assessment/sitting";
import { makeActor } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";
import { race } from "@/tests/support/race";

const CLOSED = { ok: false, refusal: { code: "attempt.closed" } };

describe("saveResponse", () => {
  it("keeps the answer, says so, and leaves the audit log to weightier things", async () => {
    const { save, single, attemptId } = await makeSitting();

    expect(await save(single, ["b"], 7)).toEqual({ ok: true, value: { sequence: 7, newer: null } });

    expect(await stored(attemptId)).toEqual({ [single]: [["b"], 7] });
    expect(await db.select().from(auditEntries)).toEqual([]);
  });

  it("lets a later answer replace an earlier one", async () => {
    const { save, single, attemptId } = await makeSitting();
    await save(single, ["b"], 7);
    await save(single, ["a"], 8);
    expect(await stored(attemptId)).toEqual({ [single]: [["a"], 8] });
  });

  it("keeps a later answer against an earlier one that arrives after it, and tells it", async () => {
    const { save, single, attemptId } = await makeSitting();
    await save(single, ["a"], 8);

    expect(await save(single, ["b"], 7)).toEqual({
      ok: true,
      value: { sequence: 8, newer: ["a"] },
    });

    expect(await stored(attemptId)).toEqual({ [single]: [["a"], 8] });
  });

  it("may be repeated", async () => {
    const { save, single } = await makeSitting();
    await save(single, ["a"], 8, during);
    const [before] = await db.select().from(responses);

    const repeated = await save(single, ["a"], 8, lastMoment);

    expect(repeated).toEqual({ ok: true, value: { sequence: 8, newer: null } });
    expect(await db.select().from(responses)).toEqual([before]);
  });

  it("never acknowledges an answer in place of another with the same sequence", async () => {
    const { save, single } = await makeSitting();
    await save(single, ["a"], 8);
    expect(await save(single, ["b"], 8)).toMatchObject({ value: { sequence: 8, newer: ["a"] } });
  });

  it("ends with the highest sequence, in whatever order, however often, all at once", async () => {
    const { save, single, attemptId } = await makeSitting();
    const arrivals = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.boolean(), async (sequences, atOnce) => {
        await asOwner(sql`truncate responses`);
        const send = (sequence: number) => save(single, [`选${sequence}`], sequence);
        if (atOnce) await Promise.all(sequences.map(send));
        else for (const sequence of sequences) await send(sequence);

        const highest = Math.max(...sequences);
        expect(await stored(attemptId)).toEqual({ [single]: [[`选${highest}`], highest] });
      }),
      { numRuns: 25 },
    );
  });

  it("takes answers until the last moment, and none after", async () => {
    const { save, single, multiple } = await makeSitting();
    expect(await save(single, ["a"], 1, lastMoment)).toMatchObject({ ok: true });
    expect(await save(multiple, ["a"], 1, tooLate)).toEqual(CLOSED);
  });

  it("takes none after the attempt was handed in, not even a repeat", async () => {
    const { save, end, single, attemptId } = await makeSitting();
    await save(single, ["b"], 1);
    await end();
    expect(await save(single, ["a"], 2)).toEqual(CLOSED);
    expect(await save(single, ["b"], 1)).toEqual(CLOSED);
    expect(await stored(attemptId)).toEqual({ [single]: [["b"], 1] });
  });

  it("knows nothing of attempts that are someone else's or nobody's", async () => {
    const { single, attemptId } = await makeSitting();
    const stranger = await makeActor();
    for (const id of [attemptId, "00000000-0000-4000-8000-000000000000"]) {
      const input = { attemptId: id, versionId: single, answer: ["a"], sequence: 1 };
      const result = await execute(saveResponse, stranger, input, during);
      expect(result).toEqual({ ok: false, refusal: { code: "not_found" } });
    }
    expect(await stored(attemptId)).toEqual({});
  });

  it("refuses a question that isn't on the paper", async () => {
    const { save, attemptId } = await makeSitting();
    const other = await makeSitting();

    expect(await save(other.single, ["a"])).toMatchObject({
      ok: false,
      refusal: { code: "invalid_input", fields: { versionId: [expect.any(String)] } },
    });

    expect(await stored(attemptId)).toEqual({});
  });

  it.each([
    ["attemptId", { attemptId: "nonsense" }],
    ["versionId", { versionId: "nonsense" }],
    ["answer", { answer: "a" }],
    ["answer.0", { answer: ["x".repeat(8001)] }],
    ["answer", { answer: ["x".repeat(201), "a"] }],
    ["answer", { answer: Array.from({ length: 31 }, () => "a") }],
    ["sequence", { sequence: -1 }],
    ["sequence", { sequence: 1.5 }],
    ["sequence", { sequence: 2_147_483_648 }],
  ])("names %s when it is malformed, and stores nothing", async (field, over) => {
    const { learner, single, attemptId } = await makeSitting();
    const input = { attemptId, versionId: single, answer: ["a"], sequence: 1, ...over };

    const result = await execute(saveResponse, learner, input, during);

    expect(result.ok || Object.keys(result.refusal.fields ?? {})).toEqual([field]);
    expect(await stored(attemptId)).toEqual({});
  });
});

describe("an answer and the end of the attempt at the same time", () => {
  it("refuses an answer that had to wait for the end", async () => {
    const { learner, attemptId, save, single } = await makeSitting();

    const [result] = await race(
      (tx) => endAttempt(tx, { attemptId, personId: learner.personId, now: during }),
      [() => save(single, ["a"])],
    );

    expect(result).toEqual(CLOSED);
    expect(await stored(attemptId)).toEqual({});
    expect(await attemptRow(attemptId)).toMatchObject({ state: "submitted", earned: 0 });
  });

  it("counts an answer that the end had to wait for", async () => {
    const { attemptId, end, saveWithin, single } = await makeSitting();
    const response = { attemptId, versionId: single, answer: ["a"], sequence: 1 };

    const [result] = await race((tx) => saveWithin(tx, response), [() => end()]);

    expect(result).toMatchObject({ ok: true, value: { earned: 5 } });
  });

  it("counts exactly the answers that were acknowledged", async () => {
    const { attemptId, save, end, single, multiple, ordering } = await makeSitting();
    const worth = { [single]: 5, [multiple]: 3, [ordering]: 2 };
    const rights: [string, string[]][] = [
      [single, ["a"]],
      [multiple, ["a", "b"]],
      [ordering, ["a", "b", "c", "d"]],
    ];

    const saves = rights.map(([versionId, answer]) => async () => {
      const result = await save(versionId, answer);
      return result.ok ? (worth[versionId] ?? 0) : 0;
    });
    const ends = async () => {
      expect(await end()).toMatchObject({ ok: true });
      return 0;
    };

    const acknowledged = await race(
      (tx) => tx.select().from(attempts).where(eq(attempts.id, attemptId)).for("update"),
      [...saves.slice(0, 1), ends, ...saves.slice(1)],
    );

    const { earned } = await attemptRow(attemptId);
    expect(earned).toBe(acknowledged.reduce((sum, points) => sum + points, 0));
  });

  it("lets two answers to different questions pass side by side", async () => {
    const { attemptId, save, saveWithin, single, multiple } = await makeSitting();
    await db.transaction(async (tx) => {
      await saveWithin(tx, { attemptId, versionId: single, answer: ["a"], sequence: 1 });
      expect(await save(multiple, ["a"])).toMatchObject({ ok: true });
    });
    expect(Object.keys(await stored(attemptId)).sort()).toEqual([single, multiple].sort());
  });
});
