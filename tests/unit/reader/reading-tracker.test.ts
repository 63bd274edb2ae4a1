import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  covered,
  isAttentive,
  joinEvidence,
  mergeRanges,
  missing,
  visibleRange,
} from "@/components/reader/reading-tracker";
import type { ReadRange } from "@/lib/learning/model/evidence";

const range = fc
  .tuple(fc.nat(9999), fc.integer({ min: 1, max: 10_000 }))
  .map(([from, length]): ReadRange => [from, Math.min(10_000, from + length)]);
const ranges = fc.array(range, { maxLength: 20 });

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

describe("mergeRanges", () => {
  it("covers exactly the same text, in order and without overlaps", () => {
    fc.assert(
      fc.property(ranges, (some) => {
        const merged = mergeRanges(some);
        const isIn = (list: readonly ReadRange[], point: number) =>
          list.some(([from, to]) => from <= point && point < to);
        for (const [from, to] of some) {
          for (const point of [from, to - 1, Math.floor((from + to) / 2)]) {
            expect(isIn(merged, point)).toBe(true);
          }
        }
        for (const [index, [from]] of merged.entries()) {
          const before = merged[index - 1];
          if (before) expect(before[1]).toBeLessThan(from);
        }
      }),
    );
  });

  it("does not care for order or repetition", () => {
    fc.assert(
      fc.property(ranges, (some) => {
        expect(mergeRanges([...some].reverse().concat(some))).toEqual(mergeRanges(some));
      }),
    );
  });
});

it("joins evidence without losing time or text, up to what one heartbeat may carry", () => {
  const a = { activeSeconds: 20, ranges: [[0, 3000]] as ReadRange[] };
  const b = { activeSeconds: 15, ranges: [[2000, 5000]] as ReadRange[] };
  expect(joinEvidence(a, b)).toEqual({ activeSeconds: 35, ranges: [[0, 5000]] });
  expect(joinEvidence({ ...a, activeSeconds: 3599 }, b).activeSeconds).toBe(3600);
  expect(covered(joinEvidence(a, b).ranges)).toBe(5000);
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
