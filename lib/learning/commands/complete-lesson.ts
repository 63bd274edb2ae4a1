import "server-only";
import { sql } from "drizzle-orm";
import { completeCourseIfDone } from "@/lib/learning/commands/complete-course";
import { evidenceOf, findLesson } from "@/lib/learning/commands/studied-lesson";
import { lockClock } from "@/lib/learning/commands/study-clock";
import { demandOf, meets } from "@/lib/learning/rules/evidence";
import type { Transaction } from "@/lib/platform/command";

type Completed = {
  personId: string;
  enrolmentId: string;
  courseId: string;
  lessonId: string;
  now: Date;
};

/** Marks a lesson complete, which may complete its course. The caller has found that nothing is missing. */
export async function completeLesson(tx: Transaction, completed: Completed): Promise<void> {
  const { personId, enrolmentId, courseId, lessonId, now } = completed;
  await tx.execute(sql`update lesson_progress set completed_at = ${now.toISOString()}
    where enrolment_id = ${enrolmentId} and lesson_id = ${lessonId}`);
  await completeCourseIfDone(tx, { personId, courseId, now });
}

type Studied = { personId: string; lessonId: string; now: Date };

/**
 * Completes a lesson when nothing is missing any more. For what counts and comes without a heartbeat:
 * an answer, an assignment. Whether it was completed now; one that was never opened waits until it is.
 */
export async function completeLessonIfDone(
  tx: Transaction,
  { personId, lessonId, now }: Studied,
): Promise<boolean> {
  await lockClock(tx, personId);
  const lesson = await findLesson(tx, personId, lessonId);
  if (!lesson || lesson.completed || lesson.openedAt === null) return false;
  if (!meets(evidenceOf(lesson), demandOf(lesson))) return false;
  const { enrolmentId, courseId } = lesson;
  await completeLesson(tx, { personId, lessonId, now, enrolmentId, courseId });
  return true;
}
