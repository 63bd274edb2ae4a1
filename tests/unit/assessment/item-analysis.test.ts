import { describe, expect, it } from "vitest";
import { cronbachAlpha, idleDistractors, itemVerdicts } from "@/lib/assessment/rules/item-analysis";

const item = (
  facility: number,
  discrimination: number | null,
  pointBiserial: number | null = 0.4,
) => ({
  ...{ attempts: 100, facility, discrimination, pointBiserial },
});
const words = (...figures: Parameters<typeof item>) =>
  itemVerdicts(item(...figures)).map((verdict) => verdict.words);

describe("what a trainer is told about a question", () => {
  it.each([
    [0.6, 0.45, ["合适"]],
    [0.2, 0.3, ["偏难"]],
    [0.2, 0.1, ["偏难", "区分度低"]],
    [0.97, 0.02, ["太容易"]],
    [0.6, 0.1, ["区分度低"]],
    [0.5, -0.2, ["会的人反而错：请核对答案"]],
    [0.6, null, ["合适"]],
  ])("facility %s, discrimination %s", (facility, discrimination, expected) => {
    expect(words(facility, discrimination)).toEqual(expected);
  });

  it("looks at the key first when the rest of the paper speaks against it", () => {
    expect(words(0.6, 0.3, -0.2)).toEqual(["会的人反而错：请核对答案"]);
  });

  it("says nothing about a question nobody has answered", () => {
    expect(itemVerdicts({ ...item(0, null, null), attempts: 0 })).toEqual([
      { tone: "plain", words: "还没有人作答" },
    ]);
  });
});

describe("Cronbach's α", () => {
  it("is one when all questions say the same, and about zero when they have nothing in common", () => {
    // Three questions of variance 1 that always agree: the total varies by 3² = 9.
    expect(cronbachAlpha([1, 1, 1], 9)).toBeCloseTo(1);
    expect(cronbachAlpha([1, 1, 1], 3)).toBeCloseTo(0);
  });

  it("is unknown for one question or when no score varies", () => {
    expect(cronbachAlpha([1], 1)).toBeNull();
    expect(cronbachAlpha([0, 0], 0)).toBeNull();
  });
});

describe("idle wrong choices", () => {
  const choice = (text: string, all: number, right = false) => ({
    ...{ id: text, text, right, all, upper: 0, lower: 0 },
  });
  const choices = [choice("对", 60, true), choice("像", 39), choice("不像", 1)];

  it("are those that hardly anybody takes", () => {
    expect(idleDistractors(choices, 100)).toEqual(["不像"]);
  });

  it("cannot be told from a few attempts", () => {
    expect(idleDistractors(choices, 20)).toEqual([]);
  });
});
