import "server-only";
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import type { Transaction } from "@/lib/platform/command";

/** Every attempt of a person at a quiz, the first one first, as it is stored; no papers. */
export async function listPastAttempts(
  source: Database | Transaction,
  { quizId, personId }: { quizId: string; personId: string },
) {
  return await source
    .select({
      id: attempts.id,
      number: attempts.number,
      state: attempts.state,
      openedAt: attempts.openedAt,
      closesAt: attempts.closesAt,
      endedAt: attempts.endedAt,
      earned: attempts.earned,
      total: attempts.total,
      passed: attempts.passed,
      awaiting: attempts.awaiting,
    })
    .from(attempts)
    .where(and(eq(attempts.quizId, quizId), eq(attempts.personId, personId)))
    .orderBy(attempts.number);
}
