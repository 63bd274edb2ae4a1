import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import { attemptMarks, attempts, responses } from "@/db/schema/assessment/attempts";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import type { Answers } from "@/lib/assessment/model/paper";
import type { Answer } from "@/lib/assessment/model/question";
import { ending } from "@/lib/assessment/rules/attempt";
import { gradePaper, markQuestions } from "@/lib/assessment/rules/grading";
import type { Transaction } from "@/lib/platform/command";

/** An attempt that has ended, with all that later domains need to draw their consequences. */
export type EndedAttempt = {
  attemptId: string;
  personId: string;
  quizId: string;
  releaseId: string;
  courseId: string;
  courseSlug: string;
  earned: number;
  total: number;
  passed: boolean;
  /** Whether it had ended before: then nothing was changed. */
  repeated: boolean;
};

/** Attempts with what ending them takes. The caller says which, and locks them. */
export function selectAttempts(tx: Transaction) {
  return tx
    .select({
      attemptId: attempts.id,
      personId: attempts.personId,
      quizId: attempts.quizId,
      releaseId: quizzes.releaseId,
      courseId: quizzes.courseId,
      courseSlug: courses.slug,
      state: attempts.state,
      paper: attempts.paper,
      closesAt: attempts.closesAt,
      earned: attempts.earned,
      total: attempts.total,
      passed: attempts.passed,
    })
    .from(attempts)
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .innerJoin(courses, eq(courses.id, quizzes.courseId))
    .$dynamic();
}

type LockedAttempt = Awaited<ReturnType<typeof selectAttempts>>[number];

/**
 * Grades and ends those of the attempts that are open, and tells the outcome of every one. The
 * rows must be locked for update, so that no answer can come in after it was looked for.
 */
export async function endAttempts(
  tx: Transaction,
  locked: readonly LockedAttempt[],
  now: Date,
): Promise<EndedAttempt[]> {
  const open = locked.filter((attempt) => attempt.state === "open");
  const answers = await answersByAttempt(
    tx,
    open.map((attempt) => attempt.attemptId),
  );
  const ends = new Map(
    open.map(({ attemptId, paper, closesAt }) => {
      const { earned, passed } = gradePaper(paper, answers.get(attemptId) ?? {});
      return [attemptId, { earned, passed, ...ending(closesAt, now) }];
    }),
  );
  await store(tx, ends);
  await storeMarks(
    tx,
    open.flatMap(({ attemptId, paper }) =>
      markQuestions(paper, answers.get(attemptId) ?? {}).map((marked) => ({
        attemptId,
        ...marked,
      })),
    ),
  );

  return locked.map(({ state: _state, paper: _paper, closesAt: _closesAt, ...attempt }) => {
    const { earned, passed } = ends.get(attempt.attemptId) ?? attempt;
    if (earned === null || passed === null) throw new Error(`${attempt.attemptId} has no grade`);
    return { ...attempt, earned, passed, repeated: !ends.has(attempt.attemptId) };
  });
}

async function answersByAttempt(tx: Transaction, attemptIds: string[]) {
  const rows =
    attemptIds.length === 0
      ? []
      : await tx
          .select({
            attemptId: responses.attemptId,
            versionId: responses.versionId,
            answer: responses.answer,
          })
          .from(responses)
          .where(inArray(responses.attemptId, attemptIds));

  const byAttempt = new Map<string, Answers>();
  for (const { attemptId, versionId, answer } of rows) {
    byAttempt.set(attemptId, { ...byAttempt.get(attemptId), [versionId]: answer });
  }
  return byAttempt;
}

type End = { earned: number; passed: boolean; state: string; endedAt: Date };

/** However many attempts end, one statement. */
async function store(tx: Transaction, ends: ReadonlyMap<string, End>) {
  if (ends.size === 0) return;
  const rows = [...ends].map(([id, end]) => ({ id, ...end }));
  await tx.execute(sql`
    update attempts a
    set state = e.state, earned = e.earned, passed = e.passed, ended_at = e."endedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(id uuid, state text, earned int, passed boolean, "endedAt" timestamptz)
    where a.id = e.id`);
}

type Mark = {
  attemptId: string;
  versionId: string;
  earned: number;
  points: number;
  answer: Answer;
};

/** Question by question, for the analysis of items; the attempt's own sum is the grade. */
async function storeMarks(tx: Transaction, marks: readonly Mark[]) {
  if (marks.length === 0) return;
  const rows = marks.map(({ attemptId, versionId, earned, points, answer }) => ({
    ...{ attemptId, versionId, earned, points },
    answered: answer.length > 0,
  }));
  await tx.insert(attemptMarks).values(rows);
}
