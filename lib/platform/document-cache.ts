import "server-only";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { env } from "@/lib/platform/env";

/**
 * Finished documents, kept compressed in memory. A document is the same for everyone who may
 * have it and never changes under its key, so it is rendered once and compressed as well as
 * it can be. Who may have it is decided before this module is asked.
 */
export type CachedDocument = {
  etag: string;
  identity: Buffer<ArrayBuffer>;
  gzip: Buffer<ArrayBuffer>;
  brotli: Buffer<ArrayBuffer>;
};

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/** Least recently used documents leave first. Exported as a class so that tests can have small ones. */
export class DocumentCache {
  readonly #kept = new Map<string, CachedDocument>();
  readonly #rendering = new Map<string, Promise<CachedDocument>>();
  #bytes = 0;

  constructor(readonly bytesMax: number) {}

  /** The document of this key; rendered by the first who ask, however many ask at once. */
  async get(key: string, render: () => Promise<string>): Promise<CachedDocument> {
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const underway = this.#rendering.get(key);
    if (underway) return await underway;

    const rendering = finish(render).finally(() => this.#rendering.delete(key));
    this.#rendering.set(key, rendering);
    const document = await rendering;
    this.#keep(key, document);
    return document;
  }

  get bytes(): number {
    return this.#bytes;
  }

  #keep(key: string, document: CachedDocument) {
    if (sizeOf(document) > this.bytesMax || this.#kept.has(key)) return;
    this.#kept.set(key, document);
    this.#bytes += sizeOf(document);
    for (const [oldest, leaving] of this.#kept) {
      if (this.#bytes <= this.bytesMax) break;
      this.#kept.delete(oldest);
      this.#bytes -= sizeOf(leaving);
    }
  }
}

export const documentCache = new DocumentCache(env.DOCUMENT_CACHE_MEGABYTES * 1024 * 1024);

async function finish(render: () => Promise<string>): Promise<CachedDocument> {
  const html = await render();
  const identity = Buffer.from(html);
  const [zipped, brotli] = await Promise.all([
    compressGzip(identity, { level: 9 }),
    compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  ]);
  const etag = `"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`;
  return { etag, identity, gzip: Buffer.from(zipped), brotli: Buffer.from(brotli) };
}

function sizeOf(document: CachedDocument): number {
  return document.identity.length + document.gzip.length + document.brotli.length;
}

/**
 * The document as an answer: 304 when the browser has it, else in the best encoding the
 * browser takes. Never kept by shared caches: who may read it is asked every time.
 */
export function respondWithDocument(
  request: Request,
  document: CachedDocument,
  headers: Record<string, string>,
): Response {
  const common = {
    ...headers,
    etag: document.etag,
    "cache-control": "private, no-cache",
    vary: "accept-encoding, cookie",
  };
  const known = request.headers.get("if-none-match") ?? "";
  if (known.split(",").some((tag) => tag.trim().replace(/^W\//, "") === document.etag)) {
    return new Response(null, { status: 304, headers: common });
  }
  const encoding = bestEncoding(request.headers.get("accept-encoding") ?? "");
  const encoded = encoding === "br" ? document.brotli : document[encoding];
  return new Response(encoded, {
    headers: {
      ...common,
      "content-type": "text/html; charset=utf-8",
      "content-length": String(encoded.length),
      ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
    },
  });
}

/** RFC 9110 §12.5.3, as far as it matters here: q=0 means "not this one". */
function bestEncoding(accepted: string): "br" | "gzip" | "identity" {
  const takes = (name: string) =>
    accepted.split(",").some((part) => {
      const [encoding = "", ...parameters] = part.trim().toLowerCase().split(";");
      return encoding.trim() === name && !parameters.some((p) => /^\s*q=0(\.0*)?\s*$/.test(p));
    });
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : "identity";
}
