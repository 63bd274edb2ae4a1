import { describe, expect, it } from "vitest";
import {
  dateInWords,
  dateTimeInWords,
  dayOf,
  minutesInWords,
  numeralInWords,
  percentInWords,
} from "@/lib/platform/wording";

describe("minutes in words", () => {
  it.each([
    [0, "0分钟"],
    [1, "1分钟"],
    [59, "59分钟"],
    [60, "1小时"],
    [61, "1小时1分钟"],
    [200, "3小时20分钟"],
    [1440, "24小时"],
    [59.6, "1小时"],
    [-30, "−30分钟"],
    [-0.2, "0分钟"],
  ])("%d → %s", (minutes, words) => {
    expect(minutesInWords(minutes)).toBe(words);
  });
});

describe("dates in words", () => {
  it("stores an instant as its date in China", () => {
    expect(dayOf(new Date("2026-11-22T16:30:00Z"))).toBe("2026-11-23");
    expect(dayOf(new Date("2026-01-02T03:00:00Z"))).toBe("2026-01-02");
  });

  it("takes a calendar date as written", () => {
    expect(dateInWords("2026-11-23")).toBe("2026年11月23日");
    expect(dateInWords("2026-03-01")).toBe("2026年3月1日");
  });

  it("gives an instant its date in China", () => {
    expect(dateInWords(new Date("2026-11-22T16:00:00Z"))).toBe("2026年11月23日");
    expect(dateInWords(new Date("2026-11-22T15:59:59Z"))).toBe("2026年11月22日");
  });

  it("refuses what is not a calendar date", () => {
    expect(() => dateInWords("23/11/2026")).toThrow(RangeError);
  });
});

describe("percentages in words", () => {
  it.each([
    [0, "0%"],
    [1, "1%"],
    [150, "1%"],
    [6666, "66%"],
    [9999, "99%"],
    [10_000, "100%"],
    [10_001, "100%"],
  ])("%d basis points → %s", (basisPoints, words) => {
    expect(percentInWords(basisPoints)).toBe(words);
  });
});

describe("numerals in words", () => {
  it.each([
    [1, "一"],
    [10, "十"],
    [12, "十二"],
    [20, "二十"],
    [99, "九十九"],
  ])("%d → %s", (number, words) => {
    expect(numeralInWords(number)).toBe(words);
  });
});

it("tells the time as the clock in China shows it", () => {
  expect(dateTimeInWords(new Date("2026-11-22T16:05:00Z"))).toBe("2026年11月23日 00:05");
});
