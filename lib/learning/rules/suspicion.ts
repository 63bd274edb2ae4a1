/**
 * Patterns that people do not make. They are shown to somebody who may ask; nobody is punished by
 * a rule: a training room shares one network, and a careful person may be regular. Pure.
 */
import type { FlagKind } from "@/lib/learning/model/evidence";

/** So much more of the work than the time allows, in basis points, is no rounding. */
const SPEED_EXCESS = 1_000;

/** A page waits 12 to 18 seconds between its reports; who is regular to a twentieth of a second is a clock. */
const REGULAR_BEATS_MIN = 60;
const REGULAR_DEVIATION_SECONDS = 0.05;

/** So many people at once behind one address with one kind of browser. */
export const SHARED_MACHINE_PEOPLE = 5;

/** The intervals of a session so far: their count, mean and sum of squared deviations, in seconds. */
export type Intervals = { beats: number; mean: number; squares: number };

export const NO_INTERVALS: Intervals = { beats: 0, mean: 0, squares: 0 };

/** Welford's running mean and variance (Technometrics 4:3, 1962), one interval further. */
export function withInterval({ beats, mean, squares }: Intervals, seconds: number): Intervals {
  const next = beats + 1;
  const deviation = seconds - mean;
  const moved = mean + deviation / next;
  return { beats: next, mean: moved, squares: squares + deviation * (seconds - moved) };
}

type Facts = {
  /** Basis points claimed that nobody had seen before, and those that could be believed. */
  claimed: number;
  believed: number;
  intervals: Intervals;
  /** People who study behind the same address right now, this one included. */
  peopleOnMachine: number;
};

/** What is striking about a heartbeat, with the numbers that somebody will want to see. */
export function suspicions(facts: Facts): { kind: FlagKind; detail: Record<string, number> }[] {
  const { claimed, believed, intervals, peopleOnMachine } = facts;
  const found: { kind: FlagKind; detail: Record<string, number> }[] = [];
  if (claimed - believed >= SPEED_EXCESS) {
    found.push({ kind: "impossible_speed", detail: { claimed, believed } });
  }
  const deviation = Math.sqrt(intervals.squares / Math.max(1, intervals.beats));
  if (intervals.beats >= REGULAR_BEATS_MIN && deviation < REGULAR_DEVIATION_SECONDS) {
    const milliseconds = Math.round(deviation * 1000);
    found.push({ kind: "constant_intervals", detail: { beats: intervals.beats, milliseconds } });
  }
  if (peopleOnMachine >= SHARED_MACHINE_PEOPLE) {
    found.push({ kind: "shared_machine", detail: { people: peopleOnMachine } });
  }
  return found;
}
