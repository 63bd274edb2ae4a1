import { describe, expect, it } from "vitest";
import { isAttentive, missing, visibleRange } from "@/components/reader/reading-tracker";

describe("visibleRange", () => {
  const screen = { height: 800, covered: 60 };
  it.each([
    { top: 60, height: 8000, range: [0, 925], because: "the beginning" },
    { top: -3940, height: 8000, range: [5000, 5925], because: "the middle" },
    { top: -7400, height: 8000, range: [9325, 10_000], because: "the end" },
    { top: 900, height: 8000, range: null, because: "not reached yet" },
    { top: -8000, height: 8000, range: null, because: "left behind" },
    { top: 100, height: 400, range: [0, 10_000], because: "a short text, all at once" },
    { top: 0, height: 0, range: null, because: "no text" },
  ])("sees $because", ({ top, height, range: expected }) => {
    expect(visibleRange({ top, height }, screen)).toEqual(expected);
  });
});

it("takes a hidden page and a still hand for absence", () => {
  expect([isAttentive(true, 5), isAttentive(true, 90), isAttentive(false, 0)]).toEqual([
    true,
    false,
    false,
  ]);
});

it("says what is missing, never less than nothing", () => {
  const required = { coverage: 9000, seconds: 70 };
  expect(missing({ covered: 4000, activeSeconds: 30.6 }, required)).toEqual({
    seconds: 40,
    share: 5000,
  });
  expect(missing({ covered: 10_000, activeSeconds: 300 }, required)).toEqual({
    seconds: 0,
    share: 0,
  });
});
