import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { courses, lessons } from "@/db/schema/catalogue";
import { enrolments, lessonProgress } from "@/db/schema/learning";
import { completeCourseIfDone } from "@/lib/learning/commands/complete-course";
import { lockClock } from "@/lib/learning/commands/study-clock";
import { Renew } from "@/lib/learning/model/inputs";
import { findStanding, listReleaseRules } from "@/lib/learning/queries/release-rules";
import { effectOfRelease } from "@/lib/learning/rules/release-effect";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Moves a learner to the release that is offered today. What is complete stays complete; of a film,
 * document or package that is another one now, nothing was seen yet. Which release they saw when they
 * chose is named, so that nobody is moved to one they were not told of. Repeating it changes nothing.
 */
export const renew = defineCommand({
  name: "enrolment.renew",
  permission: "course.study",
  input: Renew,

  async run({ tx, permit, input, now }) {
    const personId = personOf(permit);
    // Heartbeats of this person wait here: each is credited in one release or the other.
    await lockClock(tx, personId);
    const enrolment = await lockEnrolment(tx, personId, input.courseSlug);
    if (!enrolment?.currentReleaseId) return refuse("enrolment.required");
    const { courseId, releaseId, currentReleaseId } = enrolment;
    const [before, after] = [
      await listReleaseRules(tx, releaseId),
      await listReleaseRules(tx, currentReleaseId),
    ];
    const to = await numberOf(tx, currentReleaseId);
    const done = { courseSlug: input.courseSlug, enrolmentId: enrolment.id, to };
    if (releaseId === currentReleaseId) return ok({ ...done, from: to, repeated: true });
    if (enrolment.completedAt) return refuse("enrolment.completed");
    if (to !== input.number) return refuse("enrolment.newer_still");
    if (await hasUnfinishedAttempt(tx, { personId, releaseId })) {
      return refuse("enrolment.attempt_unfinished");
    }

    const effect = effectOfRelease(before, after, await findStanding(tx, enrolment.id));
    const from = await numberOf(tx, releaseId);
    await tx
      .update(enrolments)
      .set({ releaseId: currentReleaseId })
      .where(eq(enrolments.id, enrolment.id));
    await forgetSeen(
      tx,
      enrolment,
      effect.again.map(({ slug }) => slug),
    );
    await completeCourseIfDone(tx, { personId, courseId, now });
    return ok({ ...done, from, repeated: false });
  },

  audit: ({ value: { enrolmentId, from, to, repeated } }) =>
    repeated ? null : { subject: `enrolment:${enrolmentId}`, detail: { from, to } },
});

async function lockEnrolment(tx: Transaction, personId: string, slug: string) {
  const [enrolment] = await tx
    .select({
      id: enrolments.id,
      courseId: enrolments.courseId,
      releaseId: enrolments.releaseId,
      completedAt: enrolments.completedAt,
      currentReleaseId: courses.currentReleaseId,
    })
    .from(enrolments)
    .innerJoin(courses, eq(courses.id, enrolments.courseId))
    .where(and(eq(enrolments.personId, personId), eq(courses.slug, slug)))
    .for("update", { of: enrolments });
  return enrolment ?? null;
}

async function numberOf(tx: Transaction, releaseId: string): Promise<number> {
  const [row] = await tx.execute<{ number: number }>(
    sql`select number from releases where id = ${releaseId}`,
  );
  if (!row) throw new Error(`Release ${releaseId} is missing`);
  return row.number;
}

/** Whether an attempt at the release's exam is open, or waits for its grade: that comes first. */
async function hasUnfinishedAttempt(
  tx: Transaction,
  { personId, releaseId }: { personId: string; releaseId: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from attempts a join quizzes q on q.id = a.quiz_id
    where q.release_id = ${releaseId} and a.person_id = ${personId} and a.passed is null`);
  return rows.length > 0;
}

/** Time that was spent stays; what was seen of another work does not. */
async function forgetSeen(
  tx: Transaction,
  enrolment: { id: string; courseId: string },
  slugs: string[],
) {
  if (slugs.length === 0) return;
  const rows = await tx
    .select({ id: lessons.id })
    .from(lessons)
    .where(and(eq(lessons.courseId, enrolment.courseId), inArray(lessons.slug, slugs)));
  const ids = rows.map(({ id }) => id);
  await tx
    .update(lessonProgress)
    .set({ ranges: "{}", position: 0 })
    .where(
      and(eq(lessonProgress.enrolmentId, enrolment.id), inArray(lessonProgress.lessonId, ids)),
    );
  await tx.execute(sql`
    delete from package_states where enrolment_id = ${enrolment.id}
      and lesson_id in (select id from lessons where course_id = ${enrolment.courseId}
        and slug in (select jsonb_array_elements_text(${JSON.stringify(slugs)}::jsonb)))`);
}
