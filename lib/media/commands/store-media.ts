import "server-only";
import { createHash } from "node:crypto";
import { mediaFiles } from "@/db/schema/media";
import { MEDIA_BYTES_MAX, type MediaPointer, StoreMedia } from "@/lib/media/model";
import { mediaType } from "@/lib/media/rules/kind";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { storage } from "@/lib/platform/storage";

/**
 * Stores a file under the hash of its bytes. The same bytes again change nothing. The bytes are
 * there before the row that names them: should the transaction fail, a file nobody names is left.
 */
export const storeMedia = defineCommand({
  name: "media.store",
  permission: "media.store",
  input: StoreMedia,

  async run({ tx, permit, input: { path, content }, now }) {
    const type = mediaType(path, content);
    if (!type) return refuse("invalid_input", { [path]: ["内容和文件名的后缀不符"] });
    if (content.length > MEDIA_BYTES_MAX) {
      return refuse("invalid_input", { [path]: [`最大${MEDIA_BYTES_MAX / 1024 / 1024}MB`] });
    }
    const sha256 = createHash("sha256").update(content).digest("hex");
    const pointer: MediaPointer = { sha256, bytes: content.length };
    await storage.put(sha256, content);
    const added = await tx
      .insert(mediaFiles)
      .values({ ...pointer, type, storedAt: now, storedBy: permit.actor.personId })
      .onConflictDoNothing()
      .returning({ sha256: mediaFiles.sha256 });
    return ok({ ...pointer, added: added.length > 0 });
  },

  audit: ({ input: { path }, value: { sha256, bytes, added } }) =>
    added ? { subject: `media:${sha256}`, detail: { path, bytes } } : null,
});
