import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  acceptsAnswers,
  attemptEligibility,
  deadline,
  ending,
  nextAttempt,
  overdueBefore,
  type PastAttempt,
} from "@/lib/assessment/rules/attempt";

const at = (clock: string) => new Date(`2026-05-01T${clock}Z`);
const closesAt = at("10:00:00");

describe("the deadline", () => {
  it("takes answers that were on their way when the clock ran out, and none later", () => {
    const open = { state: "open", closesAt } as const;
    expect(acceptsAnswers(open, at("10:00:30"))).toBe(true);
    expect(acceptsAnswers(open, new Date(at("10:00:30").getTime() + 1))).toBe(false);
  });

  it("takes nothing once the attempt has ended", () => {
    expect(acceptsAnswers({ state: "submitted", closesAt }, at("09:00:00"))).toBe(false);
    expect(acceptsAnswers({ state: "expired", closesAt }, at("09:00:00"))).toBe(false);
  });

  it("ends an attempt at the moment it is handed in, or at its deadline when noticed later", () => {
    expect(ending(closesAt, at("09:30:00"))).toEqual({
      state: "submitted",
      endedAt: at("09:30:00"),
    });
    expect(ending(closesAt, at("12:00:00"))).toEqual({ state: "expired", endedAt: closesAt });
  });

  it("means the same to those who answer and to the job that ends attempts", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (milliseconds) => {
        const now = new Date(closesAt.getTime() + milliseconds);
        const takes = acceptsAnswers({ state: "open", closesAt }, now);
        expect(closesAt < overdueBefore(now)).toBe(!takes);
        expect(ending(closesAt, now).state).toBe(takes ? "submitted" : "expired");
      }),
    );
  });

  it("is counted from the opening", () => {
    expect(deadline(at("09:00:00"), { minutesAllowed: 60 })).toEqual(closesAt);
  });
});

const quiz = { attemptsAllowed: 3, coolDownMinutes: 10, passPercent: 80 };
const grade = { earned: 0, total: 10, awaiting: 0 };
const failed = (number: number, endedAt = at("08:00:00")): PastAttempt => ({
  id: `a${number}`,
  number,
  state: "submitted",
  passed: false,
  endedAt,
  ...grade,
});
const open: PastAttempt = {
  ...{ id: "open", number: 2, state: "open", passed: null, endedAt: null },
  ...{ ...grade, earned: null },
};

describe("attemptEligibility", () => {
  const now = at("09:00:00");
  const decide = (...attempts: PastAttempt[]) => attemptEligibility(quiz, attempts, now);

  it.each([
    ["opens the first", [], { resumes: null, number: 1 }],
    ["opens the next", [failed(1), failed(2)], { resumes: null, number: 3 }],
    ["resumes the open one", [failed(1), open], { resumes: "open" }],
    [
      "resumes the open one even when it is the last",
      [failed(1), failed(3), open],
      { resumes: "open" },
    ],
    ["opens at the very end of the cool-down", [failed(1, at("08:50:00"))], { number: 2 }],
    ["counts an expired attempt too", [{ ...failed(1), state: "expired" } as const], { number: 2 }],
  ])("%s", (_title, attempts, value) => {
    expect(decide(...attempts)).toMatchObject({ ok: true, value });
  });

  it.each([
    ["after passing", [{ ...failed(1), passed: true }], "attempt.already_passed"],
    [
      "after passing, even with no attempt left",
      [failed(1), failed(2), { ...failed(3), passed: true }],
      "attempt.already_passed",
    ],
    ["when all are used up", [failed(1), failed(2), failed(3)], "attempt.none_left"],
    ["during the cool-down", [failed(1, at("08:50:01"))], "attempt.cooling_down"],
    [
      "when waiting would not help, by saying so",
      [failed(1), failed(2), failed(3, at("08:59:00"))],
      "attempt.none_left",
    ],
  ])("refuses %s", (_title, attempts, code) => {
    expect(decide(...attempts)).toEqual({ ok: false, refusal: { code } });
  });

  it("needs no cool-down where the quiz has none", () => {
    const free = { ...quiz, coolDownMinutes: 0 };
    expect(attemptEligibility(free, [failed(1, now)], now).ok).toBe(true);
  });
});

describe("nextAttempt", () => {
  it("says until when to wait, from the attempt that ended last", () => {
    const attempts = [failed(1, at("08:58:00")), failed(2, at("08:55:00"))];
    expect(nextAttempt(quiz, attempts, at("09:00:00"))).toEqual({
      refusal: "attempt.cooling_down",
      attemptsLeft: 1,
      availableAt: at("09:08:00"),
    });
  });

  it("names no time when there is nothing to wait for", () => {
    expect(nextAttempt(quiz, [failed(1)], at("09:00:00"))).toEqual({
      refusal: null,
      attemptsLeft: 2,
      availableAt: null,
    });
    expect(
      nextAttempt(quiz, [{ ...failed(1), passed: true }], at("08:00:00")).availableAt,
    ).toBeNull();
  });
});
