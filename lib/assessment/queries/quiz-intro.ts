import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { quizSlots, quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import type { QuizIntro } from "@/lib/assessment/model/quiz";
import { listAttempts } from "@/lib/assessment/queries/attempts";
import { nextAttempt } from "@/lib/assessment/rules/attempt";
import { type Permit, personOf } from "@/lib/platform/authority";

/**
 * The quiz of the release a person is enrolled in, with their attempts at it. Null when they
 * haven't joined the course, or it has no quiz.
 */
export async function getQuizIntro(
  permit: Permit<"quiz.attempt">,
  courseSlug: string,
  now = new Date(),
): Promise<QuizIntro | null> {
  const personId = personOf(permit);
  const [quiz] = await db
    .select({
      quizId: quizzes.id,
      title: quizzes.title,
      bankCount: sql<number>`count(*)::int`,
      questionCount: sql<number>`coalesce(${quizzes.draw}, count(*))::int`,
      // Where questions are drawn, all are worth the same.
      totalPoints: sql<number>`case when ${quizzes.draw} is null then sum(${quizSlots.points})
        else ${quizzes.draw} * max(${quizSlots.points}) end::int`,
      passPercent: quizzes.passPercent,
      minutesAllowed: quizzes.minutesAllowed,
      attemptsAllowed: quizzes.attemptsAllowed,
      coolDownMinutes: quizzes.coolDownMinutes,
    })
    .from(enrolments)
    .innerJoin(courses, eq(courses.id, enrolments.courseId))
    .innerJoin(quizzes, eq(quizzes.releaseId, enrolments.releaseId))
    .innerJoin(quizSlots, eq(quizSlots.quizId, quizzes.id))
    .where(and(eq(enrolments.personId, personId), eq(courses.slug, courseSlug)))
    .groupBy(quizzes.id);
  if (!quiz) return null;

  const attempts = await listAttempts({ quizId: quiz.quizId, personId }, now);
  return {
    ...quiz,
    attempts,
    openAttemptId: attempts.find((attempt) => attempt.state === "open")?.id ?? null,
    next: nextAttempt(quiz, attempts, now),
  };
}
