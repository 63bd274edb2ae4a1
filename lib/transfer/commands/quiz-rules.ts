import "server-only";
import { and, eq } from "drizzle-orm";
import { quizSettings } from "@/db/schema/assessment/quizzes";
import { courses, releases } from "@/db/schema/catalogue";
import type { QuizRules } from "@/lib/assessment/model/quiz";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { renewFromSource, takeTurns } from "@/lib/transfer/commands/renew-release";
import { ResetQuizRules, SetQuizRules } from "@/lib/transfer/model/quiz";

type Step = { now: Date; by: string | null };

/**
 * Sets the rules of a course's exam, over what its folder says, and publishes them with the next
 * release: who is mid-course keeps the rules they began with.
 */
export const setQuizRules = defineCommand({
  name: "quiz.set_rules",
  permission: "quiz.arrange",
  input: SetQuizRules,

  async run({ tx, permit, input: { courseSlug, rules }, now }) {
    return await renewRules(tx, permit, { courseSlug, rules }, { now, by: permit.actor.personId });
  },

  audit: ({ input: { courseSlug, rules }, value }) => ({
    subject: `course:${courseSlug}`,
    detail: { rules, release: value.release },
  }),
});

/** Goes back to the rules of the course's folder. */
export const resetQuizRules = defineCommand({
  name: "quiz.reset_rules",
  permission: "quiz.arrange",
  input: ResetQuizRules,

  async run({ tx, permit, input: { courseSlug }, now }) {
    return await renewRules(
      tx,
      permit,
      { courseSlug, rules: null },
      { now, by: permit.actor.personId },
    );
  },

  audit: ({ input: { courseSlug }, value }) => ({
    subject: `course:${courseSlug}`,
    detail: { rules: null, release: value.release },
  }),
});

async function renewRules(
  tx: Transaction,
  permit: Permit<"quiz.arrange">,
  { courseSlug, rules }: { courseSlug: string; rules: QuizRules | null },
  { now, by }: Step,
): Promise<Result<{ courseSlug: string; release: number | null }>> {
  await takeTurns(tx, courseSlug);
  const [course] = await tx
    .select({ id: courses.id, manifest: releases.manifest })
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .where(and(eq(courses.slug, courseSlug), reachesCourse(permit)));
  if (!course) return refuse("not_found");
  if (!course.manifest.quiz) return refuse("question.no_exam");
  const settings = { rules, changedAt: now, changedBy: by };
  await tx
    .insert(quizSettings)
    .values({ courseId: course.id, ...settings })
    .onConflictDoUpdate({ target: quizSettings.courseId, set: settings });
  const renewed = await renewFromSource(tx, course.id, { now, by });
  if (!renewed.ok) return renewed;
  const { published, number } = renewed.value;
  return ok({ courseSlug, release: published ? number : null });
}
