import "server-only";
import { sql } from "drizzle-orm";
import { completeCourseIfDone } from "@/lib/learning/commands/complete-course";
import type { LessonProgress, ReadRange } from "@/lib/learning/model/evidence";
import { RecordReading } from "@/lib/learning/model/inputs";
import { creditableSeconds, isRead } from "@/lib/learning/rules/evidence";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Takes one heartbeat of reading as evidence: stretches of text are merged, time is credited
 * up to the time that really passed. Safe to repeat, reorder and send late. The first
 * heartbeat of a lesson opens it and is credited no time.
 */
export const recordReading = defineCommand({
  name: "learning.record_reading",
  permission: "course.study",
  input: RecordReading,

  async run({ tx, permit, input, now }) {
    const personId = personOf(permit);
    const creditedUntil = await moveStudyClock(tx, personId, now);
    const lesson = await lockLesson(tx, personId, input.lessonId);
    if (!lesson) return refuse("enrolment.required");

    const openedAt = lesson.openedAt ?? now;
    const seconds = creditableSeconds(input.activeSeconds, { creditedUntil, openedAt, now });
    const stored = await storeEvidence(tx, { ...lesson, ...input, seconds, now });

    const done = lesson.completed || isRead(stored, lesson.readingSeconds);
    if (done && !lesson.completed) {
      await tx.execute(sql`update lesson_progress set completed_at = ${now.toISOString()}
        where enrolment_id = ${lesson.enrolmentId} and lesson_id = ${input.lessonId}`);
      await completeCourseIfDone(tx, { personId, courseId: lesson.courseId, now });
    }
    const progress: LessonProgress = { lessonId: input.lessonId, completed: done, ...stored };
    return ok({ ...progress, justCompleted: done && !lesson.completed });
  },

  audit: ({ value }) => (value.justCompleted ? { subject: `lesson:${value.lessonId}` } : null),
});

/**
 * Moves the person's study clock to now and returns where it stood. The row lock it takes
 * makes the heartbeats of one person wait for each other, whatever tab they come from.
 */
async function moveStudyClock(tx: Transaction, personId: string, now: Date): Promise<Date> {
  const [clock] = await tx.execute<{ before: string | null }>(sql`
    insert into study_clocks as clock (person_id, credited_until) values (${personId}, ${now.toISOString()})
    on conflict (person_id) do update
      set credited_until = greatest(clock.credited_until, excluded.credited_until)
    returning old.credited_until as before`);
  return clock?.before ? new Date(clock.before) : now;
}

type LockedLesson = {
  enrolmentId: string;
  courseId: string;
  readingSeconds: number;
  openedAt: Date | null;
  completed: boolean;
};

async function lockLesson(tx: Transaction, personId: string, lessonId: string) {
  const [row] = await tx.execute<Omit<LockedLesson, "openedAt"> & { openedAt: string | null }>(sql`
    select e.id as "enrolmentId", e.course_id as "courseId", rl.reading_seconds as "readingSeconds",
      p.opened_at as "openedAt", p.completed_at is not null as completed
    from lessons l
    join enrolments e on e.course_id = l.course_id and e.person_id = ${personId}
    join release_lessons rl on rl.release_id = e.release_id and rl.lesson_id = l.id
    left join lesson_progress p on p.enrolment_id = e.id and p.lesson_id = l.id
    where l.id = ${lessonId}`);
  return row ? { ...row, openedAt: row.openedAt ? new Date(row.openedAt) : null } : null;
}

type Evidence = {
  enrolmentId: string;
  courseId: string;
  lessonId: string;
  ranges: ReadRange[];
  position: number;
  seconds: number;
  now: Date;
};

/** Adds the evidence to what is stored and returns what is stored then. */
async function storeEvidence(tx: Transaction, evidence: Evidence) {
  const ranges = `{${evidence.ranges.map(([from, to]) => `[${from},${to})`).join(",")}}`;
  const now = evidence.now.toISOString();
  const [stored] = await tx.execute<Omit<LessonProgress, "lessonId" | "completed">>(sql`
    insert into lesson_progress as p
      (enrolment_id, lesson_id, course_id, ranges, active_seconds, position, opened_at, seen_at)
    values (${evidence.enrolmentId}, ${evidence.lessonId}, ${evidence.courseId},
      ${ranges}::int4multirange, 0, ${evidence.position}, ${now}, ${now})
    on conflict (enrolment_id, lesson_id) do update set
      ranges = p.ranges + excluded.ranges,
      active_seconds = p.active_seconds + ${evidence.seconds},
      position = excluded.position,
      seen_at = greatest(p.seen_at, excluded.seen_at)
    returning active_seconds as "activeSeconds", position,
      coalesce((select sum(upper(r) - lower(r))::int from unnest(ranges) r), 0) as covered`);
  if (!stored) throw new Error("Evidence of reading was not stored");
  return stored;
}
