/** The same bytes come and go at once, and are there for whoever names them. */
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { mediaFiles } from "@/db/schema/media";
import {
  dropBytes,
  dropBytesWithin,
  dropUnneeded,
  keepBytes,
} from "@/lib/media/commands/keep-bytes";
import { PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { storage } from "@/lib/platform/storage";
import { race } from "@/tests/support/race";

const kind = { type: "text/vtt" as const, now: new Date("2026-11-20T02:00:00Z"), by: null };
const contentOf = (words: string) => new TextEncoder().encode(words);
const hashOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
const drop = (sha256: string) => execute(dropBytes, PLATFORM_ACTOR, { sha256 });

async function isStored(sha256: string): Promise<boolean> {
  const stream = await storage.read(sha256, { first: 0, last: 0 });
  await stream?.cancel();
  return stream !== null;
}

it("keeps bytes once, and says whether they are new", async () => {
  const content = contentOf("WEBVTT 一");
  const keep = () => db.transaction((tx) => keepBytes(tx, content, kind));
  expect(await keep()).toMatchObject({ sha256: hashOf(content), added: true });
  expect(await keep()).toMatchObject({ added: false });
  expect(await isStored(hashOf(content))).toBe(true);
});

it("takes away what nothing names, and nothing else", async () => {
  const content = contentOf("WEBVTT 二");
  const { sha256 } = await db.transaction((tx) => keepBytes(tx, content, kind));
  await drop(sha256);
  expect(await isStored(sha256)).toBe(true);
  await db.delete(mediaFiles).where(eq(mediaFiles.sha256, sha256));
  await drop(sha256);
  expect(await isStored(sha256)).toBe(false);
});

it("waits with taking away for whoever is just keeping the same, and leaves them then", async () => {
  const content = contentOf("WEBVTT 三");
  await race((tx) => keepBytes(tx, content, kind), [() => drop(hashOf(content))]);
  expect(await isStored(hashOf(content))).toBe(true);
});

it("stores anew what was taken away while it waited to be kept", async () => {
  const content = contentOf("WEBVTT 四");
  const sha256 = hashOf(content);
  await storage.put(sha256, content);
  await race(
    (tx) => dropBytesWithin(tx, [sha256]),
    [() => db.transaction((tx) => keepBytes(tx, content, kind))],
  );
  expect(await isStored(sha256)).toBe(true);
});

it("undoes what it cannot take away whole: somebody is storing the same", async () => {
  const content = contentOf("WEBVTT 五");
  await db.transaction(async (tx) => {
    await keepBytes(tx, content, kind);
    const other = db.transaction((elsewhere) => dropBytesWithin(elsewhere, [hashOf(content)]));
    await expect(other).rejects.toThrow("Somebody is storing");
  });
  expect(await isStored(hashOf(content))).toBe(true);
});

it("goes on with the others when the store does not give one up", async () => {
  const [stuck, other] = [contentOf("WEBVTT 六"), contentOf("WEBVTT 七")];
  for (const content of [stuck, other]) await storage.put(hashOf(content), content);
  const remove = storage.remove.bind(storage);
  const failing = vi.spyOn(storage, "remove").mockImplementation(async (key) => {
    if (key === hashOf(stuck)) throw new Error("the store does not answer");
    await remove(key);
  });
  await dropUnneeded(PLATFORM_ACTOR, [stuck, other].map(hashOf));
  failing.mockRestore();
  expect([await isStored(hashOf(stuck)), await isStored(hashOf(other))]).toEqual([true, false]);
});
