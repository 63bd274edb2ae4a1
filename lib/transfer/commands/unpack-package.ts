import "server-only";
import { eq } from "drizzle-orm";
import { packageFiles } from "@/db/schema/media";
import { putBytes } from "@/lib/media/commands/keep-bytes";
import type { MediaPointer } from "@/lib/media/model";
import type { Transaction } from "@/lib/platform/command";
import { storage } from "@/lib/platform/storage";
import { asKept } from "@/lib/transfer/rules/courseware-text";
import { readArchive } from "@/lib/transfer/rules/exchange/archive";

/** Rows in one statement. */
const ROWS_AT_ONCE = 500;

/**
 * Stores the files of a package of courseware by themselves, so that each can be sent without opening
 * the package. Does nothing when that was done before.
 *
 * @throws UnreadableFile when the archive is damaged, too large when unpacked, or leads out of itself
 */
export async function unpackPackage(
  tx: Transaction,
  { sha256, bytes }: MediaPointer,
): Promise<void> {
  const [known] = await tx
    .select({ path: packageFiles.path })
    .from(packageFiles)
    .where(eq(packageFiles.packageSha256, sha256))
    .limit(1);
  if (known) return;
  const stored = await storage.read(sha256, { first: 0, last: bytes - 1 });
  if (!stored) throw new Error(`The store has lost ${sha256}`);
  const files = readArchive(new Uint8Array(await new Response(stored).arrayBuffer()));
  const rows = [];
  for (const [path, packed] of files) {
    const content = asKept(path, packed);
    const hash = await putBytes(tx, content);
    rows.push({ packageSha256: sha256, path, sha256: hash, bytes: content.length });
  }
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await tx
      .insert(packageFiles)
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflictDoNothing();
  }
}
