import "server-only";
import { sql } from "drizzle-orm";
import { completeCourseIfDone } from "@/lib/learning/commands/complete-course";
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
