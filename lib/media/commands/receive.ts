import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { dropUnneeded } from "@/lib/media/commands/keep-bytes";
import {
  cancelUpload,
  finishUpload,
  noteUpload,
  takeUpload,
  tooLarge,
} from "@/lib/media/commands/uploads";
import type { StoredType } from "@/lib/media/model";
import { claimedKind, HEAD_BYTES, kindOf, sniff } from "@/lib/media/rules/sniff";
import type { Checksum } from "@/lib/media/rules/tus";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { type RunningHash, runningHash } from "@/lib/platform/running-hash";
import { storage } from "@/lib/platform/storage";
import type { GrowingFile } from "@/lib/platform/storage/store";

/** What has come is made lasting at least so often: a killed server loses no more than that. */
const SETTLED_EVERY_BYTES = 8 * 1024 * 1024;
const SETTLED_EVERY_MILLISECONDS = 5_000;
/** The fewest first bytes to tell by, where a stretch has no more. */
const HEAD_BYTES_MIN = 64;
/** A line that says nothing for so long is dead; well within the lease. */
const SILENCE_MILLISECONDS = 12_000;

type Upload = Extract<Awaited<ReturnType<typeof takeUpload.run>>, { ok: true }>["value"];
export type Received = { received: number; expiresAt: Date; assetId: string | null };

type Stretch = {
  id: string;
  offset: number;
  body: ReadableStream<Uint8Array> | null;
  checksum: Checksum | null;
};

/**
 * Takes in one stretch of a file as it comes, in pieces, and enters the file into the library when it is the
 * last. What had come when a line broke is kept, unless a checksum was to be held over all of it.
 */
export async function receiveStretch(actor: Actor, stretch: Stretch): Promise<Result<Received>> {
  const { id, offset } = stretch;
  const lease = randomUUID();
  const taken = await execute(takeUpload, actor, { id, lease, offset });
  if (!taken.ok) return taken;
  const receiver = new Receiver(actor, taken.value, lease);
  try {
    await receiver.open();
    const problem = await receiver.take(stretch);
    return problem ?? (await receiver.end());
  } finally {
    await receiver.close();
  }
}

/** Finishes an upload all of whose bytes are there: the request that brought the last may have died. */
export async function finishReceived(
  actor: Actor,
  { id, hashState }: Pick<Upload, "id" | "hashState">,
): Promise<Result<{ assetId: string }>> {
  const sha256 = (await runningHash(hashState)).digest();
  const finished = await execute(finishUpload, actor, { id, sha256 });
  if (finished.ok && finished.value.unneeded) await dropUnneeded(actor, [sha256]);
  return finished;
}

/** Gives an upload up, and its bytes with it. */
export async function forgetUpload(actor: Actor, id: string): Promise<Result<null>> {
  const cancelled = await execute(cancelUpload, actor, { id });
  if (!cancelled.ok) return cancelled;
  if (cancelled.value.assetId === null) await storage.abandon(id, cancelled.value.storeState);
  return ok(null);
}

class Receiver {
  #file: GrowingFile | null = null;
  #hash: RunningHash | null = null;
  #received: number;
  #type: StoredType | null;
  /** The first bytes, held until there are enough to tell what they are. */
  #head: Uint8Array = new Uint8Array();
  #settledBytes: number;
  #settledAt = Date.now();
  #released = false;

  constructor(
    readonly actor: Actor,
    readonly upload: Upload,
    readonly lease: string,
  ) {
    this.#received = upload.received;
    this.#settledBytes = upload.received;
    this.#type = upload.type;
  }

  async open(): Promise<void> {
    const { id, received, storeState, hashState } = this.upload;
    this.#hash = await runningHash(hashState);
    this.#file = await storage.grow(id, { bytes: received, state: storeState });
  }

  /** Reads the body to its end, or to where it broke. Answers with what is wrong with it, if anything. */
  async take({ body, checksum }: Stretch): Promise<Result<never> | null> {
    const sum = checksum && createHash(checksum.algorithm);
    let broken = false;
    for await (const piece of untilBroken(body, () => (broken = true))) {
      sum?.update(piece);
      const problem = await this.#add(piece);
      if (problem) return problem;
      if (!sum && this.#isDue()) {
        const lost = await this.#note({ done: false });
        if (lost) return lost;
      }
    }
    if (checksum && sum && (broken || sum.digest("base64") !== checksum.digest)) {
      await this.#release();
      return refuse("media.checksum");
    }
    return null;
  }

