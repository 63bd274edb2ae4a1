/** Both stores keep the same promises; the second by way of a service that checks every signature. */
import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { FolderStorage } from "@/lib/platform/storage/folder";
import { S3Storage } from "@/lib/platform/storage/s3";
import type { Grown, Store } from "@/lib/platform/storage/store";
import { FakeS3 } from "@/tests/support/s3";

// Tens of megabytes are written and hashed, some of them over HTTP.
vi.setConfig({ testTimeout: 60_000 });

const s3 = new FakeS3();
const settings = await s3.start();
const folder = await mkdtemp(join(tmpdir(), "wushe-store-"));

afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  s3.failures = [];
  s3.missing = null;
  s3.calls.length = 0;
});

const MEGABYTE = 1024 * 1024;

/** Bytes that are the same at every run, and not the same all over. */
function bytes(length: number): Buffer {
  const content = Buffer.alloc(length);
  for (let at = 0; at < length; at += 4)
    content.writeUInt32LE((at * 2654435761) >>> 0, Math.min(at, length - 4));
  return content;
}

const hashOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

async function all(store: Store, key: string, length: number): Promise<Buffer | null> {
  const stream = await store.read(key, { first: 0, last: length - 1 });
  return stream && Buffer.from(await new Response(stream).arrayBuffer());
}

/** Sends a stretch of a file and settles it, as one request of an upload does. */
async function sendOn(store: Store, id: string, content: Buffer, grown: Grown, to: number) {
  const file = await store.grow(id, grown);
  for (let at = grown.bytes; at < to; at += MEGABYTE) {
    await file.write(content.subarray(at, Math.min(at + MEGABYTE, to)));
  }
  const state = await file.settle();
  await file.close();
  return { bytes: to, state };
}

const begun: Grown = { bytes: 0, state: {} };

describe.each([
  ["a folder", () => new FolderStorage(folder) as Store],
  ["a bucket", () => new S3Storage(settings) as Store],
])("%s", (_, open) => {
  const store = open();

  it("keeps bytes under their hash and hands out ranges of them", async () => {
    const content = bytes(1000);
    const key = hashOf(content);
    await store.put(key, content);
    await store.put(key, content);
    expect(await all(store, key, 1000)).toEqual(content);
    const part = await store.read(key, { first: 10, last: 19 });
    expect(Buffer.from(await new Response(part).arrayBuffer())).toEqual(content.subarray(10, 20));
    await store.remove(key);
    await store.remove(key);
    expect(await all(store, key, 1000)).toBeNull();
  });

  it("takes a file in stretches of any length, and gives it its name at the end only", async () => {
    const content = bytes(21 * MEGABYTE + 17);
    const [id, key] = [randomUUID(), hashOf(content)];
    let grown = begun;
    for (const to of [3, 6 * MEGABYTE, 6 * MEGABYTE + 5, 20 * MEGABYTE, content.length]) {
      grown = await sendOn(open(), id, content, grown, to);
      expect(await all(store, key, 1)).toBeNull();
    }
    await store.complete(id, grown, key);
    expect(hashOf((await all(store, key, content.length)) ?? Buffer.alloc(0))).toBe(key);
    await store.remove(key);
  });

  it("goes on from what was settled, whatever was written after it", async () => {
    const content = bytes(9 * MEGABYTE);
    const [id, key] = [randomUUID(), hashOf(content)];
    const settled = await sendOn(store, id, content, begun, MEGABYTE);
    const broken = await store.grow(id, settled);
    await broken.write(Buffer.alloc(9 * MEGABYTE, 7));
    await broken.close();
    const grown = await sendOn(store, id, content, settled, content.length);
    await store.complete(id, grown, key);
    expect(hashOf((await all(store, key, content.length)) ?? Buffer.alloc(0))).toBe(key);
    await store.remove(key);
  });

  it("finishes once, however often it is told to, and though the same bytes are there", async () => {
    const content = bytes(500);
    const [id, key] = [randomUUID(), hashOf(content)];
    await store.put(key, content);
    const grown = await sendOn(store, id, content, begun, 500);
    await store.complete(id, grown, key);
    await store.complete(id, grown, key);
    expect(await all(store, key, 500)).toEqual(content);
    await store.remove(key);
  });

  it("forgets an unfinished file", async () => {
    const content = bytes(9 * MEGABYTE);
    const id = randomUUID();
    const grown = await sendOn(store, id, content, begun, content.length - 3);
    await store.abandon(id, grown.state);
    await store.abandon(id, grown.state);
    await expect(store.complete(id, grown, hashOf(content))).rejects.toThrow();
    expect(s3.multiparts.size + s3.objects.size).toBe(0);
    expect(await readdir(join(folder, "unfinished")).catch(() => [])).toEqual([]);
  });

  it("takes nothing but a hash for a name, and nothing but an id for an upload", async () => {
    await expect(store.read("../../etc/passwd", { first: 0, last: 1 })).rejects.toThrow();
    await expect(store.put("0123", bytes(8))).rejects.toThrow();
    await expect(store.grow("../x", begun)).rejects.toThrow();
    await expect(store.complete("../x", begun, "0".repeat(64))).rejects.toThrow();
  });
});

