import "server-only";
import { sql } from "drizzle-orm";
import type { StudiedLesson } from "@/lib/learning/commands/studied-lesson";
import type { StudyReport } from "@/lib/learning/model/evidence";
import type { Believed } from "@/lib/learning/rules/belief";
import { BACKLOG_SECONDS_MAX } from "@/lib/learning/rules/credit";
import type { Executor } from "@/lib/platform/command";

type Storing = Believed & {
  personId: string;
  /** Of the clock as it was read, and as it is then; when somebody else has raised it since, nothing is stored. */
  revision: { read: number; next: number };
  lesson: StudiedLesson;
  input: { lessonId: string; position: number; age: number; machine?: string | undefined };
  now: Date;
};

type Stored = Pick<StudyReport, "ranges" | "activeSeconds" | "position">;

/**
 * Adds what is believed to what is stored, in one statement, and returns what is stored then; null when
 * the person's clock went on since it was read, and nothing was stored.
 */
export async function storeEvidence(database: Executor, believed: Storing): Promise<Stored | null> {
  const { personId, revision, lesson, input, session, intervals } = believed;
  const now = believed.now.toISOString();
  const instant = (seconds: number) => new Date(Math.round(seconds * 1000)).toISOString();
  const ranges = `{${believed.ranges.map(([from, to]) => `[${from},${to})`).join(",")}}`;
  const span = believed.span?.map(instant).join(",");
  const credited = span ? `{[${span})}` : "{}";
  const forgotten = instant(believed.now.getTime() / 1000 - BACKLOG_SECONDS_MAX);
  const positionAt = instant(believed.now.getTime() / 1000 - Math.max(0, input.age));
  const [stored] = await database.execute<Stored>(sql`
    with clock as (
      update study_clocks set
        credited = (credited + ${credited}::tstzmultirange)
          * tstzmultirange(tstzrange(${forgotten}, null)),
        session_id = ${session?.id ?? null}::uuid,
        session_began_at = ${session ? instant(session.beganAt) : null},
        session_seen_at = ${session ? instant(session.seenAt) : null},
        machine = coalesce(${input.machine ?? null}, machine),
        revision = ${revision.next},
        beats = ${intervals.beats}, beat_mean = ${intervals.mean}, beat_squares = ${intervals.squares}
      where person_id = ${personId} and revision = ${revision.read} returning 1)
    insert into lesson_progress as p
      (enrolment_id, lesson_id, course_id, ranges, active_seconds, position, position_at, opened_at, seen_at)
    select ${lesson.enrolmentId}::uuid, ${input.lessonId}::uuid, ${lesson.courseId}::uuid,
      ${ranges}::int4multirange, 0, ${input.position}::int, ${positionAt}::timestamptz,
      ${now}::timestamptz, ${now}::timestamptz
    from clock
    on conflict (enrolment_id, lesson_id) do update set
      ranges = p.ranges + excluded.ranges,
      active_seconds = p.active_seconds + ${believed.seconds},
      position = case when p.position_at <= excluded.position_at then excluded.position else p.position end,
      position_at = greatest(p.position_at, excluded.position_at),
      seen_at = greatest(p.seen_at, excluded.seen_at)
    returning active_seconds as "activeSeconds", position, ranges_as_json(ranges) as ranges`);
  return stored ?? null;
}
