import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { mediaFiles } from "@/db/schema/media";
import { storeMedia } from "@/lib/media/commands/store-media";
import { PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { storage } from "@/lib/platform/storage";

const content = new TextEncoder().encode("%PDF-1.7 虚构的一页");

const store = (path = "media/list.pdf", bytes = content) =>
  execute(storeMedia, PLATFORM_ACTOR, { path, content: bytes });

describe("storing a file", () => {
  it("keeps its bytes under their hash, and says so once", async () => {
    const first = await store();
    if (!first.ok) throw new Error("refused");
    const { sha256, bytes } = first.value;
    const stream = await storage.read(sha256, { first: 0, last: bytes - 1 });
    expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(content);
    const part = await storage.read(sha256, { first: 1, last: 3 });
    expect(await new Response(part).text()).toBe("PDF");

    expect(await store("media/other-name.pdf")).toMatchObject({ value: { sha256, added: false } });
    expect(await db.select().from(mediaFiles)).toMatchObject([
      { sha256, bytes: content.length, type: "application/pdf" },
    ]);
    expect(await db.select().from(auditEntries)).toMatchObject([
      { action: "media.store", subject: `media:${sha256}`, detail: { path: "media/list.pdf" } },
    ]);
  });

  it.each([
    ["media/list.mp4", "a document that calls itself a video"],
    ["media/../list.pdf", "a path that leads elsewhere"],
    ["media/list.html", "a kind that is not stored"],
  ])("refuses %s: %s", async (path) => {
    expect(await store(path)).toMatchObject({ ok: false, refusal: { code: "invalid_input" } });
    expect(await db.select().from(mediaFiles)).toEqual([]);
  });
});

describe("the store", () => {
  it("has nothing under a hash that was never stored", async () => {
    expect(await storage.read("0".repeat(64), { first: 0, last: 1 })).toBeNull();
  });

  it("takes nothing but a hash for a name", async () => {
    await expect(storage.read("../../etc/passwd", { first: 0, last: 1 })).rejects.toThrow();
    await expect(storage.put("0123", content)).rejects.toThrow();
  });
});
