import "server-only";
import { S3Client, S3Failure, type S3Settings } from "@/lib/platform/storage/s3-client";
import {
  checkId,
  checkKey,
  type GrowingFile,
  type GrowingState,
  type Grown,
  type Store,
} from "@/lib/platform/storage/store";

/** A part of a multipart upload: the service wants at least 5 MiB of all but the last. */
const PART_BYTES = 8 * 1024 * 1024;
const PART_BYTES_MIN = 5 * 1024 * 1024;

/**
 * Files in a bucket. What is still arriving goes up in parts; what is too little for a part lies beside
 * them as an object of its own until more has come. At most one part is held in memory.
 */
export class S3Storage implements Store {
  readonly #client: S3Client;

  constructor(settings: S3Settings) {
    this.#client = new S3Client(settings);
  }

  async put(key: string, content: Uint8Array): Promise<void> {
    if ((await this.#bytesOf(checkKey(key))) === content.length) return;
    await this.#client.call({ method: "PUT", key, body: content });
  }

  async read(
    key: string,
    { first, last }: { first: number; last: number },
  ): Promise<ReadableStream<Uint8Array> | null> {
    const headers = { range: `bytes=${first}-${last}` };
    const response = await this.#client.find({ method: "GET", key: checkKey(key), headers });
    return response?.body ?? null;
  }

  async remove(key: string): Promise<void> {
    await this.#client.find({ method: "DELETE", key: checkKey(key) });
  }

  async grow(id: string, { state }: Grown): Promise<GrowingFile> {
    return new GrowingObject(this.#client, unfinishedKey(id), state, await this.#restOf(id, state));
  }

  async complete(id: string, { bytes, state }: Grown, key: string): Promise<void> {
    checkId(id);
    if ((await this.#bytesOf(checkKey(key))) !== bytes)
      await this.#finish(id, { bytes, state }, key);
    await this.abandon(id, state);
  }

  async abandon(id: string, { multipart, rests = [] }: GrowingState): Promise<void> {
    const key = unfinishedKey(id);
    if (multipart) {
      const query = { uploadId: multipart.id };
      await this.#client.find({ method: "DELETE", key, query });
    }
    for (const parts of rests) {
      await this.#client.find({ method: "DELETE", key: restKey(key, parts) });
    }
    await this.#client.find({ method: "DELETE", key });
  }

  pathOf(): null {
    return null;
  }

  async room(): Promise<number> {
    return Number.POSITIVE_INFINITY;
  }

  async link(
    key: string,
    { type, seconds, name }: { type: string; seconds: number; name?: string },
  ) {
    if (!this.#client.settings.links) return null;
    return await this.#client.presign(checkKey(key), seconds, {
      "response-content-type": type,
      "response-cache-control": "private, max-age=3600",
      ...(name && {
        "response-content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      }),
    });
  }

  /** The name is in use before the parts are one, so they are joined under another and copied. */
  async #finish(id: string, { bytes, state }: Grown, key: string): Promise<void> {
    const rest = await this.#restOf(id, state);
    const { multipart } = state;
    if (!multipart) {
      if (rest.length !== bytes) throw new Error(`The store has lost a part of ${id}`);
      await this.#client.call({ method: "PUT", key, body: rest });
      return;
    }
    const unfinished = unfinishedKey(id);
    await this.#join(unfinished, multipart, rest).catch((error: unknown) => {
      // Joined before, by a try of which nobody heard: what is there is copied.
      if (!(error instanceof S3Failure) || error.status !== 404) throw error;
    });
    const headers = { "x-amz-copy-source": `/${this.#client.settings.bucket}/${unfinished}` };
    await this.#client.callForXml({ method: "PUT", key, headers });
  }

  async #join(
    key: string,
    multipart: { id: string; tags: string[] },
    rest: Uint8Array,
  ): Promise<void> {
    const { id: uploadId, tags } = multipart;
    const all =
      rest.length > 0 ? [...tags, await putPart(this.#client, key, multipart, rest)] : tags;
    const parts = all.map(
      (tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
    );
    const body = `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
    await this.#client.callForXml({ method: "POST", key, query: { uploadId }, body });
  }

  async #restOf(id: string, { rest = 0, multipart }: GrowingState): Promise<Uint8Array> {
    if (rest === 0) return new Uint8Array();
    const key = restKey(unfinishedKey(id), multipart?.tags.length);
    const kept = await this.#client.find({ method: "GET", key });
    // More than was told of may have been put there: what lies beyond is forgotten.
    const content = kept && new Uint8Array(await kept.arrayBuffer()).subarray(0, rest);
    if (content?.length !== rest) throw new Error(`The store has lost a part of ${id}`);
    return content;
  }

  async #bytesOf(key: string): Promise<number | null> {
    const response = await this.#client.find({ method: "HEAD", key });
    return response && Number(response.headers.get("content-length"));
  }
}

/** What has come since the last whole part is held until it makes the next one. */
class GrowingObject implements GrowingFile {
  #held: Uint8Array[];
  #bytes: number;
  #multipart: GrowingState["multipart"];
  /** Whether somebody was told of the multipart upload. */
  #known: boolean;
  /** After how many parts a rest was put aside. */
  readonly #rests: Set<number>;

  constructor(
    readonly client: S3Client,
    readonly key: string,
    state: GrowingState,
    rest: Uint8Array,
  ) {
    this.#held = rest.length > 0 ? [rest] : [];
    this.#bytes = rest.length;
    this.#multipart = state.multipart;
    this.#known = state.multipart !== undefined;
    this.#rests = new Set(state.rests);
  }

  async write(piece: Uint8Array): Promise<void> {
    this.#held.push(piece);
    this.#bytes += piece.length;
    if (this.#bytes >= PART_BYTES) await this.#send();
  }

  async settle(): Promise<GrowingState> {
    if (this.#bytes >= PART_BYTES_MIN) await this.#send();
    if (this.#bytes > 0) {
      const parts = this.#multipart?.tags.length ?? 0;
      const key = restKey(this.key, parts);
      this.#rests.add(parts);
      await this.client.call({ method: "PUT", key, body: Buffer.concat(this.#held) });
    }
    this.#known = true;
    const multipart = this.#multipart && {
      id: this.#multipart.id,
      tags: [...this.#multipart.tags],
    };
    return { ...(multipart && { multipart }), rest: this.#bytes, rests: [...this.#rests] };
  }

  /** Parts that nobody will know of are given back; should the process die first, the bucket's own rule for them must. */
  async close(): Promise<void> {
    if (!this.#multipart || this.#known) return;
    const query = { uploadId: this.#multipart.id };
    await this.client.find({ method: "DELETE", key: this.key, query });
  }

  async #send(): Promise<void> {
    this.#multipart ??= { id: await this.#begin(), tags: [] };
    const part = Buffer.concat(this.#held);
    const tag = await putPart(this.client, this.key, this.#multipart, part);
    const { id, tags } = this.#multipart;
    this.#multipart = { id, tags: [...tags, tag] };
    this.#held = [];
    this.#bytes = 0;
  }

  async #begin(): Promise<string> {
    const query = { uploads: "" };
    const xml = await this.client.callForXml({ method: "POST", key: this.key, query });
    const id = /<UploadId>([^<]+)<\/UploadId>/.exec(xml)?.[1];
    if (!id) throw new Error("The store began no upload");
    return id;
  }
}

async function putPart(
  client: S3Client,
  key: string,
  { id, tags }: { id: string; tags: string[] },
  body: Uint8Array,
): Promise<string> {
  const query = { partNumber: String(tags.length + 1), uploadId: id };
  const response = await client.call({ method: "PUT", key, query, body });
  const tag = response.headers.get("etag");
  if (!tag) throw new Error(`The store gave part ${tags.length + 1} of ${key} no tag`);
  return tag;
}

function unfinishedKey(id: string): string {
  return `unfinished/${checkId(id)}`;
}

/** What is too little for a part, by how many parts there were before it: so it never replaces an older rest. */
function restKey(key: string, parts = 0): string {
  return `${key}.${parts}.rest`;
}
