/**
 * A stretch of study: who studied what, for how long, and when by this device's clock. It lies in the
 * outbox until the platform has it; the platform is told how long ago it was, never at what time, so
 * a clock that is wrong or set by hand changes nothing. Pure.
 */
import { FULL_WORK, type ReadRange } from "@/lib/learning/model/evidence";
import { mergeRanges } from "@/lib/learning/rules/ranges";

/** What was seen in one look, a second or so after the one before. */
export type Glance = {
  /** For how long somebody was there since; 0 for nobody. */
  seconds: number;
  ranges: readonly ReadRange[];
  /** Where they are in the work, in basis points. */
  position: number;
};

export type Stretch = {
  id: string;
  learnerId: string;
  lessonId: string;
  session: string;
  /** Milliseconds of this device's clock. */
  beganAt: number;
  endedAt: number;
  activeSeconds: number;
  ranges: ReadRange[];
  position: number;
  /** Whether the learner said in it that the lesson is done. */
  confirmed?: boolean;
};

/** A longer silence ends a stretch: the device slept, or nobody was there. */
const GAP_MILLISECONDS = 5_000;

/** The platform takes no longer one at once. */
const LENGTH_MILLISECONDS = 600_000;

/** The platform takes no more ranges at once. */
const RANGES_MAX = 200;

/** Whether what comes now belongs to the same stretch. */
export function goesOn(stretch: Stretch, now: number): boolean {
  const gap = now - stretch.endedAt;
  return gap >= 0 && gap <= GAP_MILLISECONDS && now - stretch.beganAt <= LENGTH_MILLISECONDS;
}

/** The stretch with one more look at it. */
export function extended(
  stretch: Stretch,
  { seconds, ranges, position }: Glance,
  now: number,
): Stretch {
  return {
    ...stretch,
    endedAt: now,
    activeSeconds: stretch.activeSeconds + seconds,
    ranges: mergeRanges([...stretch.ranges, ...ranges]),
    position: Math.min(FULL_WORK, Math.max(0, Math.round(position))),
  };
}

/** Two stretches that follow each other as one; null when they do not. */
export function joinedStretch(earlier: Stretch, later: Stretch): Stretch | null {
  const alike = earlier.session === later.session && earlier.lessonId === later.lessonId;
  const gap = later.beganAt - earlier.endedAt;
  const length = later.endedAt - earlier.beganAt;
  if (!alike || gap < 0 || gap > GAP_MILLISECONDS || length > LENGTH_MILLISECONDS) return null;
  const ranges = mergeRanges([...earlier.ranges, ...later.ranges]);
  if (ranges.length > RANGES_MAX) return null;
  return {
    ...later,
    id: earlier.id,
    beganAt: earlier.beganAt,
    activeSeconds: earlier.activeSeconds + later.activeSeconds,
    ranges,
    ...(earlier.confirmed || later.confirmed ? { confirmed: true } : {}),
  };
}

/** A stretch as the platform takes it. `now` is this device's clock at the moment of sending. */
export function toBeat(stretch: Stretch, now: number, begin: boolean) {
  const { learnerId, lessonId, session, ranges, position } = stretch;
  const span = Math.max(0, (stretch.endedAt - stretch.beganAt) / 1000);
  return {
    // Whose it is: on a shared phone somebody else may be signed in by the time it is told.
    ...(learnerId ? { learnerId } : {}),
    ...{ lessonId, session, begin, position, span },
    activeSeconds: Math.min(stretch.activeSeconds, span),
    age: Math.max(0, (now - stretch.endedAt) / 1000),
    ranges: ranges.slice(0, RANGES_MAX),
    ...(stretch.confirmed ? { confirm: true } : {}),
  };
}
