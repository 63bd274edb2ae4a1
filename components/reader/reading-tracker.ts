/**
 * What was on screen and for how long, in the units of the server: basis points of the text
 * and seconds. Pure: whoever holds it tells it what is seen and when.
 */
import { FULL_TEXT, type ReadRange } from "@/lib/learning/model/evidence";

export type Evidence = { activeSeconds: number; ranges: ReadRange[] };

/** Someone who touches nothing for this long is taken to be away. */
export const ATTENTION_SECONDS = 90;

/** The server takes no more in one heartbeat. */
const SECONDS_MAX = 3600;

export const NOTHING: Evidence = { activeSeconds: 0, ranges: [] };

/**
 * The stretch of the text on screen. `top` is the text's upper edge relative to the screen's,
 * `covered` the strip at the top of the screen that a header hides; all in pixels.
 */
export function visibleRange(
  text: { top: number; height: number },
  screen: { height: number; covered: number },
): ReadRange | null {
  if (text.height <= 0) return null;
  const from = Math.max(0, screen.covered - text.top);
  const to = Math.min(text.height, screen.height - text.top);
  if (to <= from) return null;
  const range = [basisPoints(from / text.height), basisPoints(to / text.height)] as const;
  return range[0] < range[1] ? range : null;
}

function basisPoints(share: number): number {
  return Math.min(FULL_TEXT, Math.max(0, Math.round(share * FULL_TEXT)));
}

/** Ranges in order, without overlaps; those that touch become one. */
export function mergeRanges(ranges: readonly ReadRange[]): ReadRange[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Two pieces of evidence as one: nothing is lost, nothing counts twice on screen. */
export function joinEvidence(a: Evidence, b: Evidence): Evidence {
  return {
    activeSeconds: Math.min(SECONDS_MAX, a.activeSeconds + b.activeSeconds),
    ranges: mergeRanges([...a.ranges, ...b.ranges]),
  };
}

/** Share of the text that ranges cover, in basis points. */
export function covered(ranges: readonly ReadRange[]): number {
  return mergeRanges(ranges).reduce((sum, [from, to]) => sum + to - from, 0);
}

/** Whether the person is there: the page is shown and something was touched not long ago. */
export function isAttentive(shown: boolean, idleSeconds: number): boolean {
  return shown && idleSeconds < ATTENTION_SECONDS;
}

/** What is still missing for the lesson to count as read. */
export function missing(
  progress: { covered: number; activeSeconds: number },
  required: { coverage: number; seconds: number },
): { seconds: number; share: number } {
  return {
    seconds: Math.max(0, required.seconds - Math.floor(progress.activeSeconds)),
    share: Math.max(0, required.coverage - progress.covered),
  };
}
