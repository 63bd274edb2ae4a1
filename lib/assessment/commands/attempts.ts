import "server-only";
import { and, eq, lt, sql } from "drizzle-orm";
import { attempts, responses } from "@/db/schema/assessment/attempts";
import { accommodations, quizSettings, quizzes } from "@/db/schema/assessment/quizzes";
import { type EndedAttempt, endAttempts, selectAttempts } from "@/lib/assessment/commands/endings";
import type { SaveResponse } from "@/lib/assessment/model/attempt";
import type { Answers } from "@/lib/assessment/model/paper";
import {
  accommodationOf,
  arrangements,
  arrangementsOf,
} from "@/lib/assessment/queries/arrangements";
import { listPastAttempts } from "@/lib/assessment/queries/past-attempts";
import { listSlots } from "@/lib/assessment/queries/slots";
import {
  type AttemptLimits,
  acceptsAnswers,
  attemptEligibility,
  deadline,
  overdueBefore,
} from "@/lib/assessment/rules/attempt";
import { isCode } from "@/lib/assessment/rules/code";
import type { Slot } from "@/lib/assessment/rules/draw";
import { formResponses } from "@/lib/assessment/rules/form-answers";
import { totalPoints } from "@/lib/assessment/rules/grading";
import { drawPaper } from "@/lib/assessment/rules/paper";
import type { Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";

type Opening = {
  quizId: string;
  personId: string;
  now: Date;
  /** The words said in class, as somebody typed them. */
  code?: string;
  random?: () => number;
  /** What the caller asks when an attempt is written: it travels with it, in one journey. */
  alongside?: () => Promise<unknown>;
};
type Opened = Result<{ attemptId: string; resumed: boolean }>;
type Quiz = typeof quizzes.$inferSelect;
type Arranged = { quiz: Quiz; limits: AttemptLimits; code: string | null };

/**
 * Opens an attempt with a freshly drawn paper, or returns to the one that is open. Two calls at
 * once open one attempt. An attempt whose time ran out unnoticed is ended first; should the
 * answer then be a refusal, that is rolled back with it, and left to the job that ends such attempts.
 */
export async function openAttempt(tx: Transaction, opening: Opening): Promise<Opened> {
  // Asked for together, so that they travel together: one journey instead of four.
  const [arranged, ended, seen, slots] = await Promise.all([
    findArranged(tx, opening),
    endOverdue(tx, opening),
    listPastAttempts(tx, opening),
    listSlots(tx, opening.quizId),
  ]);
  if (!arranged) return refuse("not_found");
  const asking = { ...opening, ...arranged, slots, said: opening.code ?? "" };
  const past = ended > 0 ? await listPastAttempts(tx, opening) : seen;
  // Decided again when another call came in between: its attempt is in sight by then.
  const opened =
    (await tryToOpen(tx, asking, past)) ??
    (await tryToOpen(tx, asking, await listPastAttempts(tx, opening)));
  if (!opened) throw new Error(`Attempts at quiz ${opening.quizId} by ${opening.personId} collide`);
  return opened;
}

type Asking = Omit<Opening, "code"> & Arranged & { slots: Slot[]; said: string };
type Past = Awaited<ReturnType<typeof listPastAttempts>>;

/** Null when another call has just opened one. */
async function tryToOpen(tx: Transaction, asking: Asking, past: Past): Promise<Opened | null> {
  const eligible = attemptEligibility(asking.limits, past, asking.now);
  if (!eligible.ok) return eligible;
  if (eligible.value.resumes !== null) {
    return ok({ attemptId: eligible.value.resumes, resumed: true });
  }
  if (!isCode(asking.said, asking.code)) return refuse("attempt.wrong_code");
  const attemptId = await insertAttempt(tx, { ...asking, number: eligible.value.number });
  return attemptId === null ? null : ok({ attemptId, resumed: false });
}

async function insertAttempt(
  tx: Transaction,
  asking: Asking & { number: number },
): Promise<string | null> {
  const { quiz, limits, slots, personId, number, now, random = Math.random, alongside } = asking;
  if (slots.length === 0) throw new Error(`Quiz ${quiz.id} has no questions`);
  const paper = drawPaper(slots, quiz, random);
  const writing = tx
    .insert(attempts)
    .values({
      quizId: quiz.id,
      personId,
      number,
      paper,
      openedAt: now,
      closesAt: deadline(now, { ...limits, minutesAllowed: quiz.minutesAllowed }),
      total: totalPoints(paper.questions),
    })
    .onConflictDoNothing()
    .returning({ id: attempts.id })
    // Sent now, and so before what goes along with it.
    .execute();
  const [[row]] = await Promise.all([writing, alongside?.()]);
  return row?.id ?? null;
}

/** The quiz with what is arranged for it, and for this person. */
async function findArranged(
  tx: Transaction,
  { quizId, personId }: Opening,
): Promise<Arranged | null> {
  const [row] = await tx
    .select({ quiz: quizzes, arrangements })
    .from(quizzes)
    .leftJoin(quizSettings, eq(quizSettings.courseId, quizzes.courseId))
    .leftJoin(accommodations, accommodationOf(personId))
    .where(eq(quizzes.id, quizId));
  if (!row) return null;
  const { code, ...limits } = row.arrangements;
  return { quiz: row.quiz, limits: { ...row.quiz, ...arrangementsOf(limits) }, code };
}

type HandIn = {
  attemptId: string;
  personId: string;
  now: Date;
  /** What a form without scripts brought along; see `SubmitAttempt`. */
  answers?: Answers | undefined;
  sequences?: Record<string, number> | undefined;
};

/**
 * Ends a person's attempt and grades it by its saved responses. Safe to repeat: the first end
 * stands. When time was up the attempt counts as expired, and is graded all the same.
 */
export async function endAttempt(
  tx: Transaction,
  { attemptId, personId, now, answers = {}, sequences = {} }: HandIn,
): Promise<Result<EndedAttempt>> {
  // Locked: answers being saved are waited for, and those that come later see the end.
  const [attempt] = await selectAttempts(tx)
    .where(and(eq(attempts.id, attemptId), eq(attempts.personId, personId)))
    .for("update", { of: attempts });
  if (!attempt) return refuse("not_found");

  if (acceptsAnswers(attempt, now)) {
    await saveBrought(tx, formResponses(attempt.paper, answers, sequences), { attemptId, now });
  }
  const [ended] = await endAttempts(tx, [attempt], now);
  if (!ended) throw new Error(`Attempt ${attemptId} was not ended`);
  return ok(ended);
}

async function saveBrought(
  tx: Transaction,
  brought: Omit<SaveResponse, "attemptId">[],
  { attemptId, now }: { attemptId: string; now: Date },
) {
  if (brought.length === 0) return;
  await tx
    .insert(responses)
    .values(brought.map((response) => ({ ...response, attemptId, savedAt: now })))
    .onConflictDoUpdate({
      target: [responses.attemptId, responses.versionId],
      set: {
        answer: sql`excluded.answer`,
        sequence: sql`excluded.sequence`,
        savedAt: sql`excluded.saved_at`,
      },
      setWhere: sql`excluded.sequence > ${responses.sequence}`,
    });
}

/**
 * Ends attempts whose time is over, graded by what was saved, the longest overdue first. Those
 * that somebody is working on at this moment are left for the next call.
 */
export async function expireDueAttempts(
  tx: Transaction,
  now: Date,
  limit: number,
): Promise<EndedAttempt[]> {
  const due = await selectAttempts(tx)
    .where(and(eq(attempts.state, "open"), lt(attempts.closesAt, overdueBefore(now))))
    .orderBy(attempts.closesAt)
    .limit(limit)
    .for("update", { of: attempts, skipLocked: true });
  return await endAttempts(tx, due, now);
}

/** @returns how many were ended */
async function endOverdue(tx: Transaction, { quizId, personId, now }: Opening): Promise<number> {
  const overdue = await selectAttempts(tx)
    .where(
      and(
        eq(attempts.quizId, quizId),
        eq(attempts.personId, personId),
        eq(attempts.state, "open"),
        lt(attempts.closesAt, overdueBefore(now)),
      ),
    )
    .for("update", { of: attempts });
  await endAttempts(tx, overdue, now);
  return overdue.length;
}
