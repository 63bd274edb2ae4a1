import "server-only";
import { and, eq, ne, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import { practiceAnswers } from "@/db/schema/assessment/questions";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { courses, releases } from "@/db/schema/catalogue";
import type { Mistake } from "@/lib/assessment/model/attempt";
import type { Answers } from "@/lib/assessment/model/paper";
import { listCorrections } from "@/lib/assessment/queries/corrections";
import { listRevealedQuizzes } from "@/lib/assessment/queries/revealed";
import { mistakesOf } from "@/lib/assessment/rules/mistakes";
import { type Permit, personOf } from "@/lib/platform/authority";

/** A person's own mistakes, the latest first; what is right is told only to who has practised. */
export async function listMistakes(permit: Permit<"quiz.attempt">): Promise<Mistake[]> {
  const personId = personOf(permit);
  const now = new Date();
  const [ended, practised, revealed] = await Promise.all([
    db
      .select({
        quizId: attempts.quizId,
        courseSlug: courses.slug,
        courseTitle: releases.title,
        endedAt: attempts.endedAt,
        paper: attempts.paper,
        answers: sql<Answers>`(
          select coalesce(jsonb_object_agg(version_id, answer), '{}')
          from responses where attempt_id = ${attempts.id})`,
      })
      .from(attempts)
      .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
      .innerJoin(courses, eq(courses.id, quizzes.courseId))
      .innerJoin(releases, eq(releases.id, quizzes.releaseId))
      .where(and(eq(attempts.personId, personId), ne(attempts.state, "open"))),
    db
      .select({
        versionId: practiceAnswers.versionId,
        correct: practiceAnswers.correct,
        answeredAt: practiceAnswers.answeredAt,
      })
      .from(practiceAnswers)
      .where(eq(practiceAnswers.personId, personId)),
    listRevealedQuizzes(db, personId, now),
  ]);
  const shown = ended.filter(({ quizId }) => revealed.has(quizId));
  const asked = shown.flatMap(({ paper }) => paper.questions.map(({ versionId }) => versionId));
  const corrections = await listCorrections(db, asked);
  return mistakesOf(
    shown.flatMap(({ endedAt, ...rest }) => (endedAt ? [{ ...rest, endedAt, corrections }] : [])),
    new Map(practised.map(({ versionId, ...practice }) => [versionId, practice])),
  );
}
