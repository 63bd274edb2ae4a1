import "server-only";
import { and, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { mediaAssets, mediaFiles, mediaUploads } from "@/db/schema/media";
import { holdBytes } from "@/lib/media/commands/keep-bytes";
import { BeginUpload, mediaKinds, Sha256, type StoredType } from "@/lib/media/model";
import { bytesMax, claimedKind } from "@/lib/media/rules/sniff";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { isRefusalCode, ok, type Refusal, type Result, refuse } from "@/lib/platform/result";
import { storage } from "@/lib/platform/storage";
import type { GrowingState } from "@/lib/platform/storage/store";

/** An upload that nobody went on with is forgotten after so long. */
const KEPT_MILLISECONDS = 3 * 24 * 60 * 60_000;
/** Without a word from its holder, a lease is over after so long. */
export const LEASE_MILLISECONDS = 30_000;
const UNFINISHED_MAX = 50;
/** What other work on the same disk must have left. */
const ROOM_KEPT = 256 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** Says yes or no to a file before its first byte comes, and gives it an id. */
export const beginUpload = defineCommand({
  name: "media.begin_upload",
  permission: "media.upload",
  input: BeginUpload,

  async run({ tx, permit, input: { name, length }, now }) {
    const kind = claimedKind(name);
    if (!kind) return refuse("media.kind_unknown");
    const large = tooLarge(kind, length);
    if (large) return large;
    const ownerId = personOf(permit);
    const open = await tx.$count(
      mediaUploads,
      and(
        eq(mediaUploads.ownerId, ownerId),
        isNull(mediaUploads.assetId),
        gt(mediaUploads.expiresAt, now),
      ),
    );
    if (open >= UNFINISHED_MAX) return refuse("media.too_many");
    if ((await storage.room()) < length + ROOM_KEPT) return refuse("media.no_space");
    const expiresAt = new Date(now.getTime() + KEPT_MILLISECONDS);
    const [row] = await tx
      .insert(mediaUploads)
      .values({ ownerId, name, length, createdAt: now, expiresAt })
      .returning({ id: mediaUploads.id });
    if (!row) throw new Error("insert returned no row");
    return ok({ id: row.id, expiresAt });
  },

  audit: ({ input: { name, length }, value: { id } }) => ({
    subject: `upload:${id}`,
    detail: { name, length },
  }),
});

/** The refusal of a file that has too many bytes for what it is, with both figures; null when it has not. */
export function tooLarge(
  kind: keyof typeof mediaKinds,
  length: number,
): { ok: false; refusal: Refusal } | null {
  const max = bytesMax(kind, env.UPLOAD_FILM_MEGABYTES);
  if (length <= max) return null;
  const most = max < MEGABYTE ? `${max / 1024}KB` : `${max / MEGABYTE}MB`;
  const has = `${Math.ceil(length / MEGABYTE)}MB`;
  const words = `${mediaKinds[kind]}最大${most}，这个文件${has}`;
  return { ok: false, refusal: { code: "media.too_large", fields: { file: [words] } } };
}

const Lease = z.object({ id: z.uuid(), lease: z.uuid() });

/**
 * Takes the right to write on from `offset`, for one request. Whoever held it and fell silent has lost
 * it; whoever still writes keeps it, and the other is asked to wait.
 */
export const takeUpload = defineCommand({
  name: "media.take_upload",
  permission: "media.upload",
  input: Lease.extend({ offset: z.int().min(0) }),

  async run({ tx, permit, input: { id, lease, offset }, now }) {
    const [upload] = await tx
      .select()
      .from(mediaUploads)
      .where(and(eq(mediaUploads.id, id), eq(mediaUploads.ownerId, personOf(permit))))
      .for("update");
    if (!upload || upload.expiresAt < now) return refuse("media.upload_gone");
    if (upload.refusal) return refuse(isRefusalCode(upload.refusal) ? upload.refusal : "not_found");
    if (upload.leasedUntil && upload.leasedUntil > now) return refuse("media.upload_busy");
    if (upload.received !== offset || upload.assetId) return refuse("media.upload_elsewhere");
    await tx
      .update(mediaUploads)
      .set({ lease, leasedUntil: new Date(now.getTime() + LEASE_MILLISECONDS) })
      .where(eq(mediaUploads.id, id));
    return ok(upload);
  },

  audit: () => null,
});

/** Keeps how far a file has come; refused when the lease has passed to somebody else. */
export const noteUpload = defineCommand({
  name: "media.note_upload",
  permission: "media.upload",
  input: Lease.extend({
    received: z.int().min(0),
    hashState: z.string().nullable(),
    storeState: z.custom<(typeof mediaUploads.$inferSelect)["storeState"]>(),
    type: z.custom<StoredType>().nullable(),
    /** Whether the request is over. */
    done: z.boolean(),
    refusal: z.string().optional(),
  }),

  async run({ tx, permit, input: { id, lease, done, ...progress }, now }) {
    const kept = await tx
      .update(mediaUploads)
      .set({
        ...progress,
        expiresAt: new Date(now.getTime() + KEPT_MILLISECONDS),
        leasedUntil: done ? null : new Date(now.getTime() + LEASE_MILLISECONDS),
        ...(done && { lease: null }),
      })
      .where(
        and(
          eq(mediaUploads.id, id),
          eq(mediaUploads.ownerId, personOf(permit)),
          eq(mediaUploads.lease, lease),
        ),
      )
      .returning({ expiresAt: mediaUploads.expiresAt });
    const [row] = kept;
    return row ? ok(row) : refuse("media.upload_busy");
  },

  audit: () => null,
});

/** `unneeded`: the bytes as they came are not kept, since courses use them cleaned. */
type Finished = { assetId: string; unneeded: boolean };

/**
 * Enters a file that has wholly arrived into its owner's library. Safe to repeat. The bytes get their name
 * first: should the transaction fail, they are found again by the next try.
 */
export const finishUpload = defineCommand({
  name: "media.finish_upload",
  permission: "media.upload",
  input: z.object({ id: z.uuid(), sha256: Sha256 }),

  async run({ tx, permit, input: { id, sha256 }, now }): Promise<Result<Finished>> {
    const ownerId = personOf(permit);
    const [upload] = await tx
      .select()
      .from(mediaUploads)
      .where(and(eq(mediaUploads.id, id), eq(mediaUploads.ownerId, ownerId)))
      .for("update");
    if (!upload?.type || upload.received !== upload.length) return refuse("media.upload_gone");
    if (upload.assetId) return ok({ assetId: upload.assetId, unneeded: false });
    await holdBytes(tx, sha256);
    await storage.complete(id, { bytes: upload.length, state: upload.storeState }, sha256);
    // The same bytes that somebody has had looked at need no second look.
    const [known] = await tx
      .select({ sha256: mediaAssets.sha256 })
      .from(mediaAssets)
      .where(and(eq(mediaAssets.sourceSha256, sha256), eq(mediaAssets.state, "ready")))
      .limit(1);
    const fresh = {
      state: known ? ("ready" as const) : ("processing" as const),
      sha256: known?.sha256 ?? null,
      ...{ trouble: null, detail: null, tries: 0, busyUntil: null },
      settledAt: known ? now : null,
    };
    const [asset] = await tx
      .insert(mediaAssets)
      .values({
        ...{ ownerId, name: upload.name, type: upload.type, uploadedAt: now },
        ...{ sourceSha256: sha256, sourceBytes: upload.length, ...fresh },
      })
      .onConflictDoUpdate({
        target: [mediaAssets.ownerId, mediaAssets.sourceSha256],
        set: { ...fresh, name: upload.name },
        setWhere: sql`${mediaAssets.state} = 'failed'`,
      })
      .returning({ id: mediaAssets.id });
    const assetId = asset?.id ?? (await ownAsset(tx, ownerId, sha256));
    await tx.update(mediaUploads).set({ assetId }).where(eq(mediaUploads.id, id));
    const stored = await tx.$count(mediaFiles, eq(mediaFiles.sha256, sha256));
    return ok({ assetId, unneeded: known !== undefined && stored === 0 });
  },

  audit: ({ input: { id, sha256 }, value: { assetId } }) => ({
    subject: `asset:${assetId}`,
    detail: { upload: id, sha256 },
  }),
});

async function ownAsset(tx: Transaction, ownerId: string, sha256: string): Promise<string> {
  const [row] = await tx
    .select({ id: mediaAssets.id })
    .from(mediaAssets)
    .where(and(eq(mediaAssets.ownerId, ownerId), eq(mediaAssets.sourceSha256, sha256)));
  if (!row) throw new Error("The asset was neither made nor there");
  return row.id;
}

/** Gives an upload up; what had come is forgotten. What is finished stays in the library. */
export const cancelUpload = defineCommand({
  name: "media.cancel_upload",
  permission: "media.upload",
  input: z.object({ id: z.uuid() }),

  async run({ tx, permit, input: { id } }) {
    const [row] = await tx
      .delete(mediaUploads)
      .where(and(eq(mediaUploads.id, id), eq(mediaUploads.ownerId, personOf(permit))))
      .returning({ storeState: mediaUploads.storeState, assetId: mediaUploads.assetId });
    return row ? ok(row) : refuse("media.upload_gone");
  },

  audit: ({ input: { id } }) => ({ subject: `upload:${id}` }),
});

const DROPPED_AT_ONCE = 100;

/** A store that fails so often is not asked any more this time. */
const FAILURES_MAX = 3;

/**
 * Forgets uploads that nobody went on with, with what had come of them, and notes of those that are finished.
 * One whose bytes the store does not give up keeps its row, and is tried again in the next round.
 */
export const dropStaleUploads = defineCommand({
  name: "media.drop_stale_uploads",
  permission: "media.store",
  input: z.object({}),

  async run({ tx, now }) {
    const { id, storeState, assetId } = mediaUploads;
    const stale = await tx
      .select({ id, storeState, assetId })
      .from(mediaUploads)
      .where(
        and(
          lt(mediaUploads.expiresAt, now),
          or(isNull(mediaUploads.leasedUntil), lt(mediaUploads.leasedUntil, now)),
        ),
      )
      .orderBy(mediaUploads.expiresAt)
      .limit(DROPPED_AT_ONCE)
      .for("update", { skipLocked: true });
    const unfinished = await abandonEach(stale.filter((upload) => upload.assetId === null));
    const finished = stale.filter((upload) => upload.assetId !== null);
    const dropped = [...unfinished, ...finished].map((upload) => upload.id);
    if (dropped.length > 0) await tx.delete(mediaUploads).where(inArray(mediaUploads.id, dropped));
    return ok({ unfinished });
  },

  audit: ({ value: { unfinished } }) =>
    unfinished.length > 0
      ? { subject: "uploads:stale", detail: { dropped: unfinished.map(({ id }) => id) } }
      : null,
});

/** Those whose bytes are gone. */
async function abandonEach<U extends { id: string; storeState: GrowingState }>(
  uploads: readonly U[],
): Promise<U[]> {
  const abandoned: U[] = [];
  let failures = 0;
  for (const upload of uploads) {
    try {
      await storage.abandon(upload.id, upload.storeState);
      abandoned.push(upload);
    } catch (error) {
      log.error({ err: error, upload: upload.id }, "an upload is kept until the next round");
      failures += 1;
      if (failures === FAILURES_MAX) break;
    }
  }
  return abandoned;
}
