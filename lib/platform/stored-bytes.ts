import "server-only";
import { createHash } from "node:crypto";
import { storage } from "@/lib/platform/storage";

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
