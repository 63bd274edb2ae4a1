import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { accommodations, quizSettings, quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import type { QuizIntro } from "@/lib/assessment/model/quiz";
import {
  accommodationOf,
  arrangements,
  arrangementsOf,
} from "@/lib/assessment/queries/arrangements";
import { listAttempts } from "@/lib/assessment/queries/attempts";
import { listSlots } from "@/lib/assessment/queries/slots";
import { isWritten } from "@/lib/assessment/rules/answering";
import { nextAttempt } from "@/lib/assessment/rules/attempt";
import { paperShape } from "@/lib/assessment/rules/paper-shape";
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
  const [found] = await db
    .select({ quiz: quizzes, arrangements })
    .from(enrolments)
    .innerJoin(courses, eq(courses.id, enrolments.courseId))
    .innerJoin(quizzes, eq(quizzes.releaseId, enrolments.releaseId))
    .leftJoin(quizSettings, eq(quizSettings.courseId, quizzes.courseId))
    .leftJoin(accommodations, accommodationOf(personId))
    .where(and(eq(enrolments.personId, personId), eq(courses.slug, courseSlug)));
  if (!found) return null;

  const { quiz } = found;
  const { code, ...arranged } = found.arrangements;
  const { window, accommodation } = arrangementsOf(arranged);
  const [attempts, slots] = await Promise.all([
    listAttempts({ quizId: quiz.id, personId }, now),
    listSlots(db, quiz.id),
  ]);
  const shape = paperShape(slots, quiz);
  const { title, passPercent, minutesAllowed, attemptsAllowed, coolDownMinutes } = quiz;
  return {
    ...{ title, passPercent, minutesAllowed, attemptsAllowed, coolDownMinutes },
    ...{ quizId: quiz.id, counts: quiz.counts, reveal: quiz.reveal, window, accommodation },
    questionCount: shape.questions,
    totalPoints: shape.points,
    bankCount: slots.length,
    hasWritten: slots.some(({ body }) => isWritten(body)),
    needsCode: code !== null,
    attempts,
    openAttemptId: attempts.find((attempt) => attempt.state === "open")?.id ?? null,
    next: nextAttempt({ ...quiz, window, accommodation }, attempts, now),
  };
}
