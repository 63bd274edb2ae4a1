import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { courses, lessons, releases } from "@/db/schema/catalogue";
import { enrolments, lessonProgress, packageStates } from "@/db/schema/learning";
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
    if (!enrolment) return refuse("enrolment.required");
    const { courseId, releaseId, offeredId, from, to } = enrolment;
    const done = { courseSlug: input.courseSlug, enrolmentId: enrolment.id, from, to };
    if (releaseId === offeredId) return ok({ ...done, repeated: true });
    if (enrolment.completedAt) return refuse("enrolment.completed");
    if (to !== input.number) return refuse("enrolment.newer_still");
    if (await hasUnfinishedAttempt(tx, { personId, releaseId })) {
      return refuse("enrolment.attempt_unfinished");
    }

    const [before, after, standing] = await Promise.all([
      listReleaseRules(tx, releaseId),
      listReleaseRules(tx, offeredId),
      findStanding(tx, enrolment.id),
    ]);
    const { again } = effectOfRelease(before, after, standing);
    await tx
      .update(enrolments)
      .set({ releaseId: offeredId })
      .where(eq(enrolments.id, enrolment.id));
    await forgetSeen(
      tx,
      enrolment,
      again.map(({ slug }) => slug),
    );
    await completeCourseIfDone(tx, { personId, courseId, now });
    return ok({ ...done, repeated: false });
  },

  audit: ({ value: { enrolmentId, from, to, repeated } }) =>
    repeated ? null : { subject: `enrolment:${enrolmentId}`, detail: { from, to } },
});

/** The enrolment with the release it is in and the one that is offered; null where there is none of them. */
async function lockEnrolment(tx: Transaction, personId: string, slug: string) {
  const offered = alias(releases, "offered");
  const [enrolment] = await tx
    .select({
      id: enrolments.id,
      courseId: enrolments.courseId,
      completedAt: enrolments.completedAt,
      releaseId: enrolments.releaseId,
      from: releases.number,
      offeredId: offered.id,
      to: offered.number,
    })
    .from(enrolments)
    .innerJoin(courses, eq(courses.id, enrolments.courseId))
    .innerJoin(releases, eq(releases.id, enrolments.releaseId))
    .innerJoin(offered, eq(offered.id, courses.currentReleaseId))
    .where(and(eq(enrolments.personId, personId), eq(courses.slug, slug)))
    .for("update", { of: enrolments });
  return enrolment ?? null;
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
  await tx
    .delete(packageStates)
    .where(and(eq(packageStates.enrolmentId, enrolment.id), inArray(packageStates.lessonId, ids)));
}
