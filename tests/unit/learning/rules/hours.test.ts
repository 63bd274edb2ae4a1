import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimMessage } from "@/lib/learning/rules/claim-messages";
import { correctionFault, minutesLeft } from "@/lib/learning/rules/corrections";
import { creditSheet, cycleSheet, yearSheet } from "@/lib/learning/rules/credit-sheet";
import {
  cycleOf,
  hoursByYear,
  hoursWithin,
  pastCycles,
  periodsOf,
} from "@/lib/learning/rules/hours";

const days = fc
  .date({ min: new Date("2010-01-01"), max: new Date("2040-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("a registration cycle", () => {
  it.each([
    ["2024-05-10", "2026-11-23", { from: "2024-05-10", until: "2027-05-09" }],
    ["2020-05-10", "2026-05-09", { from: "2023-05-10", until: "2026-05-09" }],
    ["2020-05-10", "2026-05-10", { from: "2026-05-10", until: "2029-05-09" }],
    ["2024-02-29", "2027-02-28", { from: "2027-02-28", until: "2030-02-27" }],
    ["2026-11-24", "2026-11-23", null],
  ])("registered on %s, seen on %s", (registeredOn, today, cycle) => {
    expect(cycleOf(registeredOn, 3, today)).toEqual(cycle);
  });

  it("holds the day, begins at the registration, and follows upon the one before without a gap", () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: 1, max: 5 }), (registeredOn, today, years) => {
        const cycle = cycleOf(registeredOn, years, today);
        if (today < registeredOn) {
          expect(cycle).toBeNull();
          return;
        }
        if (!cycle) throw new Error("the day lies after the registration");
        expect(cycle.from <= today && today <= cycle.until).toBe(true);
        const next = new Date(Date.parse(cycle.until) + 86_400_000).toISOString().slice(0, 10);
        expect(cycleOf(registeredOn, years, next)?.from).toBe(next);
      }),
    );
  });

  it("follows those that are over, back to the registration and without a gap", () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: 1, max: 5 }), (registeredOn, today, years) => {
        const current = cycleOf(registeredOn, years, today);
        const past = pastCycles(registeredOn, years, today);
        if (!current) {
          expect(past).toEqual([]);
          return;
        }
        const all = [current, ...past];
        expect(all.at(-1)?.from).toBe(registeredOn);
        for (const [at, { until }] of past.entries()) {
          const next = new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10);
          expect(all[at]?.from).toBe(next);
        }
      }),
    );
  });
});

const credits = [
  { earnedOn: "2026-03-01", category: "professional" as const, minutes: 300 },
  { earnedOn: "2026-02-01", category: "public" as const, minutes: 90 },
  { earnedOn: "2026-03-01", category: "professional" as const, minutes: -60 },
  { earnedOn: "2024-12-31", category: "professional" as const, minutes: 45 },
];

describe("what the ledger comes to", () => {
  it("is counted by year and category, corrections included", () => {
    expect(hoursByYear(credits)).toEqual([
      { year: 2026, professional: 240, public: 90 },
      { year: 2024, professional: 45, public: 0 },
    ]);
    const cycle = { from: "2025-01-01", until: "2026-03-01" };
    expect(hoursWithin(credits, cycle)).toEqual({
      ...cycle,
      ...{ minutes: 330, professional: 240, public: 90 },
    });
  });

  it("is told in 学时 of any length, never rounded up", () => {
    expect(periodsOf(90, 45)).toBe(2);
    expect(periodsOf(89, 45)).toBe(1.9);
    expect(periodsOf(-45, 45)).toBe(-1);
    expect(periodsOf(44, 60)).toBe(0.7);
  });

  it("is a sheet whose last row is the sum of the others", () => {
    const rows = creditSheet(
      credits.map((credit) => ({
        ...credit,
        title: "虚构课程",
        source: "course" as const,
        release: 2,
      })),
      45,
    );
    expect(rows[0]?.at(-1)).toBe("学时（每学时45分钟）");
    expect(rows.at(-1)?.slice(5)).toEqual([375, 6.25, 8.3]);
    expect(rows[1]).toEqual([
      ...["2026-03-01", "虚构课程", "第2版", "专业科目", "平台课程"],
      ...[300, 5, 6.6],
    ]);
  });

  it("has a sheet of years and one of cycles, each as wide as its headings", () => {
    const years = yearSheet(hoursByYear(credits), 45);
    expect(years[1]).toEqual(["2026年", 240, 90, 330, 5.5, 7.3]);
    const cycle = hoursWithin(credits, { from: "2024-05-10", until: "2027-05-09" });
    const cycles = cycleSheet({ level: "assistant", hours: 72 }, [cycle], 45);
    expect(cycles[1]).toEqual([
      ...["2024-05-10至2027-05-09", "助理社会工作师", 72, 285, 90],
      ...[375, 6.25, 8.3, 65.75],
    ]);
    expect(cycles.at(-1)?.[0]).toContain("由主管部门决定");
    for (const rows of [years, cycles]) {
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    }
  });
});

describe("a correction", () => {
  it.each([
    [{ minutes: 150, left: 150 }, "take", 150, null],
    [{ minutes: 150, left: 50 }, "take", 60, "这条记录还剩50分钟，不能扣得更多"],
    [{ minutes: 150, left: 0 }, "take", 1, "这条记录已经全部扣除"],
    [{ minutes: 150, left: 50 }, "give", 100, null],
    [{ minutes: 150, left: 50 }, "give", 101, "只扣除过1小时40分钟，不能恢复得更多"],
    [{ minutes: 150, left: 150 }, "give", 1, "这条记录没有扣除过"],
  ] as const)("of %o, %s %i minutes: %s", (credit, direction, minutes, fault) => {
    expect(correctionFault(credit, { direction, minutes })).toBe(fault);
  });

  it("leaves of a credit what all entries against it come to", () => {
    const left = minutesLeft([
      { id: "a", minutes: 150, correctsId: null },
      { id: "b", minutes: -100, correctsId: "a" },
      { id: "c", minutes: 30, correctsId: "a" },
      { id: "d", minutes: 45, correctsId: null },
    ]);
    expect([left.get("a"), left.get("d")]).toEqual([80, 45]);
  });
});

it("people are told what became of a claim, and why not", () => {
  const claim = { personId: "p", title: "防溺水培训", minutes: 150 };
  expect(claimMessage(claim, { decision: "approve", reason: "" }).body).toBe(
    "“防溺水培训”审核通过，记入2小时30分钟。",
  );
  expect(claimMessage(claim, { decision: "reject", reason: "没有签到表" }).body).toBe(
    "“防溺水培训”没有通过：没有签到表。补齐材料后可以再申报一次。",
  );
});
