import "server-only";
import { sql } from "drizzle-orm";
import { completeLesson } from "@/lib/learning/commands/complete-lesson";
import { findLesson, type StudiedLesson } from "@/lib/learning/commands/studied-lesson";
import { lockClock, type StudyClock } from "@/lib/learning/commands/study-clock";
import { raiseFlags } from "@/lib/learning/commands/study-flags";
import type { ReadRange, Seat, StudyReport, TimeSpan } from "@/lib/learning/model/evidence";
import { RecordStudy } from "@/lib/learning/model/inputs";
import { BACKLOG_SECONDS_MAX, creditRanges, creditTime } from "@/lib/learning/rules/credit";
import { demandOf, meets } from "@/lib/learning/rules/evidence";
import { lengthOf, without } from "@/lib/learning/rules/ranges";
import { type Session, takeSeat } from "@/lib/learning/rules/seat";
import { type Intervals, NO_INTERVALS, withInterval } from "@/lib/learning/rules/suspicion";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

type Beat = { lessonId: string; machine: string | null } & Omit<
  ReturnType<typeof RecordStudy.parse>,
  "machine"
>;

/**
 * Takes one heartbeat of study as evidence: stretches of the work are merged, time is credited up
 * to what really passed and was not credited before, the work up to what that time allows. Safe to
 * repeat, reorder and send late. The first heartbeat of a lesson opens it and is credited no time.
 */
export const recordStudy = defineCommand({
  name: "learning.record_study",
  permission: "course.study",
  input: RecordStudy,

  async run({ tx, permit, input, now }) {
    const personId = personOf(permit);
    if (input.learnerId && input.learnerId !== personId) return refuse("study.of_another");
    const clock = await lockClock(tx, personId);
    const lesson = await findLesson(tx, personId, input.lessonId);
    if (!lesson) return refuse("enrolment.required");

    const believed = believe({ ...input, machine: input.machine ?? null }, { clock, lesson, now });
    const stored = await storeEvidence(tx, { personId, lesson, input, now, ...believed });
    if (!lesson.completed) {
      await raiseFlags(tx, { personId, lessonId: input.lessonId, now, ...believed });
    }

    const evidence = {
      covered: lengthOf(stored.ranges),
      activeSeconds: stored.activeSeconds,
      answered: lesson.answered,
    };
    const done = lesson.completed || meets(evidence, demandOf(lesson));
    const justCompleted = done && !lesson.completed;
    if (justCompleted) {
      await completeLesson(tx, { personId, ...lesson, lessonId: input.lessonId, now });
    }
    const report: StudyReport = {
      ...{ lessonId: input.lessonId, completed: done, justCompleted, seat: believed.seat },
      ...stored,
    };
    return ok(report);
  },

  audit: ({ value }) => (value.justCompleted ? { subject: `lesson:${value.lessonId}` } : null),
});

type Believed = {
  seat: Seat;
  session: Session | null;
  fresh: boolean;
  machine: string | null;
  intervals: Intervals;
  seconds: number;
  span: TimeSpan | null;
  ranges: ReadRange[];
  /** Basis points that were claimed and not seen before. */
  claimed: number;
};

/** What of a heartbeat counts. */
function believe(
  beat: Beat,
  { clock, lesson, now: instant }: { clock: StudyClock; lesson: StudiedLesson; now: Date },
): Believed {
  const now = instant.getTime() / 1000;
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
  const ranges = creditRanges(beat.ranges, lesson.ranges, studied, demandOf(lesson));
  const went = clock.session && seated.session?.id === clock.session.id && !seated.fresh;
  return {
    ...seated,
    ...time,
    machine: beat.machine,
    intervals: went
      ? withInterval(clock.intervals, now - (clock.session?.seenAt ?? now))
      : NO_INTERVALS,
    ranges,
    claimed: lengthOf(without(beat.ranges, lesson.ranges)),
  };
}

type Storing = Believed & {
  personId: string;
  lesson: StudiedLesson;
  input: { lessonId: string; position: number; age: number };
  now: Date;
};

/** Adds what is believed to what is stored, in one statement, and returns what is stored then. */
async function storeEvidence(tx: Transaction, believed: Storing) {
  const { personId, lesson, input, session, intervals } = believed;
  const now = believed.now.toISOString();
  const instant = (seconds: number) => new Date(Math.round(seconds * 1000)).toISOString();
  const ranges = `{${believed.ranges.map(([from, to]) => `[${from},${to})`).join(",")}}`;
  const span = believed.span?.map(instant).join(",");
  const credited = span ? `{[${span})}` : "{}";
  const forgotten = instant(believed.now.getTime() / 1000 - BACKLOG_SECONDS_MAX);
  const positionAt = instant(believed.now.getTime() / 1000 - Math.max(0, input.age));
  const [stored] = await tx.execute<Pick<StudyReport, "ranges" | "activeSeconds" | "position">>(sql`
    with clock as (
      update study_clocks set
        credited = (credited + ${credited}::tstzmultirange)
          * tstzmultirange(tstzrange(${forgotten}, null)),
        session_id = ${session?.id ?? null}::uuid,
        session_began_at = ${session ? instant(session.beganAt) : null},
        session_seen_at = ${session ? instant(session.seenAt) : null},
        machine = coalesce(${believed.machine}, machine),
        beats = ${intervals.beats}, beat_mean = ${intervals.mean}, beat_squares = ${intervals.squares}
      where person_id = ${personId})
    insert into lesson_progress as p
      (enrolment_id, lesson_id, course_id, ranges, active_seconds, position, position_at, opened_at, seen_at)
    values (${lesson.enrolmentId}, ${input.lessonId}, ${lesson.courseId},
      ${ranges}::int4multirange, 0, ${input.position}, ${positionAt}, ${now}, ${now})
    on conflict (enrolment_id, lesson_id) do update set
      ranges = p.ranges + excluded.ranges,
      active_seconds = p.active_seconds + ${believed.seconds},
      position = case when p.position_at <= excluded.position_at then excluded.position else p.position end,
      position_at = greatest(p.position_at, excluded.position_at),
      seen_at = greatest(p.seen_at, excluded.seen_at)
    returning active_seconds as "activeSeconds", position, ranges_as_json(ranges) as ranges`);
  if (!stored) throw new Error("Evidence of study was not stored");
  return stored;
}
