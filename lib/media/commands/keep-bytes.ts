import "server-only";
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { mediaAssets, mediaDerivatives, mediaFiles, packageFiles } from "@/db/schema/media";
import { Sha256, type StoredType } from "@/lib/media/model";
import type { Actor } from "@/lib/platform/authority";
import { defineCommand, execute, type Transaction } from "@/lib/platform/command";
import { log } from "@/lib/platform/log";
import { ok } from "@/lib/platform/result";
import { storage } from "@/lib/platform/storage";

/** The first of two keys of the advisory locks on hashes. */
const BYTES_LOCK = 4201005;
/** So many first digits of a hash are the second key: a package of thousands of files takes 256 locks at the most. */
const LOCKED_DIGITS = 2;

type Kept = { sha256: string; bytes: number; added: boolean };

/**
 * Keeps a file under the hash of its bytes. The same bytes again change nothing. They are there before the
 * row that names them: should the transaction fail, a file nobody names is left.
 */
export async function keepBytes(
  tx: Transaction,
  content: Uint8Array,
  { type, now, by }: { type: StoredType; now: Date; by: string | null },
): Promise<Kept> {
  const file = { sha256: await putBytes(tx, content), bytes: content.length };
  const added = await tx
    .insert(mediaFiles)
    .values({ ...file, type, storedAt: now, storedBy: by })
    .onConflictDoNothing()
    .returning({ sha256: mediaFiles.sha256 });
  return { ...file, added: added.length > 0 };
}

/** Stores bytes that the caller names in a row of its own, in this transaction. */
export async function putBytes(tx: Transaction, content: Uint8Array): Promise<string> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  await holdBytes(tx, sha256);
  await storage.put(sha256, content);
  return sha256;
}

/** Until this transaction is over nobody takes the bytes under this hash away: whoever wants to waits. */
export async function holdBytes(tx: Transaction, sha256: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${BYTES_LOCK}, ${lockOf(sha256)})`);
}

/**
 * Takes bytes out of the store if nothing needs them, which is asked here and now: whoever is about to name
 * them holds them, and has either named them by then or stores them anew afterwards.
 */
export const dropBytes = defineCommand({
  name: "media.drop_bytes",
  permission: "media.upload",
  input: z.object({ sha256: Sha256 }),

  async run({ tx, input: { sha256 } }) {
    await tx.execute(sql`select pg_advisory_xact_lock(${BYTES_LOCK}, ${lockOf(sha256)})`);
    if (!(await isNeeded(tx, sha256))) await storage.remove(sha256);
    return ok(null);
  },

  audit: () => null,
});

/** The same for several, after whatever made them unneeded is settled; one that fails keeps none of the others. */
export async function dropUnneeded(actor: Actor, hashes: readonly string[]): Promise<void> {
  for (const sha256 of hashes) {
    await execute(dropBytes, actor, { sha256 }).catch((error: unknown) => {
      log.error({ err: error, media: sha256 }, "bytes that nothing needs are still stored");
    });
  }
}

/**
 * Takes several out of the store with what named them, in one transaction. It waits for nobody, since it
 * holds one while it asks for the next.
 *
 * @throws when somebody is about to name one of them, or the store fails: the caller undoes its part, and
 *   tries another time
 */
export async function dropBytesWithin(tx: Transaction, hashes: readonly string[]): Promise<void> {
  for (const sha256 of hashes) {
    const [lock] = await tx.execute<{ taken: boolean }>(
      sql`select pg_try_advisory_xact_lock(${BYTES_LOCK}, ${lockOf(sha256)}) as taken`,
    );
    if (!lock?.taken) throw new Error(`Somebody is storing what may be ${sha256}`);
    if (!(await isNeeded(tx, sha256))) await storage.remove(sha256);
  }
}

/** Whether anything needs the bytes under this hash. What else names files names them as `media_files` do. */
export async function isNeeded(tx: Transaction, sha256: string): Promise<boolean> {
  const [counts, [part]] = await Promise.all([
    Promise.all([
      tx.$count(mediaFiles, eq(mediaFiles.sha256, sha256)),
      tx.$count(mediaDerivatives, eq(mediaDerivatives.fileSha256, sha256)),
      tx.$count(packageFiles, eq(packageFiles.sha256, sha256)),
      tx.$count(
        mediaAssets,
        and(eq(mediaAssets.sourceSha256, sha256), eq(mediaAssets.state, "processing")),
      ),
    ]),
    tx.execute(sql`select from certificate_batch_parts where sha256 = ${sha256} limit 1`),
  ]);
  return part !== undefined || counts.some((count) => count > 0);
}

function lockOf(sha256: string): number {
  return Number.parseInt(sha256.slice(0, LOCKED_DIGITS), 16);
}
