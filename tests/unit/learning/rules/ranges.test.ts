import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthOf, mergeRanges, within, without } from "@/lib/learning/rules/ranges";

type Pair = readonly [number, number];
const range = fc
  .tuple(fc.nat(99), fc.integer({ min: 1, max: 100 }))
  .map(([from, length]): Pair => [from, Math.min(100, from + length)]);
const ranges = fc.array(range, { maxLength: 12 });
const isIn = (list: readonly Pair[], point: number) =>
  list.some(([from, to]) => from <= point && point < to);
const points = Array.from({ length: 100 }, (_, point) => point);

describe("mergeRanges", () => {
  it("covers exactly the same text, in order and without overlaps", () => {
    fc.assert(
      fc.property(ranges, (some) => {
        const merged = mergeRanges(some);
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

it("takes away and keeps exactly what lies in the other", () => {
  fc.assert(
    fc.property(ranges, ranges, (some, others) => {
      const rest = without(some, others);
      const common = within(some, others);
      for (const point of points) {
        expect(isIn(rest, point)).toBe(isIn(some, point) && !isIn(others, point));
        expect(isIn(common, point)).toBe(isIn(some, point) && isIn(others, point));
      }
      expect(lengthOf(rest) + lengthOf(common)).toBe(lengthOf(some));
    }),
  );
});
