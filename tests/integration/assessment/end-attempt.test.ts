import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import { endAttempt, expireDueAttempts } from "@/lib/assessment/commands/attempts";
import {
  attemptRow,
  during,
  lastMoment,
  later,
  makeSitting,
  open,
  opened,
  stored,
  tooLate,
} from "@/tests/integration/assessment/sitting";
import { makeActor } from "@/tests/support/factories";
import { race } from "@/tests/support/race";

describe("endAttempt", () => {
  it("grades what was saved, and says where it belongs", async () => {
    const { attemptId, learner, course, quiz, save, end, single, multiple } = await makeSitting();
    await save(single, ["a"]);
    await save(multiple, ["b"]);

    expect(await end()).toEqual({
      ok: true,
      value: {
        attemptId,
        personId: learner.personId,
        quizId: quiz.id,
        releaseId: course.releaseId,
        courseId: course.courseId,
        courseSlug: course.slug,
        earned: 6,
        total: 10,
        passed: false,
        awaiting: 0,
        repeated: false,
      },
    });
    expect(await attemptRow(attemptId)).toMatchObject({
      state: "submitted",
      endedAt: during,
      earned: 6,
      passed: false,
    });
  });

  it("passes at the pass mark", async () => {
    const { save, end, single, multiple } = await makeSitting();
    await save(single, ["a"]);
    await save(multiple, ["b", "a"]);
    expect(await end()).toMatchObject({ value: { earned: 8, passed: true } });
  });

  it("keeps the first end when it is repeated", async () => {
    const { attemptId, save, end, single } = await makeSitting();
    await save(single, ["a"]);
    await end();
    const before = await attemptRow(attemptId);

    expect(await end(later(30))).toMatchObject({ ok: true, value: { earned: 5, repeated: true } });
    expect(await end(later(500))).toMatchObject({ ok: true, value: { earned: 5, repeated: true } });

    expect(await attemptRow(attemptId)).toEqual(before);
  });

  it("ends once when two calls come at once", async () => {
    const { end, save, single } = await makeSitting();
    await save(single, ["a"]);

    const results = await race(
      (tx) => tx.select().from(attempts).for("update"),
      [() => end(), () => end(later(21))],
    );

    expect(results.map((result) => result.ok && result.value.earned)).toEqual([5, 5]);
    expect(results.filter((result) => result.ok && !result.value.repeated)).toHaveLength(1);
  });

  it("is handed in until the last moment, expired after, and graded either way", async () => {
    const inTime = await makeSitting();
    await inTime.save(inTime.single, ["a"]);
    expect(await inTime.end(lastMoment)).toMatchObject({ value: { earned: 5 } });
    expect(await attemptRow(inTime.attemptId)).toMatchObject({
      state: "submitted",
      endedAt: lastMoment,
    });

    const late = await makeSitting();
    await late.save(late.single, ["a"]);
    expect(await late.end(tooLate)).toMatchObject({ value: { earned: 5, repeated: false } });
    expect(await attemptRow(late.attemptId)).toMatchObject({
      state: "expired",
      endedAt: later(60),
    });
  });

  it("leaves other people's attempts alone", async () => {
    const { attemptId } = await makeSitting();
    const { personId } = await makeActor();
    const result = await db.transaction((tx) =>
      endAttempt(tx, { attemptId, personId, now: during }),
    );
    expect(result).toEqual({ ok: false, refusal: { code: "not_found" } });
    expect(await attemptRow(attemptId)).toMatchObject({ state: "open" });
  });
});

