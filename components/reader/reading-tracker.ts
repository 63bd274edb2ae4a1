/** What of a text is on screen, in basis points of it, and whether somebody reads it. Pure. */
import { FULL_WORK, type ReadRange } from "@/lib/learning/model/evidence";

/** Someone who touches nothing for this long is taken to be away. */
export const ATTENTION_SECONDS = 90;

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
  return Math.min(FULL_WORK, Math.max(0, Math.round(share * FULL_WORK)));
}

/** Whether the person is there: the page is shown and something was touched not long ago. */
export function isAttentive(shown: boolean, idleSeconds: number): boolean {
  return shown && idleSeconds < ATTENTION_SECONDS;
}

/** What is still missing for the lesson to count. */
export function missing(
  progress: { covered: number; activeSeconds: number },
  required: { coverage: number; seconds: number },
): { seconds: number; share: number } {
  return {
    seconds: Math.max(0, Math.ceil(required.seconds - progress.activeSeconds)),
    share: Math.max(0, required.coverage - progress.covered),
  };
}
