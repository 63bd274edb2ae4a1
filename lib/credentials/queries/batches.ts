import "server-only";
import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { certificateBatches, certificateBatchParts } from "@/db/schema/credentials";
import { PART_SIZE } from "@/lib/credentials/model";
import { joinParts } from "@/lib/credentials/rules/archive";
import { type Permit, personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";
import { storage } from "@/lib/platform/storage";

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
    .where(eq(certificateBatches.madeBy, personOf(permit)))
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
