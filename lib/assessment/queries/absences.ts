import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { attemptAbsences } from "@/db/schema/assessment/attempts";

/** How often the answer sheet was left, and for how many seconds in all, as far as was reported. */
export type Absences = { times: number; seconds: number };

export async function sumAbsences(attemptId: string): Promise<Absences> {
  const [row] = await db
    .select({
      times: sql<number>`count(*)::int`,
      seconds: sql<number>`coalesce(sum(${attemptAbsences.awaySeconds}), 0)::int`,
    })
    .from(attemptAbsences)
    .where(eq(attemptAbsences.attemptId, attemptId));
  return row ?? { times: 0, seconds: 0 };
}
