import "server-only";
import { asc, count, eq, inArray, isNull, lt } from "drizzle-orm";
import { certificateBatches, certificateBatchParts, certificates } from "@/db/schema/credentials";
import {
  BATCH_DAYS,
  BATCH_MAX,
  DropOldBatches,
  MakeBatch,
  PART_SIZE,
  RenderPart,
} from "@/lib/credentials/model";
import { Drawing, wordColumns } from "@/lib/credentials/queries/drawing";
import { certificateIdsThatFit } from "@/lib/credentials/queries/review";
import { fileName, packPart } from "@/lib/credentials/rules/archive";
import { dropBytesWithin, putBytes } from "@/lib/media/commands/keep-bytes";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { log } from "@/lib/platform/log";
import { ok, refuse } from "@/lib/platform/result";

/** Asks for an archive of the certificates that fit now. The platform packs it, part by part. */
export const makeBatch = defineCommand({
  name: "credentials.make_batch",
  permission: "certificate.review",
  input: MakeBatch,

  async run({ tx, permit, input, now }) {
    const certificateIds = await certificateIdsThatFit(tx, permit, input);
    if (certificateIds.length === 0) return refuse("certificate.none");
    if (certificateIds.length > BATCH_MAX) return refuse("certificate.too_many");
    const [batch] = await tx
      .insert(certificateBatches)
      .values({ madeBy: personOf(permit), certificateIds, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: certificateBatches.id });
    return batch
      ? ok({ id: batch.id, count: certificateIds.length })
      : refuse("certificate.packing");
  },

  audit: ({ input, value: { id, count: size } }) => ({
    subject: `certificate_batch:${id}`,
    detail: { ...input, count: size },
  }),
});

/**
 * Packs the next part of the archive that has waited longest and nobody is at. Which part is next is
 * counted from those there are: whoever is killed loses the one in hand, and another begins with it.
 */
export const renderPart = defineCommand({
  name: "credentials.render_part",
  permission: "certificate.issue",
  input: RenderPart,

  async run({ tx, now }) {
    const [batch] = await tx
      .select()
      .from(certificateBatches)
      .where(isNull(certificateBatches.finishedAt))
      .orderBy(asc(certificateBatches.createdAt))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!batch) return ok({ worked: false });
    const [made] = await tx
      .select({ parts: count() })
      .from(certificateBatchParts)
      .where(eq(certificateBatchParts.batchId, batch.id));
    const position = made?.parts ?? 0;
    const from = position * PART_SIZE;
    const content = await pack(tx, batch.certificateIds.slice(from, from + PART_SIZE), now);
    const sha256 = await putBytes(tx, content);
    await tx
      .insert(certificateBatchParts)
      .values({ batchId: batch.id, position, sha256, bytes: content.length });
    if (from + PART_SIZE >= batch.certificateIds.length) {
      await tx
        .update(certificateBatches)
        .set({ finishedAt: now })
        .where(eq(certificateBatches.id, batch.id));
    }
    return ok({ worked: true });
  },

  audit: () => null,
});

async function pack(tx: Transaction, ids: string[], now: Date): Promise<Uint8Array> {
  const rows = await tx
    .select({
      ...wordColumns,
      templateId: certificates.templateId,
      revokedAt: certificates.revokedAt,
    })
    .from(certificates)
    .where(inArray(certificates.id, ids))
    .orderBy(asc(certificates.issuedAt), asc(certificates.id));
  const drawing = await Drawing.of(
    rows.map(({ templateId }) => templateId),
    tx,
  );
  const files = new Map<string, Uint8Array>();
  for (const row of rows) {
    files.set(fileName(row), await drawing.pdf(row));
    // Requests come first: each certificate waits until they have had their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return packPart(files, now);
}

/** Forgets archives that are past their days, each with its files or not at all; says which files they were. */
export const dropOldBatches = defineCommand({
  name: "credentials.drop_old_batches",
  permission: "certificate.issue",
  input: DropOldBatches,

  async run({ tx, now }) {
    const old = await tx
      .select({ id: certificateBatches.id })
      .from(certificateBatches)
      .where(lt(certificateBatches.createdAt, new Date(now.getTime() - BATCH_DAYS * 86_400_000)))
      .for("update", { skipLocked: true });
    const ids: string[] = [];
    const files: string[] = [];
    for (const { id } of old) {
      try {
        files.push(...(await tx.transaction((inner) => dropBatch(inner, id))));
        ids.push(id);
      } catch (error) {
        log.error({ err: error, batch: id }, "an old archive is kept until the next round");
      }
    }
    return ok({ ids, files });
  },

  audit: ({ value: { ids } }) =>
    ids.length === 0
      ? null
      : { subject: `certificate_batch:${ids[0]}`, detail: { ids, days: BATCH_DAYS } },
});

async function dropBatch(tx: Transaction, id: string): Promise<string[]> {
  const parts = await tx
    .delete(certificateBatchParts)
    .where(eq(certificateBatchParts.batchId, id))
    .returning({ sha256: certificateBatchParts.sha256 });
  await tx.delete(certificateBatches).where(eq(certificateBatches.id, id));
  const files = parts.map(({ sha256 }) => sha256);
  await dropBytesWithin(tx, files);
  return files;
}
