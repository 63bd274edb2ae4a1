import "server-only";
import { sql } from "drizzle-orm";
import { completeLessonIfDone } from "@/lib/learning/commands/complete-lesson";
import type { LessonDeed } from "@/lib/learning/model/evidence";
import type { Transaction } from "@/lib/platform/command";

type HandedIn = {
  personId: string;
  courseId: string;
  /** The assignment, by its id in the course folder. */
  paper: string;
  /** What is accepted has been handed in, too. */
  deed: Exclude<LessonDeed, "confirmed">;
  now: Date;
};

/**
 * Notes for the lessons that ask for an assignment that it was handed in, or accepted, and completes
 * those that nothing else is missing of. Called, inside their transaction, by whoever takes in
 * assignments. Safe to repeat. A deed is never taken back: who has to revise has still handed in.
 */
export async function noteHandIn(
  tx: Transaction,
  { personId, courseId, paper, deed, now }: HandedIn,
): Promise<void> {
  const deeds = deed === "accepted" ? ["handed_in", "accepted"] : ["handed_in"];
  const lessons = await tx.execute<{ lessonId: string }>(sql`
    select distinct lesson_id as "lessonId" from release_lessons
    where course_id = ${courseId} and completion ->> 'handIn' = ${paper} order by lesson_id`);
  for (const { lessonId } of lessons) {
    for (const done of deeds) await noteDeed(tx, { personId, lessonId, deed: done, now });
    await completeLessonIfDone(tx, { personId, lessonId, now });
  }
}

/** Keeps the first time. */
export async function noteDeed(
  tx: Transaction,
  deed: { personId: string; lessonId: string; deed: string; now: Date },
): Promise<void> {
  await tx.execute(sql`
    insert into lesson_deeds (person_id, lesson_id, deed, at)
    values (${deed.personId}, ${deed.lessonId}, ${deed.deed}, ${deed.now.toISOString()})
    on conflict do nothing`);
}
