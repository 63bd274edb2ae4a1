import "server-only";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { encodingPatterns } from "@/lib/platform/encoding-patterns.mjs";
import { env } from "@/lib/platform/env";

/**
 * Finished documents, kept compressed in memory. A document is the same for everyone who may
 * have it and never changes under its key, so it is rendered once and compressed as well as
 * it can be. Who may have it is decided before this module is asked.
 */
type Encoding = "br" | "gzip" | "identity";
type Bytes = Buffer<ArrayBuffer>;

export class CachedDocument {
  readonly identity: Bytes;
  readonly etag: string;
  readonly #encoded = new Map<Encoding, Promise<Bytes>>();

  /** `kept` documents are worth compressing well; others are sent once. */
  constructor(
    html: string,
    readonly kept: boolean,
  ) {
    this.identity = Buffer.from(html);
    const hash = createHash("sha256").update(this.identity).digest("base64url");
    this.etag = `"${hash.slice(0, 22)}"`;
  }

  /** Both compressed forms of a text together take less than the text. */
  get bytes(): number {
    return this.identity.length * 2;
  }

  /** Compressed when first asked for in this encoding. */
  async encoded(encoding: Encoding): Promise<Bytes> {
    if (encoding === "identity") return this.identity;
    const known = this.#encoded.get(encoding) ?? this.#compress(encoding);
    this.#encoded.set(encoding, known);
    return await known;
  }

  async #compress(encoding: "br" | "gzip"): Promise<Bytes> {
    const level = this.kept ? 9 : 5;
    return Buffer.from(
      encoding === "gzip"
        ? await compressGzip(this.identity, { level })
        : await compressBrotli(this.identity, {
            params: { [constants.BROTLI_PARAM_QUALITY]: level },
          }),
    );
  }
}

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

    const rendering = render()
      .then((html) => new CachedDocument(html, this.bytesMax > 0))
      .finally(() => this.#rendering.delete(key));
    this.#rendering.set(key, rendering);
    const document = await rendering;
    this.#keep(key, document);
    return document;
  }

  get bytes(): number {
    return this.#bytes;
  }

  #keep(key: string, document: CachedDocument) {
    if (document.bytes > this.bytesMax || this.#kept.has(key)) return;
    this.#kept.set(key, document);
    this.#bytes += document.bytes;
    for (const [oldest, leaving] of this.#kept) {
      if (this.#bytes <= this.bytesMax) break;
      this.#kept.delete(oldest);
      this.#bytes -= leaving.bytes;
    }
  }
}

export const documentCache = new DocumentCache(env.DOCUMENT_CACHE_MEGABYTES * 1024 * 1024);

/**
 * The document as an answer: 304 when the browser has it, else in the best encoding the
 * browser takes. Never kept by shared caches: who may read it is asked every time.
 *
 * The framework removes `content-encoding` from what a route handler answers, so that header
 * comes from next.config.mjs, by the same two patterns that decide here.
 */
export async function respondWithDocument(
  request: Request,
  document: CachedDocument,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Promise<Response> {
  const common = {
    "cache-control": "private, no-cache",
    vary: "accept-encoding, cookie",
    ...headers,
    etag: document.etag,
  };
  const known = request.headers.get("if-none-match") ?? "";
  const has = known.split(",").some((tag) => tag.trim().replace(/^W\//, "") === document.etag);
  if (has && status === 200) return new Response(null, { status: 304, headers: common });

  const body = await document.encoded(bestEncoding(request.headers.get("accept-encoding") ?? ""));
  return new Response(body, {
    status,
    headers: { ...common, "content-type": "text/html; charset=utf-8" },
  });
}

/** What the browser takes, told from its header by the patterns that next.config.mjs uses too. */
export function bestEncoding(accepted: string): Encoding {
  if (new RegExp(`^${encodingPatterns.br}$`).test(accepted)) return "br";
  return new RegExp(`^${encodingPatterns.gzip}$`).test(accepted) ? "gzip" : "identity";
}
