import "server-only";
import { and, asc, eq, isNull, lt, or } from "drizzle-orm";
import { z } from "zod";
import { mediaAssets, mediaDerivatives, mediaFacts, mediaFiles } from "@/db/schema/media";
import { dropUnneeded, holdBytes, isNeeded } from "@/lib/media/commands/keep-bytes";
import type { Actor } from "@/lib/platform/authority";
import { defineCommand, execute, type Transaction } from "@/lib/platform/command";
import { log } from "@/lib/platform/log";
import { ok } from "@/lib/platform/result";
import { storedBytes } from "@/lib/platform/stored-bytes";
import { type Inspected, inspectMedia } from "@/lib/transfer/commands/inspect-media";

/** Long enough for the longest film; a process that died meanwhile is followed by another. */
const BUSY_MILLISECONDS = 3 * 60_000;
const TRIES_MAX = 3;

/** Takes the file that has waited longest, for one process to look at. */
export const claimMedia = defineCommand({
  name: "media.claim",
  permission: "media.store",
  input: z.object({}),

  async run({ tx, now }) {
    const [next] = await tx
      .select()
      .from(mediaAssets)
      .where(
        and(
          eq(mediaAssets.state, "processing"),
          or(isNull(mediaAssets.busyUntil), lt(mediaAssets.busyUntil, now)),
        ),
      )
      .orderBy(asc(mediaAssets.uploadedAt))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!next) return ok(null);
    const tries = next.tries + 1;
    const busyUntil = new Date(now.getTime() + BUSY_MILLISECONDS);
    await tx.update(mediaAssets).set({ tries, busyUntil }).where(eq(mediaAssets.id, next.id));
    return ok({ ...next, tries });
  },

  audit: () => null,
});

/** Writes down what became of a file, for all whose library it came into meanwhile. */
export const settleMedia = defineCommand({
  name: "media.settle",
  permission: "media.store",
  input: z.object({ sourceSha256: z.string(), inspected: z.custom<Inspected>(isInspected) }),

  async run({ tx, input: { sourceSha256, inspected }, now }) {
    const waiting = and(
      eq(mediaAssets.sourceSha256, sourceSha256),
      eq(mediaAssets.state, "processing"),
    );
    const over = { busyUntil: null, settledAt: now };
    const settled =
      "trouble" in inspected
        ? await tx
            .update(mediaAssets)
            .set({
              ...over,
              state: "failed",
              trouble: inspected.trouble,
              detail: inspected.detail ?? null,
            })
            .where(waiting)
            .returning({ id: mediaAssets.id })
        : await keep(tx, waiting, inspected, over);
    const needed = await isNeeded(tx, sourceSha256);
    return ok({ assets: settled.map(({ id }) => id), unneeded: !needed });
  },

  audit: ({ input: { sourceSha256, inspected }, value: { assets } }) => ({
    subject: `media:${sourceSha256}`,
    detail: { assets, ...("trouble" in inspected ? { trouble: inspected.trouble } : {}) },
  }),
});

function isInspected(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("trouble" in value || "sha256" in value);
}

async function keep(
  tx: Transaction,
  waiting: ReturnType<typeof and>,
  { sha256, bytes, facts, derivatives }: Exclude<Inspected, { trouble: unknown }>,
  over: { busyUntil: null; settledAt: Date },
) {
  const [first] = await tx
    .select({ type: mediaAssets.type, ownerId: mediaAssets.ownerId })
    .from(mediaAssets)
    .where(waiting)
    .limit(1);
  if (!first) return [];
  await holdMade(tx, [sha256, ...derivatives.map(({ fileSha256 }) => fileSha256)]);
  await tx
    .insert(mediaFiles)
    .values({
      ...{ sha256, bytes, type: first.type },
      ...{ storedAt: over.settledAt, storedBy: first.ownerId },
    })
    .onConflictDoNothing();
  await tx
    .insert(mediaFacts)
    .values({ sha256, facts })
    .onConflictDoUpdate({ target: mediaFacts.sha256, set: { facts } });
  if (derivatives.length > 0) {
    await tx
      .insert(mediaDerivatives)
      .values(derivatives.map((each) => ({ sha256, ...each })))
      .onConflictDoNothing();
  }
  return await tx
    .update(mediaAssets)
    .set({ ...over, state: "ready", sha256 })
    .where(waiting)
    .returning({ id: mediaAssets.id });
}

/**
 * What was made of a file was stored before this transaction began: held from now on, and looked for, since
 * somebody may have taken the same bytes away between.
 *
 * @throws when one is gone; the file is looked at again then
 */
async function holdMade(tx: Transaction, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) {
    await holdBytes(tx, hash);
    await storedBytes(hash, 0, 1);
  }
}

/** Looks at one file that waits; false when none does. What fails unexpectedly is tried again, not for ever. */
export async function processNextMedia(platform: Actor): Promise<boolean> {
  const claimed = await execute(claimMedia, platform, {});
  if (!claimed.ok || !claimed.value) return false;
  const { sourceSha256, sourceBytes: bytes, type, tries } = claimed.value;
  let inspected: Inspected = { trouble: "gave_up" };
  if (tries <= TRIES_MAX) {
    try {
      inspected = await inspectMedia({ sha256: sourceSha256, bytes, type });
    } catch (error) {
      log.error({ err: error, media: sourceSha256 }, "looking at a file failed");
      return true;
    }
  }
  const settled = await execute(settleMedia, platform, { sourceSha256, inspected });
  if (settled.ok && settled.value.unneeded) await dropUnneeded(platform, [sourceSha256]);
  return true;
}
