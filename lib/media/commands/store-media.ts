import "server-only";
import type { z } from "zod";
import { keepBytes } from "@/lib/media/commands/keep-bytes";
import { MEDIA_BYTES_MAX, StoreMedia } from "@/lib/media/model";
import { mediaType } from "@/lib/media/rules/kind";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";

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

type Kept = Awaited<ReturnType<typeof keepBytes>>;

/** Keeps a file whose bytes are what its name says. */
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
  return ok(await keepBytes(tx, content, { type, now, by }));
}

function storedAudit({ path }: { path: string }, { sha256, bytes, added }: Kept) {
  return added ? { subject: `media:${sha256}`, detail: { path, bytes } } : null;
}
