import "server-only";
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import {
  checkId,
  checkKey,
  type GrowingFile,
  type Grown,
  type Store,
} from "@/lib/platform/storage/store";

/** Files on a disk: each written beside its place first, then renamed into it. */
export class FolderStorage implements Store {
  constructor(readonly folder: string) {}

  async put(key: string, content: Uint8Array): Promise<void> {
    const path = this.pathOf(key);
    if ((await sizeOf(path)) === content.length) return;
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

  async read(
    key: string,
    { first, last }: { first: number; last: number },
  ): Promise<ReadableStream<Uint8Array> | null> {
    const path = this.pathOf(key);
    if ((await sizeOf(path)) === null) return null;
    const stream = createReadStream(/* turbopackIgnore: true */ path, { start: first, end: last });
    return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
  }

  async remove(key: string): Promise<void> {
    await rm(/* turbopackIgnore: true */ this.pathOf(key), { force: true });
  }

  async grow(id: string, { bytes }: Grown): Promise<GrowingFile> {
    const path = this.#unfinishedPathOf(id);
    await mkdir(/* turbopackIgnore: true */ dirname(path), { recursive: true });
    if (bytes > 0 && ((await sizeOf(path)) ?? 0) < bytes) {
      throw new Error(`The store has lost a part of ${id}`);
    }
    const file = await open(/* turbopackIgnore: true */ path, bytes > 0 ? "r+" : "w");
    await file.truncate(bytes);
    let at = bytes;
    return {
      async write(piece) {
        for (let done = 0; done < piece.length; ) {
          const { bytesWritten } = await file.write(piece, done, piece.length - done, at);
          done += bytesWritten;
          at += bytesWritten;
        }
      },
      async settle() {
        await file.sync();
        return {};
      },
      close: () => file.close(),
    };
  }

  async complete(id: string, { bytes }: Grown, key: string): Promise<void> {
    const [unfinished, path] = [this.#unfinishedPathOf(id), this.pathOf(key)];
    // The same bytes may be here from another upload, or from a try of which nobody heard.
    if ((await sizeOf(path)) === bytes) return await this.abandon(id);
    if ((await sizeOf(unfinished)) !== bytes) throw new Error(`The store has lost a part of ${id}`);
    await mkdir(/* turbopackIgnore: true */ dirname(path), { recursive: true });
    await rename(/* turbopackIgnore: true */ unfinished, path);
  }

  async abandon(id: string): Promise<void> {
    await rm(/* turbopackIgnore: true */ this.#unfinishedPathOf(id), { force: true });
  }

  async room(): Promise<number> {
    await mkdir(/* turbopackIgnore: true */ this.folder, { recursive: true });
    const { bavail, bsize } = await statfs(/* turbopackIgnore: true */ this.folder);
    return bavail * bsize;
  }

  async link(): Promise<null> {
    return null;
  }

  pathOf(key: string): string {
    return join(this.folder, checkKey(key).slice(0, 2), key);
  }

  #unfinishedPathOf(id: string): string {
    return join(this.folder, "unfinished", checkId(id));
  }
}

async function sizeOf(path: string): Promise<number | null> {
  const present = await stat(/* turbopackIgnore: true */ path).catch(() => null);
  return present?.isFile() ? present.size : null;
}