describe("a bucket that fails", () => {
  const store = new S3Storage(settings);

  it("is asked again when it or the network fails for a moment", async () => {
    const content = bytes(64);
    s3.failures = [503, "cut"];
    await store.put(hashOf(content), content);
    s3.failures = ["cut", 500, 429];
    expect(await all(store, hashOf(content), 64)).toEqual(content);
    await store.remove(hashOf(content));
  });

  it("is not believed to hold what it could not take", async () => {
    const content = bytes(64);
    s3.failures = [503, 503, 503, 503];
    await expect(store.put(hashOf(content), content)).rejects.toThrow("answered 503");
    expect([...s3.objects.keys()]).toEqual([]);
  });

  it("has not taken what it answers “not found” to: a bucket that is gone is no success", async () => {
    const content = bytes(64);
    const key = hashOf(content);
    s3.failures = [404, 404];
    await expect(store.put(key, content)).rejects.toThrow("answered 404");

    const file = await store.grow(randomUUID(), begun);
    await file.write(content);
    s3.failures = [404];
    await expect(file.settle()).rejects.toThrow("answered 404");

    const id = randomUUID();
    const grown = await sendOn(store, id, content, begun, content.length);
    s3.missing = /^PUT/;
    await expect(store.complete(id, grown, key)).rejects.toThrow("answered 404");
    s3.missing = null;
    expect(s3.objects.get(`unfinished/${id}.0.rest`)).toEqual(content);
    await store.complete(id, grown, key);
    expect(await all(store, key, 64)).toEqual(content);
    await store.remove(key);
  });

  it("may have joined the parts without our hearing of it", async () => {
    const content = bytes(9 * MEGABYTE);
    const [id, key] = [randomUUID(), hashOf(content)];
    const grown = await sendOn(store, id, content, begun, content.length);
    s3.loseAnswerOf = /^POST \?uploadId=/;
    await store.complete(id, grown, key);
    expect(hashOf((await all(store, key, content.length)) ?? Buffer.alloc(0))).toBe(key);
    expect(s3.multiparts.size).toBe(0);
    await store.remove(key);
    expect([...s3.objects.keys()]).toEqual([]);
  });

  it("refuses a wrong secret, and says so", async () => {
    const stranger = new S3Storage({ ...settings, secretAccessKey: "another" });
    await expect(stranger.put("0".repeat(64), bytes(8))).rejects.toThrow("403");
  });
});

describe("an address of a bucket", () => {
  it("hands the file out without a cookie, in ranges, until its time is over", async () => {
    const content = bytes(64);
    const key = hashOf(content);
    const store = new S3Storage(settings);
    await store.put(key, content);
    const sent = { type: "video/mp4", seconds: 60, name: "社区走访 (1).mp4" };
    const address = (await store.link(key, sent)) ?? "";
    const response = await fetch(address, { headers: { range: "bytes=0-3" } });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-type")).toBe("video/mp4");
    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(Buffer.from(await response.arrayBuffer())).toEqual(content.subarray(0, 4));

    const longer = address.replace("X-Amz-Expires=60", "X-Amz-Expires=6000");
    expect((await fetch(longer)).status).toBe(403);
    const past = (await store.link(key, { type: "video/mp4", seconds: -1 })) ?? "";
    expect((await fetch(past)).status).toBe(403);
    await store.remove(key);
  });

  it("is none where browsers cannot reach the bucket", async () => {
    const store = new S3Storage({ ...settings, links: false });
    expect(await store.link("0".repeat(64), { type: "video/mp4", seconds: 60 })).toBeNull();
  });
});
