/**
 * How much of a heartbeat is believed. Time: only what really passed and was not credited before.
 * Work: only what can be seen in that time. Pure; the clock is passed in, all instants are the
 * server's: a phone says how long ago something was, never at what time.
 */
import {
  type Demand,
  FULL_WORK,
  type ReadRange,
  type TimeSpan,
} from "@/lib/learning/model/evidence";
import { lengthOf, without } from "@/lib/learning/rules/ranges";

/** The longest stretch that one heartbeat may bring in; a phone sends longer ones in parts. */
export const SPAN_SECONDS_MAX = 900;

/** How long a phone may have been without network before its study time is no longer taken. */
export const BACKLOG_SECONDS_MAX = 2 * 24 * 3600;

/** Two stretches closer than this are one: what lies between is the way of the message. */
const SEAM_SECONDS = 2;

type Claim = {
  /** Seconds in which somebody was there. */
  activeSeconds: number;
  /** Length of the stretch of time in which that was, in seconds. */
  spanSeconds: number;
  /** How long ago the stretch ended, in seconds. */
  ageSeconds: number;
};

type Known = {
  /** Stretches of time that were credited before, whatever lesson and device. */
  credited: readonly TimeSpan[];
  /** Nothing before counts: the lesson was not open yet, or another device had taken over. */
  from: number;
  /** From here on another device had taken over. */
  until: number;
  now: number;
};

/**
 * The seconds to credit, and the stretch of time that is used up by it (null when there is none).
 * Over any number of claims, in any order, repeated or at once, the seconds never add up to more
 * than the length of all stretches together.
 */
export function creditTime(
  { activeSeconds, spanSeconds, ageSeconds }: Claim,
  { credited, from, until, now }: Known,
): { seconds: number; span: TimeSpan | null } {
  const age = Math.max(0, ageSeconds);
  if (age > BACKLOG_SECONDS_MAX) return { seconds: 0, span: null };
  const length = Math.min(SPAN_SECONDS_MAX, Math.max(spanSeconds, activeSeconds, 0));
  // Instants are kept to the millisecond; what is cut off here cannot be gained by many tiny claims.
  const end = Math.floor(Math.min(now - age, until) * 1000) / 1000;
  const begin = Math.ceil(Math.max(now - age - length, from) * 1000) / 1000;
  if (end <= begin) return { seconds: 0, span: null };

  const free = lengthOf(without([[begin, end]], credited));
  const joint = credited.find(([, to]) => to <= begin && begin - to < SEAM_SECONDS);
  return { seconds: Math.max(0, Math.min(activeSeconds, free)), span: [joint?.[1] ?? begin, end] };
}

/**
 * The stretches of the work to credit, of those that are claimed. `activeSeconds` is all study time
 * of the lesson so far with this heartbeat's, `seconds` this heartbeat's: neither allows more of the
 * work than its pace. What counts only as a whole is claimed when its time has passed, in one heartbeat
 * after many that claimed nothing: there, all study time so far is the bound.
 */
export function creditRanges(
  claimed: readonly ReadRange[],
  stored: readonly ReadRange[],
  time: { seconds: number; activeSeconds: number },
  demand: Pick<Demand, "pace" | "ahead" | "whole">,
): ReadRange[] {
  const reachable = demand.ahead === null ? claimed : joined(claimed, stored, demand.ahead);
  if (demand.pace === null) return [...reachable];
  const ofAll = Math.floor(time.activeSeconds * demand.pace) - lengthOf(stored);
  let budget = demand.whole ? ofAll : Math.min(ofAll, Math.ceil(time.seconds * demand.pace));
  const credited: ReadRange[] = [];
  for (const [from, to] of without(reachable, stored)) {
    if (budget <= 0) break;
    const end = Math.min(to, from + budget);
    credited.push([from, end]);
    budget -= end - from;
  }
  return credited;
}

/** Those that follow on from the beginning, with gaps of at most `ahead`; gaps earn nothing. */
function joined(
  claimed: readonly ReadRange[],
  stored: readonly ReadRange[],
  ahead: number,
): ReadRange[] {
  const inOrder = [...claimed].sort((a, b) => a[0] - b[0]);
  let frontier = frontierOf(stored, ahead);
  return inOrder.filter(([from, to]) => {
    if (from > frontier + ahead) return false;
    frontier = frontierOf([...stored, [0, Math.max(frontier, to)]], ahead);
    return true;
  });
}

/** How far the work was seen without a gap longer than `ahead`, in basis points. */
export function frontierOf(stored: readonly ReadRange[], ahead: number): number {
  let frontier = 0;
  for (const [from, to] of [...stored].sort((a, b) => a[0] - b[0])) {
    if (from > frontier + ahead) break;
    frontier = Math.max(frontier, to);
  }
  return Math.min(FULL_WORK, frontier);
}
