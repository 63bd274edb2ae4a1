import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { endAttempt, expireDueAttempts, openAttempt } from "@/lib/assessment/commands/attempts";
import { OpenAttempt, SubmitAttempt } from "@/lib/assessment/model/attempt";
import {
  completeCourseIfDone,
  completeCoursesIfDone,
} from "@/lib/learning/commands/complete-course";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Opens an attempt at the quiz of a course, or returns to the open one. Required lessons come first. */
export const startAttempt = defineCommand({
  name: "learning.start_attempt",
  permission: "quiz.attempt",
  input: OpenAttempt,

  async run({ tx, permit, input, now }) {
    const personId = personOf(permit);
    const [quiz] = await tx
      .select({
        id: quizzes.id,
        enrolmentId: enrolments.id,
        releaseId: enrolments.releaseId,
        unread: sql<number>`(
          select count(*)::int from release_lessons rl
          where rl.release_id = ${enrolments.releaseId} and rl.required and not exists (
            select from lesson_progress p where p.enrolment_id = ${enrolments.id}
              and p.lesson_id = rl.lesson_id and p.completed_at is not null))`,
      })
      .from(enrolments)
      .innerJoin(courses, eq(courses.id, enrolments.courseId))
      .innerJoin(quizzes, eq(quizzes.releaseId, enrolments.releaseId))
      .where(and(eq(enrolments.personId, personId), eq(courses.slug, input.courseSlug)));
    if (!quiz) return refuse("not_found");
    if (quiz.unread > 0) return refuse("attempt.lessons_first");

    let moved = false;
    const opened = await openAttempt(tx, {
      ...{ quizId: quiz.id, personId, now, code: input.code },
      async alongside() {
        moved = !(await staysIn(tx, quiz));
      },
    });
    if (moved) return refuse("attempt.release_changed");
    if (!opened.ok) return opened;
    return ok({ ...opened.value, courseSlug: input.courseSlug });
  },

  audit: ({ value }) => (value.resumed ? null : { subject: `attempt:${value.attemptId}` }),
});

/**
 * Whether an enrolment is still in the release it was read in, and stays there until this transaction is
 * over. A move to a later release finds the attempt that was written before, or is found here: whichever
 * comes second waits.
 */
async function staysIn(
  tx: Transaction,
  { enrolmentId, releaseId }: { enrolmentId: string; releaseId: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from enrolments where id = ${enrolmentId} and release_id = ${releaseId} for share`);
  return rows.length > 0;
}

/** Hands in an attempt and grades it; passing may complete the course. Safe to repeat. */
export const handInAttempt = defineCommand({
  name: "learning.hand_in_attempt",
  permission: "quiz.attempt",
  input: SubmitAttempt,

  async run({ tx, permit, input, now }) {
    const personId = personOf(permit);
    const ended = await endAttempt(tx, { ...input, personId, now });
    if (!ended.ok) return ended;
    if (ended.value.passed) {
      await completeCourseIfDone(tx, { personId, courseId: ended.value.courseId, now });
    }
    return ended;
  },

  audit({ value }) {
    if (value.repeated) return null;
    const { attemptId, earned, total, passed, awaiting } = value;
    return { subject: `attempt:${attemptId}`, detail: { earned, total, passed, awaiting } };
  },
});

const CLOSED_AT_ONCE_MAX = 200;

/** Ends attempts whose time is up, graded by the answers that were saved. */
export const closeDueAttempts = defineCommand({
  name: "learning.close_due_attempts",
  permission: "attempt.close_due",
  input: z.object({}),

  async run({ tx, now }) {
    const ended = await expireDueAttempts(tx, now, CLOSED_AT_ONCE_MAX);
    await completeCoursesIfDone(
      tx,
      ended.filter(({ passed }) => passed),
      now,
    );
    return ok({ closed: ended.length, attemptIds: ended.map((attempt) => attempt.attemptId) });
  },

  audit: ({ value }) =>
    value.closed > 0 ? { subject: "attempts:due", detail: { attemptIds: value.attemptIds } } : null,
});
