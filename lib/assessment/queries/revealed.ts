import "server-only";
import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import { accommodations, quizSettings, quizzes } from "@/db/schema/assessment/quizzes";
import {
  accommodationOf,
  arrangements,
  arrangementsOf,
} from "@/lib/assessment/queries/arrangements";
import { closingFor, isSettled } from "@/lib/assessment/rules/attempt";
import { isRevealed } from "@/lib/assessment/rules/counting";
import type { Transaction } from "@/lib/platform/command";

/** The quizzes a person has sat and whose right answers their rules show by now. */
export async function listRevealedQuizzes(
  source: Database | Transaction,
  personId: string,
  now: Date,
): Promise<Set<string>> {
  const rows = await source
    .select({
      quiz: quizzes,
      arrangements,
      attempt: {
        id: attempts.id,
        number: attempts.number,
        state: attempts.state,
        endedAt: attempts.endedAt,
        earned: attempts.earned,
        total: attempts.total,
        passed: attempts.passed,
        awaiting: attempts.awaiting,
      },
    })
    .from(attempts)
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .leftJoin(quizSettings, eq(quizSettings.courseId, quizzes.courseId))
    .leftJoin(accommodations, accommodationOf(personId))
    .where(eq(attempts.personId, personId))
    .orderBy(asc(attempts.number));
  const sat = new Map(rows.map((row) => [row.quiz.id, row]));
  const shown = [...sat.values()].filter(({ quiz, arrangements: arranged }) => {
    const limits = { ...quiz, ...arrangementsOf(arranged) };
    const own = rows.filter((row) => row.quiz.id === quiz.id).map(({ attempt }) => attempt);
    const standing = { settled: isSettled(limits, own), closesAt: closingFor(limits) };
    return isRevealed(quiz.reveal, standing, now);
  });
  return new Set(shown.map(({ quiz }) => quiz.id));
}
