import "server-only";
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { env } from "@/lib/platform/env";

/**
 * Where the bytes of files lie: a folder, each file under its hash. A file is complete from the
 * moment it has its name, and never changes, so readers need no lock.
 */
export class FolderStorage {
  constructor(readonly folder: string) {}

  /** Writes `content` under `key`, a hash; does nothing when it is there already. */
  async put(key: string, content: Uint8Array): Promise<void> {
    const path = this.#pathOf(key);
    const present = await stat(/* turbopackIgnore: true */ path).catch(() => null);
    if (present?.size === content.length) return;
    await mkdir(/* turbopackIgnore: true */ dirname(path), { recursive: true });
    const unfinished = `${path}.${randomUUID()}`;
    try {
      const file = await open(/* turbopackIgnore: true */ unfinished, "wx");
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(/* turbopackIgnore: true */ unfinished, path);
    } finally {
      await rm(/* turbopackIgnore: true */ unfinished, { force: true });
    }
  }

  /** The bytes from `first` to `last`, both included, as they are read; null when there is no such file. */
  async read(
    key: string,
    { first, last }: { first: number; last: number },
  ): Promise<ReadableStream<Uint8Array> | null> {
    const path = this.#pathOf(key);
    const present = await stat(/* turbopackIgnore: true */ path).catch(() => null);
    if (!present?.isFile()) return null;
    const stream = createReadStream(/* turbopackIgnore: true */ path, { start: first, end: last });
    return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
  }

  /** Takes a file away for good; one that is not there is no matter. */
  async remove(key: string): Promise<void> {
    await rm(/* turbopackIgnore: true */ this.#pathOf(key), { force: true });
  }

  /** @throws on a key that is no hash, which could lead out of the folder */
  #pathOf(key: string): string {
    if (!/^[0-9a-f]{64}$/.test(key)) throw new Error("Not a storage key");
    return join(this.folder, key.slice(0, 2), key);
  }
}

export const storage = new FolderStorage(resolve(env.MEDIA_FOLDER));
