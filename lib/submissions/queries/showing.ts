import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { galleryEntries } from "@/db/schema/submissions/gallery";
import type { Transaction } from "@/lib/platform/command";
import type { Showing } from "@/lib/submissions/model/gallery";

/** How far it has got that a work is shown; null when nobody asked. Whoever asks has seen to it that they may. */
export async function findShowing(
  source: Database | Transaction,
  submissionId: string,
): Promise<Showing | null> {
  const [last] = await source
    .select({
      act: galleryEntries.act,
      signed: galleryEntries.signed,
      praise: sql<string>`(select e.praise from gallery_entries e where e.act = 'asked'
        and e.submission_id = ${submissionId} order by e.id desc limit 1)`,
    })
    .from(galleryEntries)
    .where(eq(galleryEntries.submissionId, submissionId))
    .orderBy(desc(galleryEntries.id))
    .limit(1);
  return last ?? null;
}
