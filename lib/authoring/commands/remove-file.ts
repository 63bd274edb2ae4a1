import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { mediaAssets, mediaDerivatives, mediaFiles } from "@/db/schema/media";
import { RemoveFile } from "@/lib/authoring/model/library";
import { dropUnneeded } from "@/lib/media/commands/keep-bytes";
import { type Actor, personOf } from "@/lib/platform/authority";
import { defineCommand, execute, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";

/** Takes a file out of one's library, when no course uses it; its bytes go when nobody else has it. */
export const removeFile = defineCommand({
  name: "media.remove",
  permission: "media.upload",
  input: RemoveFile,

  async run({ tx, permit, input: { asset: id } }) {
    const [asset] = await tx
      .select()
      .from(mediaAssets)
      .where(and(eq(mediaAssets.id, id), eq(mediaAssets.ownerId, personOf(permit))))
      .for("update");
    if (!asset) return refuse("not_found");
    const { sha256, sourceSha256, name } = asset;
    if (sha256 && (await isUsed(tx, sha256))) return refuse("media.in_use");
    await tx.delete(mediaAssets).where(eq(mediaAssets.id, id));
    const others = sha256 ? await tx.$count(mediaAssets, eq(mediaAssets.sha256, sha256)) : 0;
    if (others > 0) return ok({ name, released: [] });
    const made = sha256 ? await forget(tx, sha256) : [];
    const released = new Set([sourceSha256, ...(sha256 ? [sha256] : []), ...made]);
    return ok({ name, released: [...released] });
  },

  audit: ({ input: { asset }, value: { name } }) => ({
    subject: `asset:${asset}`,
    detail: { name },
  }),
});

const FOREIGN_KEY_VIOLATION = "23503";

/**
 * Forgets a stored file and the pictures made of it, whose hashes are returned. Where something else rests on
 * it (a certificate's seal, a proof of training), it stays.
 */
async function forget(tx: Transaction, sha256: string): Promise<string[]> {
  try {
    return await tx.transaction(async (inner) => {
      const made = await inner
        .delete(mediaDerivatives)
        .where(eq(mediaDerivatives.sha256, sha256))
        .returning({ file: mediaDerivatives.fileSha256 });
      await inner.delete(mediaFiles).where(eq(mediaFiles.sha256, sha256));
      return made.map(({ file }) => file);
    });
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    if (cause?.code === FOREIGN_KEY_VIOLATION) return [];
    throw error;
  }
}

/** Whether any draft, release, kept source, question or package names the file. */
async function isUsed(tx: Transaction, sha256: string): Promise<boolean> {
  const [row] = await tx.execute<{ used: boolean }>(sql`
    select exists (select from draft_media where sha256 = ${sha256})
      or exists (select from release_media where sha256 = ${sha256})
      or exists (select from question_media where sha256 = ${sha256})
      or exists (select from package_files where package_sha256 = ${sha256})
      or exists (select from course_sources s, jsonb_each(s.media) each
        where each.value ->> 'sha256' = ${sha256}) as used`);
  return row?.used ?? true;
}

/** Removes a file from the library and, after that is settled, its bytes from the store. */
export async function removeFileWhole(actor: Actor, input: unknown): Promise<Result<null>> {
  const removed = await execute(removeFile, actor, input);
  if (!removed.ok) return removed;
  await dropUnneeded(actor, removed.value.released);
  return ok(null);
}