  /** Keeps all that has come; the last stretch of all makes it a file of the library. */
  async end(): Promise<Result<Received>> {
    // Too few bytes to tell by are sent again with the next stretch.
    const few = this.#head.length < Math.min(HEAD_BYTES_MIN, this.upload.length);
    const problem = this.#type || few ? null : await this.#tell();
    if (problem) return problem;
    const { id, length } = this.upload;
    const received = this.#received;
    const noted = await this.#note({ done: true });
    if (noted) return noted;
    if (received < length) return ok({ received, expiresAt: this.upload.expiresAt, assetId: null });
    const finished = await finishReceived(this.actor, { id, hashState: this.#state() });
    if (!finished.ok) return finished;
    return ok({ received, expiresAt: this.upload.expiresAt, assetId: finished.value.assetId });
  }

  async close(): Promise<void> {
    await this.#file?.close();
    await this.#release();
  }

  async #add(piece: Uint8Array): Promise<Result<never> | null> {
    const { length } = this.upload;
    if (this.#received + this.#head.length + piece.length > length) {
      return await this.#refuseFor(refuse("media.too_large"));
    }
    if (this.#type) {
      await this.#write(piece);
      return null;
    }
    this.#head = Buffer.concat([this.#head, piece]);
    const enough = this.#head.length >= Math.min(HEAD_BYTES, length);
    return enough ? await this.#tell() : null;
  }

  /** Decides what the first bytes are, and writes them when they may stay. */
  async #tell(): Promise<Result<never> | null> {
    const sniffed = sniff(this.#head);
    if ("rejection" in sniffed) return await this.#refuseFor(refuse(sniffed.rejection));
    const kind = kindOf(sniffed.type);
    if (kind !== claimedKind(this.upload.name)) {
      return await this.#refuseFor(refuse("media.not_what_it_says"));
    }
    const large = tooLarge(kind, this.upload.length);
    if (large) return await this.#refuseFor(large);
    this.#type = sniffed.type;
    const head = this.#head;
    this.#head = new Uint8Array();
    await this.#write(head);
    return null;
  }

  async #write(piece: Uint8Array): Promise<void> {
    await this.#file?.write(piece);
    this.#hash?.update(piece);
    this.#received += piece.length;
  }

  #isDue(): boolean {
    const bytes = this.#received - this.#settledBytes;
    if (bytes === 0) return false;
    return (
      bytes >= SETTLED_EVERY_BYTES || Date.now() - this.#settledAt >= SETTLED_EVERY_MILLISECONDS
    );
  }

  #state(): string | null {
    return this.#hash?.state() ?? null;
  }

  /** Makes what has come lasting and says so in the row; a refusal when the row is no longer ours. */
  async #note({ done }: { done: boolean }): Promise<Result<never> | null> {
    const storeState = (await this.#file?.settle()) ?? {};
    const { id } = this.upload;
    const noted = await execute(noteUpload, this.actor, {
      ...{ id, lease: this.lease, received: this.#received, hashState: this.#state() },
      ...{ storeState, type: this.#type, done },
    });
    this.#released = done || !noted.ok;
    this.#settledBytes = this.#received;
    this.#settledAt = Date.now();
    return noted.ok ? null : noted;
  }

  /** The whole upload is refused for good, and its bytes are forgotten. */
  async #refuseFor(refusal: Result<never>): Promise<Result<never>> {
    if (refusal.ok) return refusal;
    await this.#file?.close();
    this.#file = null;
    await this.#put(0, refusal.refusal.code);
    await storage.abandon(this.upload.id, this.upload.storeState);
    return refusal;
  }

  /** Lets go without keeping what came in this request. */
  async #release(): Promise<void> {
    if (!this.#released) await this.#put(this.upload.received);
  }

  async #put(received: number, refusal?: string): Promise<void> {
    this.#released = true;
    const { id, hashState, storeState, type } = this.upload;
    await execute(noteUpload, this.actor, {
      ...{ id, lease: this.lease, received, hashState, storeState, type, done: true },
      ...(refusal && { refusal }),
    });
  }
}

/** A body piece by piece; ends, and says so, where the line breaks or falls silent. */
async function* untilBroken(
  body: ReadableStream<Uint8Array> | null,
  onBroken: () => void,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const silence = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), SILENCE_MILLISECONDS);
      });
      const read = await Promise.race([reader.read(), silence]).catch(() => null);
      clearTimeout(timer);
      if (!read) return onBroken();
      if (read.done) return;
      yield read.value;
    }
  } finally {
    // A body that is refused is not waited for: its sender may be waiting for the answer.
    void reader.cancel().catch(() => {});
  }
}
