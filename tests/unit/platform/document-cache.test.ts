import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";

process.env.DATABASE_URL ??= "postgres://localhost/unused";
const { bestEncoding, CachedDocument, DocumentCache, respondWithDocument } = await import(
  "@/lib/platform/document-cache"
);

const page = (text: string) => async () => `<!doctype html><p>${text.repeat(400)}</p>`;

describe("DocumentCache", () => {
  it("renders once, however many ask at once and afterwards", async () => {
    const cache = new DocumentCache(1_000_000);
    const render = vi.fn(page("课文"));
    const asked = await Promise.all([1, 2, 3].map(() => cache.get("a", render)));
    asked.push(await cache.get("a", render));
    expect(render).toHaveBeenCalledTimes(1);
    expect(new Set(asked).size).toBe(1);
  });

  it("stays within its bytes, and lets go first of what was asked for longest ago", async () => {
    const one = await new DocumentCache(1_000_000).get("x", page("甲"));
    const size = one.bytes;
    const cache = new DocumentCache(size * 2.5);
    await cache.get("a", page("甲"));
    await cache.get("b", page("乙"));
    await cache.get("a", page("甲"));
    await cache.get("c", page("丙"));
    expect(cache.bytes).toBeLessThanOrEqual(size * 2.5);

    const again = { a: vi.fn(page("甲")), b: vi.fn(page("乙")) };
    await cache.get("a", again.a);
    await cache.get("b", again.b);
    expect([again.a.mock.calls.length, again.b.mock.calls.length]).toEqual([0, 1]);
  });

  it("keeps nothing when it may hold nothing", async () => {
    const cache = new DocumentCache(0);
    const render = vi.fn(page("课文"));
    await cache.get("a", render);
    await cache.get("a", render);
    expect(render).toHaveBeenCalledTimes(2);
    expect(cache.bytes).toBe(0);
  });

  it("forgets a rendering that failed, so that the next one may succeed", async () => {
    const cache = new DocumentCache(1_000_000);
    const failing = () => Promise.reject(new Error("database away"));
    await expect(cache.get("a", failing)).rejects.toThrow("database away");
    expect((await cache.get("a", page("课文"))).identity.toString()).toContain("课文");
  });
});

describe("respondWithDocument", () => {
  const document = new CachedDocument(`<!doctype html><p>${"课文".repeat(400)}</p>`, true);
  const ask = (headers: Record<string, string>) =>
    respondWithDocument(new Request("http://localhost/", { headers }), document);
  const bytes = async (response: Promise<Response>) =>
    Buffer.from(await (await response).arrayBuffer());

  it("sends the same text in every encoding", async () => {
    const plain = await bytes(ask({}));
    expect(gunzipSync(await bytes(ask({ "accept-encoding": "gzip" })))).toEqual(plain);
    expect(brotliDecompressSync(await bytes(ask({ "accept-encoding": "gzip, br" })))).toEqual(
      plain,
    );
  });

  it.each([
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1.0, br;q=0", "gzip"],
    ["br;q=0.5", "br"],
    ["br;q=0.000, gzip;q=0", "identity"],
    ["deflate", "identity"],
    ["", "identity"],
  ])("answers %s with %s", (accepted, encoding) => {
    expect(bestEncoding(accepted)).toBe(encoding);
  });

  it("answers 304 without a body to a browser that has it", async () => {
    for (const known of [document.etag, `W/${document.etag}`, `"other", ${document.etag}`]) {
      const response = await ask({ "if-none-match": known });
      expect([response.status, await response.text()]).toEqual([304, ""]);
    }
    expect((await ask({ "if-none-match": '"other"' })).status).toBe(200);
  });

  it("never says 304 to someone who is refused", async () => {
    const request = new Request("http://localhost/", {
      headers: { "if-none-match": document.etag },
    });
    expect((await respondWithDocument(request, document, { status: 403 })).status).toBe(403);
  });

  it("is never for shared caches", async () => {
    const { headers } = await ask({});
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(headers.get("vary")).toContain("cookie");
  });
});
