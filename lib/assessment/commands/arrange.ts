import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { attempts } from "@/db/schema/assessment/attempts";
import { accommodations, quizSettings, quizzes } from "@/db/schema/assessment/quizzes";
import { enrolments } from "@/db/schema/learning";
import { people } from "@/db/schema/people";
import {
  ArrangeQuiz,
  GrantAccommodation,
  WithdrawAccommodation,
} from "@/lib/assessment/model/quiz";
import { arrangements, arrangementsOf } from "@/lib/assessment/queries/arrangements";
import { deadline } from "@/lib/assessment/rules/attempt";
import { findReachedCourse, withinTeaching } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Sets when the exam of a course can be sat, and the words said in class. In force at once and for
 * every release. Who is sitting it keeps at least the time they were given.
 */
export const arrangeQuiz = defineCommand({
  name: "assessment.arrange_quiz",
  permission: "quiz.arrange",
  input: ArrangeQuiz,

  async run({ tx, permit, input: { courseSlug, ...arranged }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const settings = { ...arranged, changedAt: now, changedBy: permit.actor.personId };
    await tx
      .insert(quizSettings)
      .values({ courseId, ...settings })
      .onConflictDoUpdate({ target: quizSettings.courseId, set: settings });
    const extended = await extendOpenAttempts(tx, courseId);
    return ok({ courseSlug, extended });
  },

  audit: ({ input: { courseSlug, opensAt, closesAt, code } }) => ({
    subject: `course:${courseSlug}`,
    // That there are words, not which: whoever reads the log need not be in class.
    detail: { opensAt, closesAt, code: code !== null },
  }),
});

/** Grants one person more time, more attempts or a later end; an open attempt gets its time at once. */
export const grantAccommodation = defineCommand({
  name: "assessment.grant_accommodation",
  permission: "quiz.arrange",
  input: GrantAccommodation,

  async run({ tx, permit, input: { courseSlug, personId, ...granted }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId || !(await isWithin(tx, permit, { courseId, personId })))
      return refuse("not_found");
    const row = { ...granted, grantedAt: now, grantedBy: permit.actor.personId };
    await tx
      .insert(accommodations)
      .values({ courseId, personId, ...row })
      .onConflictDoUpdate({ target: [accommodations.courseId, accommodations.personId], set: row });
    const extended = await extendOpenAttempts(tx, courseId, personId);
    return ok({ courseSlug, extended });
  },

  audit: ({ input: { courseSlug, ...granted } }) => ({
    subject: `course:${courseSlug}`,
    detail: granted,
  }),
});

/** Takes back what one person was granted, from the next attempt on. */
export const withdrawAccommodation = defineCommand({
  name: "assessment.withdraw_accommodation",
  permission: "quiz.arrange",
  input: WithdrawAccommodation,

  async run({ tx, permit, input: { courseSlug, personId } }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId || !(await isWithin(tx, permit, { courseId, personId })))
      return refuse("not_found");
    await tx
      .delete(accommodations)
      .where(and(eq(accommodations.courseId, courseId), eq(accommodations.personId, personId)));
    return ok({ courseSlug });
  },

  audit: ({ input: { courseSlug, personId } }) => ({
    subject: `course:${courseSlug}`,
    detail: { personId },
  }),
});

/** Somebody whom those who arrange the course look after: of their region, or one of its learners. */
async function isWithin(
  tx: Transaction,
  permit: Permit,
  { courseId, personId }: { courseId: string; personId: string },
): Promise<boolean> {
  const [person] = await tx
    .select({ id: people.id })
    .from(people)
    .leftJoin(
      enrolments,
      and(eq(enrolments.personId, people.id), eq(enrolments.courseId, courseId)),
    )
    .where(and(eq(people.id, personId), withinTeaching(permit, enrolments.courseId)));
  return person !== undefined;
}

/**
 * Gives open attempts the end that the arrangements allow by now, where that is later: time that was
 * given is never taken.
 *
 * @returns how many got more time
 */
async function extendOpenAttempts(
  tx: Transaction,
  courseId: string,
  personId?: string,
): Promise<number> {
  const open = await tx
    .select({
      id: attempts.id,
      openedAt: attempts.openedAt,
      closesAt: attempts.closesAt,
      minutesAllowed: quizzes.minutesAllowed,
      arrangements,
    })
    .from(attempts)
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .leftJoin(quizSettings, eq(quizSettings.courseId, quizzes.courseId))
    .leftJoin(
      accommodations,
      and(
        eq(accommodations.courseId, quizzes.courseId),
        eq(accommodations.personId, attempts.personId),
      ),
    )
    .where(
      and(
        eq(quizzes.courseId, courseId),
        eq(attempts.state, "open"),
        personId ? eq(attempts.personId, personId) : undefined,
      ),
    )
    .for("update", { of: attempts });
  const later = open.flatMap(({ id, openedAt, closesAt, minutesAllowed, arrangements: row }) => {
    const end = deadline(openedAt, { ...arrangementsOf(row), minutesAllowed });
    return end > closesAt ? [{ id, closesAt: end }] : [];
  });
  if (later.length === 0) return 0;
  await tx.execute(sql`
    update attempts a set closes_at = l."closesAt"
    from jsonb_to_recordset(${JSON.stringify(later)}::jsonb) as l(id uuid, "closesAt" timestamptz)
    where a.id = l.id`);
  return later.length;
}
