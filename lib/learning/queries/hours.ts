import "server-only";
import { desc, eq, sum } from "drizzle-orm";
import { db } from "@/db/client";
import { hourCredits } from "@/db/schema/learning";
import { type Permit, personOf } from "@/lib/platform/authority";

export const CREDITS_SHOWN_MAX = 200;

/** The person's own ledger, latest first. */
export async function listOwnCredits(permit: Permit<"course.study">) {
  return await db
    .select({
      id: hourCredits.id,
      earnedOn: hourCredits.earnedOn,
      title: hourCredits.title,
      category: hourCredits.category,
      source: hourCredits.source,
      minutes: hourCredits.minutes,
    })
    .from(hourCredits)
    .where(eq(hourCredits.personId, personOf(permit)))
    .orderBy(desc(hourCredits.earnedOn), desc(hourCredits.id))
    .limit(CREDITS_SHOWN_MAX);
}

/** Minutes credited to the person in all. */
export async function sumOwnMinutes(permit: Permit<"course.study">): Promise<number> {
  const [row] = await db
    .select({ minutes: sum(hourCredits.minutes).mapWith(Number) })
    .from(hourCredits)
    .where(eq(hourCredits.personId, personOf(permit)));
  return row?.minutes ?? 0;
}
