import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import { accommodations, quizSettings, quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import type { AttemptReport, AttemptSheet, AttemptSummary } from "@/lib/assessment/model/attempt";
import type { Answers } from "@/lib/assessment/model/paper";
import type { Answer } from "@/lib/assessment/model/question";
import {
  accommodationOf,
  arrangements,
  arrangementsOf,
} from "@/lib/assessment/queries/arrangements";
import { listCorrections } from "@/lib/assessment/queries/corrections";
import { findMarked } from "@/lib/assessment/queries/marked-attempt";
import { listPastAttempts } from "@/lib/assessment/queries/past-attempts";
import {
  acceptsAnswers,
  closingFor,
  ending,
  isSettled,
  nextAttempt,
} from "@/lib/assessment/rules/attempt";
import { isRevealed } from "@/lib/assessment/rules/counting";
import { gradeOf, gradePaper } from "@/lib/assessment/rules/grading";
import { withoutAnswers } from "@/lib/assessment/rules/paper";
import { topicScores } from "@/lib/assessment/rules/topics";
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

  const [past, questions] = await Promise.all([
    listAttempts({ quizId: attempt.quizId, personId }, now),
    findMarked({ ...attempt, answers }),
  ]);
  const limits = { ...attempt, ...arrangementsOf(attempt), passPercent: paper.passPercent };
  const standing = { settled: isSettled(limits, past), closesAt: closingFor(limits) };
  const end = attempt.state === "open" ? ending(closesAt, now) : attempt;
  const grade = gradeOf(questions, paper.passPercent);
  return {
    state: end.state === "submitted" ? "submitted" : "expired",
    ...{ id, title, courseSlug, endedAt: end.endedAt ?? closesAt },
    // The verdict as it was told: a pass is not taken back when a key is put right.
    result: {
      ...grade,
      passed: grade.passed === null ? null : (attempt.passed ?? grade.passed),
      passPercent: paper.passPercent,
    },
    topics: topicScores(questions),
    answered: questions.map(({ versionId, answer }) => ({ versionId, answer })),
    questions: isRevealed(attempt.reveal, standing, now) ? questions : null,
    reveal: attempt.reveal,
    revealedAt: attempt.reveal === "closed" ? standing.closesAt : null,
    next: nextAttempt(limits, past, now),
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
      const asked = attempt.paper.questions.map(({ versionId }) => versionId);
      const corrections = await listCorrections(db, asked);
      const grade = gradePaper(attempt.paper, byQuestion(attempt.responses).answers, corrections);
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
      counts: quizzes.counts,
      retakeAfterPass: quizzes.retakeAfterPass,
      reveal: quizzes.reveal,
      state: attempts.state,
      paper: attempts.paper,
      openedAt: attempts.openedAt,
      ...arrangements,
      closesAt: attempts.closesAt,
      endedAt: attempts.endedAt,
      passed: attempts.passed,
      responses: sql<StoredResponse[]>`(
        select coalesce(jsonb_agg(jsonb_build_object(
          'versionId', version_id, 'answer', answer, 'sequence', sequence)), '[]')
        from responses where attempt_id = ${attempts.id})`,
    })
    .from(attempts)
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .innerJoin(courses, eq(courses.id, quizzes.courseId))
    .leftJoin(quizSettings, eq(quizSettings.courseId, quizzes.courseId))
    .leftJoin(accommodations, accommodationOf(personId))
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
