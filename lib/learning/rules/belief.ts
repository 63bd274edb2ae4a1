/** What of a heartbeat counts: whose seat it is, how much time, how much of the work. Pure. */
import type { Demand, ReadRange, Seat, TimeSpan } from "@/lib/learning/model/evidence";
import { creditRanges, creditTime } from "@/lib/learning/rules/credit";
import { lengthOf, without } from "@/lib/learning/rules/ranges";
import { type Session, takeSeat } from "@/lib/learning/rules/seat";
import { type Intervals, NO_INTERVALS, withInterval } from "@/lib/learning/rules/suspicion";

/** A heartbeat as it was told; seconds and basis points. */
export type Beat = {
  session: string;
  begin: boolean;
  activeSeconds: number;
  span: number;
  age: number;
  ranges: readonly ReadRange[];
};

/** What is known before it. Instants are seconds since 1970. */
export type Known = {
  clock: { credited: readonly TimeSpan[]; session: Session | null; intervals: Intervals };
  lesson: { openedAt: number | null; activeSeconds: number; ranges: readonly ReadRange[] };
  demand: Demand;
  now: number;
};

export type Believed = {
  seat: Seat;
  session: Session | null;
  fresh: boolean;
  intervals: Intervals;
  seconds: number;
  span: TimeSpan | null;
  ranges: ReadRange[];
  /**
   * Basis points that were claimed and not seen before. A page that was left behind plays on until it
   * hears of it: what it claims beyond its time is no sign of anything.
   */
  claimed: number;
};

export function believe(beat: Beat, { clock, lesson, demand, now }: Known): Believed {
  const seated = takeSeat(clock.session, { ...beat, ageSeconds: beat.age }, now);
  const time = creditTime(
    { activeSeconds: beat.activeSeconds, spanSeconds: beat.span, ageSeconds: beat.age },
    {
      credited: clock.credited,
      from: lesson.openedAt ?? now,
      until: seated.seat === "elsewhere" ? (seated.session?.beganAt ?? now) : now,
      now,
    },
  );
  const studied = {
    seconds: time.seconds,
    activeSeconds: lesson.activeSeconds + time.seconds,
  };
  const ranges = creditRanges(beat.ranges, lesson.ranges, studied, demand);
  const went = clock.session && seated.session?.id === clock.session.id && !seated.fresh;
  return {
    ...seated,
    ...time,
    intervals: went
      ? withInterval(clock.intervals, now - (clock.session?.seenAt ?? now))
      : NO_INTERVALS,
    ranges,
    claimed: lengthOf(without(seated.seat === "elsewhere" ? ranges : beat.ranges, lesson.ranges)),
  };
}
