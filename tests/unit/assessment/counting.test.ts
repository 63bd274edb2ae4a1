import { describe, expect, it } from "vitest";
import {
  attemptEligibility,
  closingFor,
  deadline,
  isSettled,
  type PastAttempt,
} from "@/lib/assessment/rules/attempt";
import { isCode } from "@/lib/assessment/rules/code";
import { countedScore, isRevealed } from "@/lib/assessment/rules/counting";

const at = (time: string) => new Date(`2026-05-01T${time}:00Z`);
const attempt = (number: number, earned: number | null, passed = (earned ?? 0) >= 60) => ({
  ...{ id: `a${number}`, number, state: "submitted" as const, endedAt: at("08:00") },
  ...{
    earned,
    total: 100,
    passed: earned === null ? null : passed,
    awaiting: earned === null ? 1 : 0,
  },
});

describe("what counts", () => {
  const three = [attempt(1, 70), attempt(2, 40), attempt(3, 55)];

  it.each([
    ["best", 7000, true],
    ["latest", 5500, false],
    ["first", 7000, true],
    ["average", 5500, false],
  ] as const)("by %s", (counts, basisPoints, passed) => {
    expect(countedScore({ counts, passPercent: 60 }, three)).toMatchObject({ basisPoints, passed });
  });

  it("is nothing before the first grade, and leaves out what waits for one", () => {
    const rules = { counts: "latest" as const, passPercent: 60 };
    expect(countedScore(rules, [attempt(1, null)])).toBeNull();
    expect(countedScore(rules, [attempt(1, 80), attempt(2, null)])).toMatchObject({ passed: true });
  });
});

describe("what trainers arrange", () => {
  const limits = { attemptsAllowed: 2, coolDownMinutes: 0, passPercent: 60 };
  const window = { opensAt: at("09:00"), closesAt: at("10:00") };
  const more = { extraMinutes: 30, extraAttempts: 1, closesAt: at("11:00") };
  const decide = (now: Date, over: object, past: PastAttempt[] = []) => {
    const result = attemptEligibility({ ...limits, ...over }, past, now);
    return result.ok ? "open" : result.refusal.code;
  };

  it("opens and closes the exam, later for whom it was granted", () => {
    expect(decide(at("08:59"), { window })).toBe("attempt.not_open_yet");
    expect(decide(at("09:00"), { window })).toBe("open");
    expect(decide(at("10:00"), { window })).toBe("attempt.exam_closed");
    expect(decide(at("10:00"), { window, accommodation: more })).toBe("open");
    expect(decide(at("11:00"), { window, accommodation: more })).toBe("attempt.exam_closed");
  });

  it("gives more time, but none beyond the exam's end", () => {
    const open = at("09:10");
    expect(deadline(open, { minutesAllowed: 30, window })).toEqual(at("09:40"));
    expect(deadline(open, { minutesAllowed: 90, window })).toEqual(at("10:00"));
    expect(deadline(open, { minutesAllowed: 60, window, accommodation: more })).toEqual(
      at("10:40"),
    );
    expect(closingFor({ window, accommodation: { ...more, closesAt: null } })).toEqual(at("10:00"));
  });

  it("gives another try, and lets who has passed try again only where the rules do", () => {
    const failed = [attempt(1, 10), attempt(2, 20)];
    expect(decide(at("09:30"), {}, failed)).toBe("attempt.none_left");
    expect(decide(at("09:30"), { accommodation: more }, failed)).toBe("open");
    const passed = [attempt(1, 80)];
    expect(decide(at("09:30"), {}, passed)).toBe("attempt.already_passed");
    expect(decide(at("09:30"), { retakeAfterPass: true }, passed)).toBe("open");
    expect(decide(at("09:30"), {}, [attempt(1, null)])).toBe("attempt.awaiting_grade");
  });

  it("knows when nothing more is to come", () => {
    expect(isSettled(limits, [attempt(1, 10)])).toBe(false);
    expect(isSettled(limits, [attempt(1, 10), attempt(2, 20)])).toBe(true);
    expect(isSettled(limits, [attempt(1, 80)])).toBe(true);
    expect(isSettled({ ...limits, retakeAfterPass: true }, [attempt(1, 80)])).toBe(false);
  });
});

it("shows what is right when the rules say so", () => {
  const open = { settled: false, closesAt: at("10:00") };
  expect(isRevealed("ended", open, at("09:00"))).toBe(true);
  expect(isRevealed("settled", open, at("09:00"))).toBe(false);
  expect(isRevealed("settled", { ...open, settled: true }, at("09:00"))).toBe(true);
  expect(isRevealed("closed", open, at("09:59"))).toBe(false);
  expect(isRevealed("closed", open, at("10:00"))).toBe(true);
  expect(isRevealed("closed", { settled: true, closesAt: null }, at("10:00"))).toBe(false);
  expect(isRevealed("never", { settled: true, closesAt: at("08:00") }, at("10:00"))).toBe(false);
});

it("hears the words said in class however they are typed", () => {
  expect(isCode("", null)).toBe(true);
  expect(isCode(" ＷＵＳＨＥ 2026", "wushe2026")).toBe(true);
  expect(isCode("青禾 社工", "青禾社工")).toBe(true);
  expect(isCode("", "青禾社工")).toBe(false);
});
