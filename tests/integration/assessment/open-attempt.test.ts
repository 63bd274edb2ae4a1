import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import { endAttempt, openAttempt } from "@/lib/assessment/commands/attempts";
import {
  attemptRow,
  during,
  later,
  makeQuiz,
  makeSitting,
  open,
  opened,
} from "@/tests/integration/assessment/sitting";
import { makeCourse } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";
import { race } from "@/tests/support/race";

const openNow = (opening: Parameters<typeof openAttempt>[1]) =>
  db.transaction((tx) => openAttempt(tx, opening));

describe("openAttempt", () => {
  it("freezes the paper, its points and its deadline", async () => {
    const { attemptId, single, multiple, ordering } = await makeSitting();

    const row = await attemptRow(attemptId);

    expect(row).toMatchObject({ number: 1, state: "open", total: 10, openedAt: opened });
    expect(row.closesAt).toEqual(later(60));
    expect(row.paper.passPercent).toBe(80);
    expect(row.paper.questions.map((question) => question.versionId).sort()).toEqual(
      [single, multiple, ordering].sort(),
    );
    const order = row.paper.questions.find((question) => question.body.kind === "ordering")?.body;
    expect(order?.kind === "ordering" && order.options.map((option) => option.id)).not.toEqual(
      order?.correct,
    );
  });

  it("draws as the random numbers fall", async () => {
    const { quiz } = await makeQuiz();
    const papers = await Promise.all(
      [0, 0, 0.7].map(async (number) => {
        const { personId } = await makeActor();
        const result = await openNow({
          quizId: quiz.id,
          personId,
          now: opened,
          random: () => number,
        });
        if (!result.ok) throw new Error(result.refusal.code);
        return JSON.stringify((await attemptRow(result.value.attemptId)).paper);
      }),
    );
    expect(papers[0]).toBe(papers[1]);
    expect(papers[0]).not.toBe(papers[2]);
  });

  it("returns to the open attempt", async () => {
    const { quiz, learner, attemptId } = await makeSitting();
    const again = await openNow({ quizId: quiz.id, personId: learner.personId, now: during });
    expect(again).toEqual({ ok: true, value: { attemptId, resumed: true } });
  });

  it("opens one attempt when two calls come at once", async () => {
    const { quiz } = await makeQuiz();
    const { personId } = await makeActor();
    const call = () => openNow({ quizId: quiz.id, personId, now: opened });

    // Both have seen that there is no attempt when the table lets them write.
    const results = await race(
      (tx) => tx.execute(sql`lock table attempts in share mode`),
      [call, call, call],
    );

    const values = results.map((result) => (result.ok ? result.value : null));
    expect(new Set(values.map((value) => value?.attemptId)).size).toBe(1);
    expect(values.filter((value) => value?.resumed === false)).toHaveLength(1);
    expect(await db.select().from(attempts)).toHaveLength(1);
  });

  it("counts on, once the cool-down is over, until none is left", async () => {
    const { quiz, learner, end } = await makeSitting({ attemptsAllowed: 2 });
    const opening = { quizId: quiz.id, personId: learner.personId };
    await end(later(5));

    expect(await openNow({ ...opening, now: later(14) })).toEqual({
      ok: false,
      refusal: { code: "attempt.cooling_down" },
    });
    const second = await open({ ...opening, now: later(15) });
    expect(await attemptRow(second)).toMatchObject({ number: 2, openedAt: later(15) });
    await db.transaction((tx) =>
      endAttempt(tx, { attemptId: second, personId: learner.personId, now: later(16) }),
    );
    expect(await openNow({ ...opening, now: later(500) })).toEqual({
      ok: false,
      refusal: { code: "attempt.none_left" },
    });
  });

  it("refuses another attempt after passing", async () => {
    const { quiz, learner, end, save, single, multiple } = await makeSitting();
    await save(single, ["a"]);
    await save(multiple, ["a", "b"]);
    await end();
    expect(await openNow({ quizId: quiz.id, personId: learner.personId, now: later(500) })).toEqual(
      { ok: false, refusal: { code: "attempt.already_passed" } },
    );
  });

  it("ends an attempt whose time ran out unnoticed, then opens the next", async () => {
    const { quiz, learner, attemptId } = await makeSitting();

    const next = await open({ quizId: quiz.id, personId: learner.personId, now: later(200) });

    expect(await attemptRow(attemptId)).toMatchObject({
      state: "expired",
      endedAt: later(60),
      passed: false,
    });
    expect(await attemptRow(next)).toMatchObject({ number: 2, state: "open" });
  });

  it("keeps the attempts of others and of other quizzes apart", async () => {
    const { quiz, attemptId } = await makeSitting();
    const other = await makeSitting();
    const { personId } = await makeActor();
    const mine = await open({ quizId: quiz.id, personId, now: during });
    expect(new Set([attemptId, other.attemptId, mine]).size).toBe(3);
  });

  it("knows no quiz that isn't there, and won't open one without questions", async () => {
    const { personId } = await makeActor();
    const nowhere = "00000000-0000-4000-8000-000000000000";
    expect(await openNow({ quizId: nowhere, personId, now: opened })).toEqual({
      ok: false,
      refusal: { code: "not_found" },
    });

    const { courseId, releaseId } = await makeCourse({ withQuiz: false });
    const [empty] = await db.execute<{ id: string }>(sql`
      insert into quizzes (course_id, release_id, slug, title, pass_percent, minutes_allowed,
        attempts_allowed, cool_down_minutes)
      values (${courseId}, ${releaseId}, 'empty', '空', 60, 60, 1, 0) returning id`);
    await expect(openNow({ quizId: empty?.id ?? "", personId, now: opened })).rejects.toThrow(
      "has no questions",
    );
  });
});