describe("a form that was sent without scripts", () => {
  it("brings its answers along", async () => {
    const { attemptId, end, single, multiple, ordering } = await makeSitting();
    const answers = { [single]: ["a"], [multiple]: ["", "a", "b"], [ordering]: ["", "", "", ""] };

    expect(await end(during, { answers })).toMatchObject({ value: { earned: 8, passed: true } });
    expect(await stored(attemptId)).toEqual({ [single]: [["a"], 0], [multiple]: [["a", "b"], 0] });
  });

  it("replaces the answers it was filled in over, and none that was saved since", async () => {
    const { attemptId, save, end, single, multiple } = await makeSitting();
    await save(single, ["b"], 40);
    await save(multiple, ["a"], 41);
    const form = {
      sequences: { [single]: 40, [multiple]: 41 },
      answers: { [single]: ["a"], [multiple]: ["", "c"] },
    };
    await save(multiple, ["a", "b"], 60);

    await end(during, form);

    expect(await stored(attemptId)).toEqual({
      [single]: [["a"], 41],
      [multiple]: [["a", "b"], 60],
    });
  });

  it("replaces nothing when it knew of no saved answer", async () => {
    const { attemptId, save, end, single } = await makeSitting();
    await save(single, ["a"], 1);
    await end(during, { answers: { [single]: ["b"] } });
    expect(await stored(attemptId)).toEqual({ [single]: [["a"], 1] });
  });

  it("is too late after the last moment: only what was saved counts", async () => {
    const { attemptId, save, end, single, multiple } = await makeSitting();
    await save(multiple, ["a"]);
    await end(tooLate, { answers: { [single]: ["a"] } });
    expect(await stored(attemptId)).toEqual({ [multiple]: [["a"], 1] });
    expect(await attemptRow(attemptId)).toMatchObject({ earned: 1 });
  });

  it("changes nothing that has ended", async () => {
    const { attemptId, end, single } = await makeSitting();
    await end();
    expect(await end(during, { answers: { [single]: ["a"] } })).toMatchObject({
      value: { earned: 0, repeated: true },
    });
    expect(await stored(attemptId)).toEqual({});
  });

  it("cannot bring answers to questions that weren't asked", async () => {
    const { attemptId, end } = await makeSitting();
    const other = await makeSitting();
    await end(during, { answers: { [other.single]: ["a"], nonsense: ["a"] } });
    expect(await stored(attemptId)).toEqual({});
  });
});

describe("expireDueAttempts", () => {
  const expire = (now: Date, limit = 10) =>
    db.transaction((tx) => expireDueAttempts(tx, now, limit));

  it("ends what is over, graded by what was saved, and nothing else", async () => {
    const due = await makeSitting();
    await due.save(due.single, ["a"]);
    const handedIn = await makeSitting();
    await handedIn.end();
    const { personId } = await makeActor();
    const running = await open({ quizId: due.quiz.id, personId, now: later(30) });

    const ended = await expire(tooLate);

    expect(ended).toMatchObject([
      {
        attemptId: due.attemptId,
        personId: due.learner.personId,
        courseId: due.course.courseId,
        earned: 5,
        passed: false,
        awaiting: 0,
        repeated: false,
      },
    ]);
    expect(await attemptRow(due.attemptId)).toMatchObject({
      state: "expired",
      endedAt: later(60),
      earned: 5,
    });
    expect(await attemptRow(running)).toMatchObject({ state: "open" });
    expect(await expire(tooLate)).toEqual([]);
  });

  it("waits for the last moment", async () => {
    await makeSitting();
    expect(await expire(lastMoment)).toEqual([]);
    expect(await expire(tooLate)).toHaveLength(1);
  });

  it("takes the longest overdue first, and no more than asked", async () => {
    const { quiz, attemptId } = await makeSitting();
    const { personId } = await makeActor();
    const second = await open({ quizId: quiz.id, personId, now: later(1) });

    expect((await expire(later(500), 1)).map((ended) => ended.attemptId)).toEqual([attemptId]);
    expect((await expire(later(500), 1)).map((ended) => ended.attemptId)).toEqual([second]);
  });

  it("passes over an attempt that somebody is working on", async () => {
    const { attemptId, saveWithin, single } = await makeSitting();
    await db.transaction(async (tx) => {
      const response = { attemptId, versionId: single, answer: ["a"], sequence: 1 };
      await saveWithin(tx, response, lastMoment);
      expect(await expire(tooLate)).toEqual([]);
    });
    expect(await expire(tooLate)).toMatchObject([{ attemptId, earned: 5 }]);
  });

  it("ends each attempt once when several processes look at the same time", async () => {
    const { quiz } = await makeSitting();
    for (let count = 0; count < 5; count += 1) {
      const { personId } = await makeActor();
      await open({ quizId: quiz.id, personId, now: opened });
    }
    const rounds = await Promise.all([expire(tooLate), expire(tooLate), expire(tooLate)]);
    const ids = rounds.flat().map((ended) => ended.attemptId);
    expect(ids.length + (await expire(tooLate)).length).toBe(6);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
