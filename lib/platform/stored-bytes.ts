import "server-only";
import { createHash } from "node:crypto";
import { storage } from "@/lib/platform/storage";
import { withTemporaryFile } from "@/lib/platform/temporary-file";

/**
 * Bytes of a stored file, from `first` on, as many as `length`.
 *
 * @throws when the store has lost the file
 */
export async function storedBytes(key: string, first: number, length: number): Promise<Uint8Array> {
  if (length <= 0) return new Uint8Array();
  const stream = await storage.read(key, { first, last: first + length - 1 });
  if (!stream) throw new Error(`The store has lost ${key}`);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Stores bytes under their hash, and says it. */
export async function storeBytes(content: Uint8Array): Promise<string> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  await storage.put(sha256, content);
  return sha256;
}

/**
 * Lets other programs read a stored file: where it lies, or as a copy on this machine for that while.
 *
 * @throws when the store has lost the file, or broke off
 */
export async function withLocalFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T> {
  const known = storage.pathOf(key);
  if (known !== null) return await use(known);
  const stream = await storage.read(key, { first: 0, last: Number.MAX_SAFE_INTEGER });
  if (!stream) throw new Error(`The store has lost ${key}`);
  const used = await withTemporaryFile(stream, Number.POSITIVE_INFINITY, async (path) => ({
    value: await use(path),
  }));
  if (typeof used === "string") throw new Error(`The store broke off in ${key}`);
  return used.value;
}
