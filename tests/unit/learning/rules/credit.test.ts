import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadRange, TimeSpan } from "@/lib/learning/model/evidence";
import {
  BACKLOG_SECONDS_MAX,
  creditRanges,
  creditTime,
  frontierOf,
  SPAN_SECONDS_MAX,
} from "@/lib/learning/rules/credit";
import { lengthOf, mergeRanges, within, without } from "@/lib/learning/rules/ranges";

const START = 1_780_000_000;

describe("creditTime", () => {
  const opened = { credited: [], from: START, until: START + 1e6, now: START + 100 };
  const claim = { activeSeconds: 15, spanSeconds: 15, ageSeconds: 0 };

  it.each([
    { because: "an honest heartbeat", over: {}, known: {}, earns: 15 },
    { because: "a claim of an hour", over: { activeSeconds: 3600 }, known: {}, earns: 100 },
    {
      because: "a lesson opened just now",
      over: {},
      known: { from: START + 90 },
      earns: 10,
    },
    {
      because: "a repeat",
      over: {},
      known: { credited: [[START + 85, START + 100]] as TimeSpan[] },
      earns: 0,
    },
    {
      because: "a page that half overlaps another",
      over: {},
      known: { credited: [[START + 92.5, START + 100]] as TimeSpan[] },
      earns: 7.5,
    },
    {
      because: "a session that another device took over",
      over: {},
      known: { until: START + 90 },
      earns: 5,
    },
    {
      because: "what was studied without network before",
      over: { ageSeconds: 60 },
      known: { credited: [[START + 85, START + 100]] as TimeSpan[] },
      earns: 15,
    },
    { because: "a clock in the future", over: { ageSeconds: -500 }, known: {}, earns: 15 },
    {
      because: "a backlog of a week",
      over: { ageSeconds: BACKLOG_SECONDS_MAX + 1 },
      known: { from: 0 },
      earns: 0,
    },
    {
      because: "a night's sleep in the middle",
      over: { activeSeconds: 3600, spanSeconds: 3600 },
      known: { from: 0, now: START + 90_000 },
      earns: SPAN_SECONDS_MAX,
    },
  ])("credits $because with $earns seconds", ({ over, known, earns }) => {
    const { seconds } = creditTime({ ...claim, ...over }, { ...opened, ...known });
    expect(seconds).toBeCloseTo(earns, 3);
  });

  const claims = fc.array(
    fc.record({
      gap: fc.double({ min: 0, max: 60, noNaN: true }),
      activeSeconds: fc.double({ min: 0, max: 3600, noNaN: true }),
      spanSeconds: fc.double({ min: 0, max: 3600, noNaN: true }),
      ageSeconds: fc.double({ min: -1000, max: 400_000, noNaN: true }),
      times: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 40 },
  );

  it("never adds up to more than the time that passed, whatever is claimed, however often", () => {
    fc.assert(
      fc.property(claims, (all) => {
        let now = START;
        let credited: TimeSpan[] = [];
        let total = 0;
        for (const { gap, times, ...some } of all) {
          now += gap;
          for (let sent = 0; sent < times; sent += 1) {
            const known = { credited, from: START, until: now, now };
            const { seconds, span } = creditTime(some, known);
            total += seconds;
            credited = mergeRanges([...credited, ...(span ? [span] : [])]);
          }
        }
        expect(total).toBeLessThanOrEqual(now - START + 1e-6);
        expect(total).toBeLessThanOrEqual(lengthOf(credited) + 1e-3);
      }),
    );
  });

  it("credits honest heartbeats in full, in whatever order they arrive", () => {
    const beats = fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(beats, (order) => {
        let credited: TimeSpan[] = [];
        const now = START + 100 * 20;
        let total = 0;
        for (const at of order) {
          const ageSeconds = now - (START + at * 20 + 15);
          const known = { credited, from: START, until: now, now };
          const { seconds, span } = creditTime({ ...claim, ageSeconds }, known);
          total += seconds;
          credited = mergeRanges([...credited, ...(span ? [span] : [])]);
        }
        expect(total).toBeCloseTo(order.length * 15, 3);
      }),
    );
  });
});

const range = fc
  .tuple(fc.nat(9999), fc.integer({ min: 1, max: 10_000 }))
  .map(([from, length]): ReadRange => [from, Math.min(10_000, from + length)]);
const ranges = fc.array(range, { maxLength: 20 });

describe("creditRanges", () => {
  const free = { pace: null, ahead: null, whole: false };
  const time = { seconds: 15, activeSeconds: 15 };

  it("believes what a reader says was on screen", () => {
    expect(creditRanges([[0, 10_000]], [], time, free)).toEqual([[0, 10_000]]);
  });

  it("believes of a film what the time allows, from the front", () => {
    const demand = { pace: 100, ahead: null, whole: false };
    expect(
      creditRanges([[2000, 9000]], [[0, 2500]], { seconds: 15, activeSeconds: 90 }, demand),
    ).toEqual([[2500, 4000]]);
  });

  it("believes a whole page when its time has passed over many heartbeats, and not before", () => {
    const demand = { pace: 10_000 / (4 * 60), ahead: null, whole: true };
    const page: ReadRange[] = [[0, 2500]];
    expect(creditRanges(page, [], { seconds: 15, activeSeconds: 60 }, demand)).toEqual(page);
    expect(creditRanges(page, [], { seconds: 15, activeSeconds: 30 }, demand)).toEqual([[0, 1250]]);
    expect(creditRanges([[2500, 5000]], page, { seconds: 15, activeSeconds: 60 }, demand)).toEqual(
      [],
    );
  });

  it("lets nobody ahead of what they watched where skipping is forbidden", () => {
    const demand = { pace: 10_000, ahead: 50, whole: false };
    const credited = creditRanges(
      [
        [3000, 4000],
        [5000, 6000],
      ],
      [[0, 2960]],
      time,
      demand,
    );
    expect(credited).toEqual([[3000, 4000]]);
    expect(
      frontierOf(
        [
          [0, 2960],
          [3000, 4000],
        ],
        50,
      ),
    ).toBe(4000);
    expect(
      frontierOf(
        [
          [0, 2900],
          [3000, 4000],
        ],
        50,
      ),
    ).toBe(2900);
  });

  it("never believes more of the work than the seconds allow, nor anything that was not claimed", () => {
    const beats = fc.array(
      fc.record({ claimed: ranges, seconds: fc.double({ min: 0, max: 20, noNaN: true }) }),
      { maxLength: 20 },
    );
    const pace = fc.double({ min: 0.1, max: 500, noNaN: true });
    const ahead = fc.option(fc.nat(300), { nil: null });
    fc.assert(
      fc.property(beats, pace, ahead, fc.boolean(), (all, pace, ahead, whole) => {
        let stored: ReadRange[] = [];
        let activeSeconds = 0;
        for (const { claimed, seconds } of all) {
          activeSeconds += seconds;
          const studied = { seconds, activeSeconds };
          const credited = creditRanges(claimed, stored, studied, { pace, ahead, whole });
          expect(without(credited, claimed)).toEqual([]);
          expect(within(credited, stored)).toEqual([]);
          stored = mergeRanges([...stored, ...credited]);
          expect(lengthOf(stored)).toBeLessThanOrEqual(activeSeconds * pace + 1e-6);
        }
      }),
    );
  });
});
