import "server-only";
import { randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Writes what comes into a file of its own, hands it on, and takes it away whatever happens.
 *
 * @returns null when more comes than is taken, or when it breaks off
 */
export async function withTemporaryFile<T>(
  body: AsyncIterable<Uint8Array> | null,
  bytesMax: number,
  use: (path: string) => Promise<T>,
): Promise<T | null> {
  const path = join(/* turbopackIgnore: true */ tmpdir(), `wushe-${randomUUID()}`);
  try {
    const file = await open(/* turbopackIgnore: true */ path, "wx", 0o600);
    try {
      let bytes = 0;
      for await (const part of body ?? []) {
        bytes += part.length;
        if (bytes > bytesMax) return null;
        await file.write(part);
      }
    } finally {
      await file.close();
    }
    return await use(path);
  } finally {
    await rm(/* turbopackIgnore: true */ path, { force: true });
  }
}
