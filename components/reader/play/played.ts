/** From the seconds of a film to evidence, in basis points of its length. Pure. */
import { FULL_WORK, type ReadRange } from "@/lib/learning/model/evidence";

/** Between two looks the playhead may be so much further than its speed says, in seconds. */
const SLACK_SECONDS = 0.75;

/** Whether a film that moved on by so many seconds was played, not jumped through. */
export function wasPlayed(
  advanced: number,
  { passed, rate }: { passed: number; rate: number },
): boolean {
  return advanced > 0 && advanced <= passed * rate + SLACK_SECONDS;
}

/** The stretch in basis points; null when it is too short to be one. */
export function rangeOf([from, to]: readonly [number, number], length: number): ReadRange | null {
  const range = [basisPoints(from, length), basisPoints(to, length)] as const;
  return range[0] < range[1] ? range : null;
}

export function basisPoints(second: number, length: number): number {
  return Math.min(FULL_WORK, Math.max(0, Math.round((second / length) * FULL_WORK)));
}

export function secondOf(position: number, length: number): number {
  return (position / FULL_WORK) * length;
}

/** A time in a film as people read it: 1:05, 1:02:03. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
