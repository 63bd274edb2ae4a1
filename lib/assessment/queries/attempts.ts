import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import type { AttemptReport, AttemptSheet, AttemptSummary } from "@/lib/assessment/model/attempt";
import type { Answers } from "@/lib/assessment/model/paper";
import type { Answer } from "@/lib/assessment/model/question";
import { listPastAttempts } from "@/lib/assessment/queries/past-attempts";
import { acceptsAnswers, ending, nextAttempt } from "@/lib/assessment/rules/attempt";
import { gradePaper, markQuestions } from "@/lib/assessment/rules/grading";
import { withoutAnswers } from "@/lib/assessment/rules/paper";
import { type Permit, personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";

/**
 * A person's own attempt: the answer sheet while it takes answers, the report after. Null when
 * it isn't theirs or doesn't exist. One whose time has run out is shown as it will be graded,
 * without waiting for the job that ends it.
 */
export async function getOwnAttempt(
  permit: Permit<"quiz.attempt">,
  attemptId: string,
  now = new Date(),
): Promise<AttemptSheet | AttemptReport | null> {
  const personId = personOf(permit);
  const attempt = isUuid(attemptId) ? await findAttempt(personId, attemptId) : undefined;
  if (!attempt) return null;

  const { id, title, courseSlug, paper, openedAt, closesAt } = attempt;
  const { answers, sequences } = byQuestion(attempt.responses);
  if (acceptsAnswers(attempt, now)) {
    return {
      state: "open",
      ...{ id, title, courseSlug, answers, sequences, openedAt, closesAt, serverNow: now },
      paper: withoutAnswers(paper),
    };
  }

  const past = await listAttempts({ quizId: attempt.quizId, personId }, now);
  const end = attempt.state === "open" ? ending(closesAt, now) : attempt;
  return {
    state: end.state === "submitted" ? "submitted" : "expired",
    ...{ id, title, courseSlug, endedAt: end.endedAt ?? closesAt },
    result: {
      ...gradePaper(paper, answers),
      passPercent: paper.passPercent,
      questions: markQuestions(paper, answers),
    },
    next: nextAttempt(attempt, past, now),
  };
}

/** A person's attempts at a quiz, the first one first; one whose time has run out counts as ended. */
export async function listAttempts(
  { quizId, personId }: { quizId: string; personId: string },
  now: Date,
): Promise<AttemptSummary[]> {
  const rows = await listPastAttempts(db, { quizId, personId });
  return await Promise.all(
    rows.map(async ({ closesAt, ...row }) => {
      if (row.state !== "open" || acceptsAnswers({ state: row.state, closesAt }, now)) return row;
      const attempt = await findAttempt(personId, row.id);
      if (!attempt) return row;
      const grade = gradePaper(attempt.paper, byQuestion(attempt.responses).answers);
      return { ...row, ...grade, ...ending(closesAt, now) };
    }),
  );
}

/** The attempt and its answers in one statement, so that they belong together. */
async function findAttempt(personId: string, attemptId: string) {
  const [row] = await db
    .select({
      id: attempts.id,
      quizId: attempts.quizId,
      title: quizzes.title,
      courseSlug: courses.slug,
      attemptsAllowed: quizzes.attemptsAllowed,
      coolDownMinutes: quizzes.coolDownMinutes,
      state: attempts.state,
      paper: attempts.paper,
      openedAt: attempts.openedAt,
      closesAt: attempts.closesAt,
      endedAt: attempts.endedAt,
      responses: sql<StoredResponse[]>`(
        select coalesce(jsonb_agg(jsonb_build_object(
          'versionId', version_id, 'answer', answer, 'sequence', sequence)), '[]')
        from responses where attempt_id = ${attempts.id})`,
    })
    .from(attempts)
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .innerJoin(courses, eq(courses.id, quizzes.courseId))
    .where(and(eq(attempts.id, attemptId), eq(attempts.personId, personId)));
  return row;
}

type StoredResponse = { versionId: string; answer: Answer; sequence: number };

function byQuestion(rows: readonly StoredResponse[]): {
  answers: Answers;
  sequences: Record<string, number>;
} {
  return {
    answers: Object.fromEntries(rows.map((row) => [row.versionId, row.answer])),
    sequences: Object.fromEntries(rows.map((row) => [row.versionId, row.sequence])),
  };
}
