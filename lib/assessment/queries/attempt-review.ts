import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { attemptAbsences, attempts, markChanges, responses } from "@/db/schema/assessment/attempts";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import { organisations, people } from "@/db/schema/people";
import type { Answers } from "@/lib/assessment/model/paper";
import { findMarked } from "@/lib/assessment/queries/marked-attempt";
import { type TimelineEntry, timelineOf } from "@/lib/assessment/rules/timeline";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";

const columns = {
  id: attempts.id,
  courseTitle: quizzes.title,
  name: people.name,
  organisation: organisations.name,
  number: attempts.number,
  state: attempts.state,
  paper: attempts.paper,
  openedAt: attempts.openedAt,
  closesAt: attempts.closesAt,
  endedAt: attempts.endedAt,
  earned: attempts.earned,
  total: attempts.total,
  passed: attempts.passed,
  awaiting: attempts.awaiting,
  blind: quizzes.blindGrading,
};

/**
 * An attempt of somebody within reach with all that happened to it; null when there is none. While
 * it is graded blind it holds neither questions nor answers.
 */
export async function getAttemptReview(
  permit: Permit<"attempt.review">,
  courseSlug: string,
  attemptId: string,
) {
  if (!isUuid(attemptId)) return null;
  const [attempt] = await db
    .select(columns)
    .from(attempts)
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .innerJoin(courses, eq(courses.id, quizzes.courseId))
    .innerJoin(people, eq(people.id, attempts.personId))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(
      and(
        eq(attempts.id, attemptId),
        eq(courses.slug, courseSlug),
        withinTeaching(permit, quizzes.courseId),
      ),
    );
  if (!attempt) return null;

  const { paper, ...rest } = attempt;
  const hidden = attempt.blind && attempt.awaiting > 0;
  const [given, absences, changes] = await Promise.all([
    listGiven(attemptId),
    listAbsences(attemptId),
    listChanges(attemptId),
  ]);
  const answers: Answers = Object.fromEntries(given.map((row) => [row.versionId, row.answer]));
  const ended = attempt.state !== "open";
  const questions = ended && !hidden ? await findMarked({ ...attempt, answers }) : null;
  const numberOf = new Map(paper.questions.map(({ versionId }, at) => [versionId, at + 1]));
  const entries: TimelineEntry[] = [
    { at: attempt.openedAt, event: { kind: "opened" } },
    ...given.map(({ versionId, savedAt }) => ({
      at: savedAt,
      event: { kind: "answered" as const, question: numberOf.get(versionId) ?? 0 },
    })),
    ...absences.map(({ leftAt, awaySeconds }) => ({
      at: leftAt,
      event: { kind: "left" as const, seconds: awaySeconds },
    })),
    ...(attempt.endedAt
      ? [{ at: attempt.endedAt, event: { kind: "ended" as const, state: attempt.state } }]
      : []),
    ...changes.map(({ versionId, changedAt, ...change }) => ({
      at: changedAt,
      event: { kind: "marked" as const, question: numberOf.get(versionId) ?? 0, ...change },
    })),
  ];
  return {
    ...rest,
    hidden,
    asked: paper.questions.length,
    questions,
    timeline: timelineOf(entries),
  };
}
export type AttemptReview = NonNullable<Awaited<ReturnType<typeof getAttemptReview>>>;

async function listGiven(attemptId: string) {
  return await db
    .select({
      versionId: responses.versionId,
      answer: responses.answer,
      savedAt: responses.savedAt,
    })
    .from(responses)
    .where(eq(responses.attemptId, attemptId))
    .orderBy(asc(responses.savedAt));
}

async function listAbsences(attemptId: string) {
  return await db
    .select({ leftAt: attemptAbsences.leftAt, awaySeconds: attemptAbsences.awaySeconds })
    .from(attemptAbsences)
    .where(eq(attemptAbsences.attemptId, attemptId))
    .orderBy(asc(attemptAbsences.leftAt));
}

async function listChanges(attemptId: string) {
  return await db
    .select({
      versionId: markChanges.versionId,
      changedAt: markChanges.changedAt,
      cause: markChanges.cause,
      before: markChanges.before,
      after: markChanges.after,
      reason: markChanges.reason,
      by: sql<string | null>`(select p.name from people p where p.id = mark_changes.changed_by)`,
    })
    .from(markChanges)
    .where(eq(markChanges.attemptId, attemptId))
    .orderBy(asc(markChanges.changedAt), asc(markChanges.id));
}
