import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_INTERVALS, suspicions, withInterval } from "@/lib/learning/rules/suspicion";

const calm = { claimed: 0, believed: 0, intervals: NO_INTERVALS, peopleOnMachine: 1 };
const intervalsOf = (seconds: readonly number[]) =>
  seconds.reduce((so, each) => withInterval(so, each), NO_INTERVALS);
const kinds = (facts: Partial<typeof calm>) =>
  suspicions({ ...calm, ...facts }).map(({ kind }) => kind);

describe("suspicions", () => {
  it("sees nothing in somebody who studies", () => {
    const honest = Array.from({ length: 200 }, (_, n) => 12 + ((n * 37) % 60) / 10);
    expect(kinds({ claimed: 1500, believed: 1500, intervals: intervalsOf(honest) })).toEqual([]);
  });

  it("sees a film watched faster than it can be", () => {
    expect(kinds({ claimed: 10_000, believed: 300 })).toEqual(["impossible_speed"]);
  });

  it("sees a machine that reports by the clock, but not before a quarter of an hour of it", () => {
    const machine = (beats: number) => intervalsOf(Array(beats).fill(15));
    expect(kinds({ intervals: machine(59) })).toEqual([]);
    expect(kinds({ intervals: machine(60) })).toEqual(["constant_intervals"]);
  });

  it("sees many people behind one browser", () => {
    expect(kinds({ peopleOnMachine: 4 })).toEqual([]);
    expect(kinds({ peopleOnMachine: 5 })).toEqual(["shared_machine"]);
  });
});

it("keeps mean and deviation as if all intervals had been kept", () => {
  const some = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(some, (seconds) => {
      const { beats, mean, squares } = intervalsOf(seconds);
      const average = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
      const spread = seconds.reduce((sum, each) => sum + (each - average) ** 2, 0);
      expect(beats).toBe(seconds.length);
      expect(mean).toBeCloseTo(average, 6);
      expect(squares).toBeCloseTo(spread, 3);
    }),
  );
});
