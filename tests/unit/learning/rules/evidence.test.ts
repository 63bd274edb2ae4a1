import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CREDIT_SECONDS_MAX,
  creditableSeconds,
  dayInChina,
  isRead,
  requiredSeconds,
} from "@/lib/learning/rules/evidence";

const at = (seconds: number) => new Date(Date.UTC(2026, 4, 1) + seconds * 1000);

describe("creditableSeconds", () => {
  it.each([
    { claimed: 15, until: 0, opened: 0, now: 15, earns: 15, because: "an honest heartbeat" },
    {
      claimed: 600,
      until: 0,
      opened: 0,
      now: 15,
      earns: 15,
      because: "no more than the wall clock",
    },
    {
      claimed: 15,
      until: 15,
      opened: 0,
      now: 15,
      earns: 0,
      because: "a repeat at the same moment",
    },
    {
      claimed: 60,
      until: 0,
      opened: 50,
      now: 60,
      earns: 10,
      because: "the lesson was just opened",
    },
    { claimed: 10, until: 30, opened: 0, now: 20, earns: 0, because: "a clock that went back" },
    { claimed: 14.9, until: 0, opened: 0, now: 20, earns: 14, because: "whole seconds only" },
    {
      claimed: 3600,
      until: 0,
      opened: 0,
      now: 7200,
      earns: CREDIT_SECONDS_MAX,
      because: "the bound of one heartbeat",
    },
  ])("$because earns $earns", ({ claimed, until, opened, now, earns }) => {
    const clock = { creditedUntil: at(until), openedAt: at(opened), now: at(now) };
    expect(creditableSeconds(claimed, clock)).toBe(earns);
  });

  it("never adds up to more than the time that passed, in however many heartbeats, repeats and tabs", () => {
    const claims = fc.array(fc.record({ gap: fc.nat(120), claimed: fc.nat(3600) }), {
      maxLength: 50,
    });
    fc.assert(
      fc.property(claims, (beats) => {
        let now = 0;
        let creditedUntil = 0;
        let credited = 0;
        for (const { gap, claimed } of beats) {
          now += gap;
          const clock = { creditedUntil: at(creditedUntil), openedAt: at(0), now: at(now) };
          credited += creditableSeconds(claimed, clock);
          creditedUntil = now;
        }
        expect(credited).toBeLessThanOrEqual(now);
      }),
    );
  });
});

describe("isRead", () => {
  it.each([
    { covered: 10_000, activeSeconds: 72, read: true, because: "seen and given time" },
    { covered: 9_000, activeSeconds: 72, read: true, because: "the last lines may be skipped" },
    { covered: 8_999, activeSeconds: 900, read: false, because: "a part was never on screen" },
    { covered: 10_000, activeSeconds: 71, read: false, because: "scrolled through too fast" },
  ])("$because: $read", ({ covered, activeSeconds, read }) => {
    expect(isRead({ covered, activeSeconds }, 240)).toBe(read);
  });

  it("asks for a third of the reading time, within bounds", () => {
    expect([requiredSeconds(10), requiredSeconds(240), requiredSeconds(100_000)]).toEqual([
      20, 72, 900,
    ]);
  });
});

it("counts days as people in China do", () => {
  expect(dayInChina(new Date("2026-11-22T16:00:00Z"))).toBe("2026-11-23");
  expect(dayInChina(new Date("2026-11-22T15:59:59Z"))).toBe("2026-11-22");
});
