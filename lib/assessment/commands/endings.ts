import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import { attemptMarks, attempts, responses } from "@/db/schema/assessment/attempts";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import type { Answers, Grade } from "@/lib/assessment/model/paper";
import type { Answer } from "@/lib/assessment/model/question";
import { CORRECTIONS_LOCK, listCorrections } from "@/lib/assessment/queries/corrections";
import { ending } from "@/lib/assessment/rules/attempt";
import { gradeOf, markQuestions } from "@/lib/assessment/rules/grading";
import type { Transaction } from "@/lib/platform/command";

/** An attempt that has ended, with all that later domains need to draw their consequences. */
export type EndedAttempt = {
  attemptId: string;
  personId: string;
  quizId: string;
  releaseId: string;
  courseId: string;
  courseSlug: string;
  /** Null, like the verdict, while a person has still to grade. */
  earned: number | null;
  total: number;
  passed: boolean | null;
  awaiting: number;
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
      awaiting: attempts.awaiting,
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
  const ends = await endOpen(tx, open, now);
  return locked.map(({ state, paper: _paper, closesAt: _closesAt, ...attempt }) => {
    const { earned, passed, awaiting } = ends.get(attempt.attemptId) ?? attempt;
    return { ...attempt, earned, passed, awaiting, repeated: state !== "open" };
  });
}

/** Nothing to end asks for no lock: who repeats a hand-in holds the attempt that a correction waits for. */
async function endOpen(
  tx: Transaction,
  open: readonly LockedAttempt[],
  now: Date,
): Promise<Map<string, End>> {
  if (open.length === 0) return new Map();
  const asked = open.flatMap(({ paper }) => paper.questions.map(({ versionId }) => versionId));
  // Waited for before anything is read: a correction is then either seen here, or waits until these
  // marks are there to be regraded.
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${CORRECTIONS_LOCK})`);
  const [answers, corrections] = await Promise.all([
    answersByAttempt(
      tx,
      open.map((attempt) => attempt.attemptId),
    ),
    listCorrections(tx, asked),
  ]);
  const marked = open.map((attempt) => ({
    ...attempt,
    marks: markQuestions(attempt.paper, answers.get(attempt.attemptId) ?? {}, corrections),
  }));
  const ends = new Map(
    marked.map(({ attemptId, marks, paper, closesAt }) => [
      attemptId,
      { ...gradeOf(marks, paper.passPercent), ...ending(closesAt, now) },
    ]),
  );
  await store(tx, ends);
  await storeMarks(
    tx,
    marked.flatMap(({ attemptId, marks }) => marks.map((mark) => ({ attemptId, ...mark }))),
  );
  return ends;
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

type End = Grade & { state: string; endedAt: Date };

/** However many attempts end, one statement. */
async function store(tx: Transaction, ends: ReadonlyMap<string, End>) {
  if (ends.size === 0) return;
  const rows = [...ends].map(([id, end]) => ({ id, ...end }));
  await tx.execute(sql`
    update attempts a
    set state = e.state, earned = e.earned, passed = e.passed, awaiting = e.awaiting,
      ended_at = e."endedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(id uuid, state text, earned int,
      passed boolean, awaiting int, "endedAt" timestamptz)
    where a.id = e.id`);
}

type Mark = {
  attemptId: string;
  versionId: string;
  earned: number | null;
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
