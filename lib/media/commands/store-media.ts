import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { mediaFiles } from "@/db/schema/media";
import { MEDIA_BYTES_MAX, StoreMedia } from "@/lib/media/model";
import { mediaType } from "@/lib/media/rules/kind";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { storage } from "@/lib/platform/storage";

/** Stores a file of a course. The same bytes again change nothing. */
export const storeMedia = defineCommand({
  name: "media.store",
  permission: "media.store",
  input: StoreMedia,
  run: ({ tx, permit, input, now }) => keepFile(tx, input, { now, by: permit.actor.personId }),
  audit: ({ input, value }) => storedAudit(input, value),
});

/** As storeMedia, for a file that a trainer brings along with a document or a course. */
export const bringMedia = defineCommand({
  name: "media.bring",
  permission: "media.upload",
  input: StoreMedia,
  run: ({ tx, permit, input, now }) => keepFile(tx, input, { now, by: permit.actor.personId }),
  audit: ({ input, value }) => storedAudit(input, value),
});

type Kept = { sha256: string; bytes: number; added: boolean };

/**
 * Keeps a file under the hash of its bytes. The bytes are there before the row that names them: should
 * the transaction fail, a file nobody names is left.
 */
async function keepFile(
  tx: Transaction,
  { path, content }: z.output<typeof StoreMedia>,
  { now, by }: { now: Date; by: string | null },
): Promise<Result<Kept>> {
  const type = mediaType(path, content);
  if (!type) return refuse("invalid_input", { [path]: ["内容和文件名的后缀不符"] });
  if (content.length > MEDIA_BYTES_MAX) {
    return refuse("invalid_input", { [path]: [`最大${MEDIA_BYTES_MAX / 1024 / 1024}MB`] });
  }
  const sha256 = createHash("sha256").update(content).digest("hex");
  await storage.put(sha256, content);
  const file = { sha256, bytes: content.length };
  const added = await tx
    .insert(mediaFiles)
    .values({ ...file, type, storedAt: now, storedBy: by })
    .onConflictDoNothing()
    .returning({ sha256: mediaFiles.sha256 });
  return ok({ ...file, added: added.length > 0 });
}

function storedAudit({ path }: { path: string }, { sha256, bytes, added }: Kept) {
  return added ? { subject: `media:${sha256}`, detail: { path, bytes } } : null;
}
