import "server-only";
import { randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Body = AsyncIterable<Uint8Array> | null;
type Incomplete = "too_large" | "broken_off";

/**
 * Writes what comes into a file of its own, hands it on, and takes it away whatever happens. Says so when
 * more comes than is taken, and when it breaks off: nothing is handed on then.
 */
export async function withTemporaryFile<T extends object | null>(
  body: Body,
  bytesMax: number,
  use: (path: string) => Promise<T>,
): Promise<T | Incomplete> {
  const path = join(/* turbopackIgnore: true */ tmpdir(), `wushe-${randomUUID()}`);
  try {
    const file = await open(/* turbopackIgnore: true */ path, "wx", 0o600);
    const incomplete = await fill(file, body, bytesMax).finally(() => file.close());
    return incomplete ?? (await use(path));
  } finally {
    await rm(/* turbopackIgnore: true */ path, { force: true });
  }
}

async function fill(file: FileHandle, body: Body, bytesMax: number): Promise<Incomplete | null> {
  const parts = body?.[Symbol.asyncIterator]();
  for (let bytes = 0; parts; ) {
    // Only what comes may break off; a disk that fails is another matter.
    const part = await parts.next().catch(() => "broken_off" as const);
    if (part === "broken_off") return part;
    if (part.done) return null;
    bytes += part.value.length;
    if (bytes > bytesMax) {
      await parts.return?.();
      return "too_large";
    }
    await writeWhole(file, part.value);
  }
  return null;
}

/** A single write may take less than it was given. */
async function writeWhole(file: FileHandle, content: Uint8Array): Promise<void> {
  for (let done = 0; done < content.length; ) {
    done += (await file.write(content, done, content.length - done)).bytesWritten;
  }
}
