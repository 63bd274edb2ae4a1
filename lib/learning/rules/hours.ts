/** Hours against what a qualification asks for. Days are those of the calendar in China, written 2026-11-23. Pure. */
import type { CreditCategory } from "@/lib/catalogue/model";
import type { ClaimState } from "@/lib/learning/model/credit";

export type Credit = { earnedOn: string; category: CreditCategory; minutes: number };
export type Cycle = { from: string; until: string };

export type YearHours = { year: number; professional: number; public: number };

/** Minutes by calendar year and category, the latest year first; years without any are left out. */
export function hoursByYear(credits: readonly Credit[]): YearHours[] {
  const years = new Map<number, YearHours>();
  for (const { earnedOn, category, minutes } of credits) {
    const year = Number(earnedOn.slice(0, 4));
    const row = years.get(year) ?? { year, professional: 0, public: 0 };
    years.set(year, { ...row, [category]: row[category] + minutes });
  }
  return [...years.values()].sort((one, other) => other.year - one.year);
}

/**
 * The registration cycle that holds a day: cycles follow one another from the day of registration,
 * each `years` long; `until` is its last day. Before the registration there is none.
 */
export function cycleOf(registeredOn: string, years: number, today: string): Cycle | null {
  if (today < registeredOn) return null;
  let from = registeredOn;
  for (let turn = 1; ; turn += 1) {
    const next = yearsLater(registeredOn, years * turn);
    if (today < next) return { from, until: dayBefore(next) };
    from = next;
  }
}

export type CycleHours = Cycle & { minutes: number; professional: number; public: number };

/** Minutes earned within a cycle, both days included: in all and by category. */
export function hoursWithin(credits: readonly Credit[], cycle: Cycle): CycleHours {
  const sum = { professional: 0, public: 0 };
  for (const { earnedOn, category, minutes } of credits) {
    if (earnedOn >= cycle.from && earnedOn <= cycle.until) sum[category] += minutes;
  }
  return { ...cycle, ...sum, minutes: sum.professional + sum.public };
}

/** The cycles that are over, the latest first. */
export function pastCycles(registeredOn: string, years: number, today: string): Cycle[] {
  const past: Cycle[] = [];
  const current = cycleOf(registeredOn, years, today);
  for (let from = current?.from; from && from > registeredOn; ) {
    const cycle = cycleOf(registeredOn, years, dayBefore(from));
    if (!cycle) break;
    past.push(cycle);
    from = cycle.from;
  }
  return past;
}

/** The same day so many years on; 29 February becomes 28 where there is none. */
function yearsLater(day: string, years: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return written(new Date(Date.UTC(year + years, month - 1, Math.min(date, lastOfMonth))));
}

function dayBefore(day: string): string {
  return written(new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000));
}

function written(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Minutes as 学时 of so many minutes, to one decimal, rounded down. */
export function periodsOf(minutes: number, periodMinutes: number): number {
  const tenths = Math.floor((Math.abs(minutes) * 10) / periodMinutes);
  return minutes < 0 ? -tenths / 10 : tenths / 10;
}

export const claimStateNames: Record<ClaimState, string> = {
  waiting: "等待审核",
  approved: "已记入",
  rejected: "没有通过",
  withdrawn: "已撤回",
};
