import "server-only";
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { Store } from "@/lib/platform/storage/store";

/** Writes a stored file into a folder for passing things. */
export async function copyOut(store: Store, key: string): Promise<string> {
  const stream = await store.read(key, { first: 0, last: Number.MAX_SAFE_INTEGER });
  if (!stream) throw new Error(`The store has lost ${key}`);
  const path = join(/* turbopackIgnore: true */ tmpdir(), `wushe-${randomUUID()}`);
  await pipeline(Readable.fromWeb(stream as NodeStream), createWriteStream(path, { mode: 0o600 }));
  return path;
}
