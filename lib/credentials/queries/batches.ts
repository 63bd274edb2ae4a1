import "server-only";
import { and, asc, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { certificateBatches, certificateBatchParts, certificates } from "@/db/schema/credentials";
import { people } from "@/db/schema/people";
import { PART_SIZE } from "@/lib/credentials/model";
import { joinParts } from "@/lib/credentials/rules/archive";
import { withinReach } from "@/lib/people/queries/reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";
import { storage } from "@/lib/platform/storage";

/**
 * Whether all that an archive holds is still within reach, as a condition on `certificate_batches`: who
 * looks after another place by now does not take the papers of the old one along.
 */
function holdsOnlyReached(permit: Permit<"certificate.review">): SQL {
  return sql`not exists (select from ${certificates} join ${people} on ${people.id} = ${certificates.personId}
    where ${certificates.id} = any (certificate_batches.certificate_ids) and not (${withinReach(permit)}))`;
}

/** The archives one has asked for, the newest first, and how far each has got. */
export async function listOwnBatches(permit: Permit<"certificate.review">) {
  const rows = await db
    .select({
      id: certificateBatches.id,
      createdAt: certificateBatches.createdAt,
      finishedAt: certificateBatches.finishedAt,
      total: sql<number>`cardinality(${certificateBatches.certificateIds})`,
      parts: sql<number>`(select count(*)::int from certificate_batch_parts p
        where p.batch_id = certificate_batches.id)`,
    })
    .from(certificateBatches)
    .where(and(eq(certificateBatches.madeBy, personOf(permit)), holdsOnlyReached(permit)))
    .orderBy(desc(certificateBatches.createdAt));
  return rows.map(({ parts, ...batch }) => ({
    ...batch,
    done: batch.finishedAt ? batch.total : Math.min(batch.total, parts * PART_SIZE),
  }));
}

/** A finished archive of one's own, as it is read from the store; null when there is none. */
export async function openOwnBatch(permit: Permit<"certificate.review">, id: string) {
  if (!isUuid(id)) return null;
  const [batch] = await db
    .select({ createdAt: certificateBatches.createdAt })
    .from(certificateBatches)
    .where(
      and(
        eq(certificateBatches.id, id),
        eq(certificateBatches.madeBy, personOf(permit)),
        isNotNull(certificateBatches.finishedAt),
        holdsOnlyReached(permit),
      ),
    );
  if (!batch) return null;
  const parts = await db
    .select({ sha256: certificateBatchParts.sha256, bytes: certificateBatchParts.bytes })
    .from(certificateBatchParts)
    .where(eq(certificateBatchParts.batchId, id))
    .orderBy(asc(certificateBatchParts.position));
  return { createdAt: batch.createdAt, chunks: joinParts(readParts(parts), batch.createdAt) };
}

async function* readParts(parts: readonly { sha256: string; bytes: number }[]) {
  for (const { sha256, bytes } of parts) {
    const stream = await storage.read(sha256, { first: 0, last: bytes - 1 });
    if (!stream) throw new Error(`The store has lost ${sha256}`);
    yield new Uint8Array(await new Response(stream).arrayBuffer());
  }
}
