import "server-only";
import { desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { keyCorrections } from "@/db/schema/assessment/questions";
import type { QuestionBody } from "@/lib/assessment/model/question";
import type { Correction, Corrections } from "@/lib/assessment/rules/corrections";
import type { Transaction } from "@/lib/platform/command";

/** Advisory lock: shared by all that grade by the keys, held alone by who corrects one. */
export const CORRECTIONS_LOCK = 4_201_001;

/**
 * A question version's body with the key that is right by now. Columns are named in full: where one
 * table is selected from, drizzle leaves its name out, and inside a subquery that means another.
 */
export const currentBody: SQL<QuestionBody> = sql<QuestionBody>`coalesce((
  select c.body from key_corrections c
  where c.version_id = question_versions.id and c.mode = 'key'
  order by c.number desc limit 1), question_versions.body)`;

/** The corrections in force, of those questions that have one. */
export async function listCorrections(
  source: Database | Transaction,
  versionIds: readonly string[],
): Promise<Corrections> {
  if (versionIds.length === 0) return new Map();
  const rows = await source
    .selectDistinctOn([keyCorrections.versionId], {
      versionId: keyCorrections.versionId,
      mode: keyCorrections.mode,
      body: keyCorrections.body,
      keepHigher: keyCorrections.keepHigher,
    })
    .from(keyCorrections)
    .where(inArray(keyCorrections.versionId, [...new Set(versionIds)]))
    .orderBy(keyCorrections.versionId, desc(keyCorrections.number));
  return new Map(rows.map(({ versionId, ...row }) => [versionId, row as Correction]));
}

/** The latest correction of one question, with its number; null when its key was never touched. */
export async function latestCorrection(tx: Transaction, versionId: string) {
  const [row] = await tx
    .select()
    .from(keyCorrections)
    .where(eq(keyCorrections.versionId, versionId))
    .orderBy(desc(keyCorrections.number))
    .limit(1);
  return row ?? null;
}
