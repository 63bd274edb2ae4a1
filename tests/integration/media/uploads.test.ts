/** Uploads in stretches: what is kept when a line breaks, who may go on, and what is not taken at all. */
import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { mediaAssets, mediaUploads } from "@/db/schema/media";
import { finishReceived, forgetUpload, receiveStretch } from "@/lib/media/commands/receive";
import {
  beginUpload,
  dropStaleUploads,
  noteUpload,
  takeUpload,
} from "@/lib/media/commands/uploads";
import { getUpload } from "@/lib/media/queries/uploads";
import { PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { storage } from "@/lib/platform/storage";
import { makeActor } from "@/tests/support/factories";
import { begin, bodyOf, makeFilm, send } from "@/tests/support/uploads";

const MEGABYTE = 1024 * 1024;
const hashOf = (content: Buffer) => createHash("sha256").update(content).digest("hex");

async function stored(sha256: string, bytes: number): Promise<string | null> {
  const stream = await storage.read(sha256, { first: 0, last: bytes - 1 });
  return stream && hashOf(Buffer.from(await new Response(stream).arrayBuffer()));
}

describe("a file that arrives", () => {
  it("is stored under its hash and entered into its owner's library", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(3 * MEGABYTE);
    const id = await begin(trainer, "社区走访.mp4", film.length);
    const sent = await send(trainer, id, film);
    expect(sent).toMatchObject({ ok: true, value: { received: film.length } });
    expect(await stored(hashOf(film), film.length)).toBe(hashOf(film));
    expect(await db.select().from(mediaAssets)).toMatchObject([
      {
        ownerId: trainer.personId,
        name: "社区走访.mp4",
        type: "video/mp4",
        state: "processing",
        sourceSha256: hashOf(film),
      },
    ]);
    const said = (await db.select().from(auditEntries)).map(({ action }) => action);
    expect(said).toEqual(["media.begin_upload", "media.finish_upload"]);
  });

  it("goes on after 99 % with the rest only, and nothing is spoilt", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(20 * MEGABYTE, 2);
    const id = await begin(trainer, "走访.mp4", film.length);
    const breakAfter = Math.floor(film.length * 0.99);
    const first = await send(trainer, id, film, { breakAfter });
    expect(first).toMatchObject({ ok: true, value: { received: breakAfter, assetId: null } });
    const rest = await send(trainer, id, film, { offset: breakAfter });
    expect(rest).toMatchObject({ ok: true, value: { received: film.length } });
    expect(await stored(hashOf(film), film.length)).toBe(hashOf(film));
  });

  it("is finished by the next question when the answer to the last stretch was lost", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(MEGABYTE, 3);
    const id = await begin(trainer, "走访.mp4", film.length);
    await send(trainer, id, film);
    await db.update(mediaUploads).set({ assetId: null });
    await db.delete(mediaAssets);
    const allowed = permit(trainer, "media.upload");
    const upload = allowed && (await getUpload(allowed, id));
    if (!upload) throw new Error("gone");
    expect(await finishReceived(trainer, upload)).toMatchObject({ ok: true });
    expect(await db.select().from(mediaAssets)).toHaveLength(1);
    expect(await stored(hashOf(film), film.length)).toBe(hashOf(film));
  });

  it("is one entry and one file when it comes twice", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(MEGABYTE, 4);
    const assets = [];
    for (const name of ["走访.mp4", "走访 副本.mp4"]) {
      const sent = await send(trainer, await begin(trainer, name, film.length), film);
      assets.push(sent.ok && sent.value.assetId);
    }
    expect(assets[0]).toBe(assets[1]);
    expect(await db.select().from(mediaAssets)).toHaveLength(1);
  });

  it("is not believed when it does not match its checksum, nor when it broke under one", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(MEGABYTE, 5);
    const id = await begin(trainer, "走访.mp4", film.length);
    const right = createHash("sha1").update(film).digest("base64");
    const take = (digest: string, breakAfter?: number) =>
      receiveStretch(trainer, {
        ...{ id, offset: 0, body: bodyOf(film, breakAfter) },
        checksum: { algorithm: "sha1", digest },
      });
    const wrong = { ok: false, refusal: { code: "media.checksum" } };
    expect(await take(createHash("sha1").digest("base64"))).toMatchObject(wrong);
    expect(await take(right, MEGABYTE / 2)).toMatchObject(wrong);
    expect(await take(right)).toMatchObject({ ok: true, value: { received: film.length } });
  });
});

describe("two tabs with the same file", () => {
  it("do not write at once: one waits and goes on where the other stopped", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(2 * MEGABYTE, 6);
    const id = await begin(trainer, "走访.mp4", film.length);
    const lease = randomUUID();
    await execute(takeUpload, trainer, { id, lease, offset: 0 });
    const second = await send(trainer, id, film);
    expect(second).toMatchObject({ ok: false, refusal: { code: "media.upload_busy" } });
    const later = new Date(Date.now() + 60_000);
    const taken = await execute(takeUpload, trainer, { id, lease: randomUUID(), offset: 0 }, later);
    expect(taken.ok).toBe(true);
    const late = { id, lease, received: 5, hashState: null, storeState: {}, type: null };
    expect(await execute(noteUpload, trainer, { ...late, done: true })).toMatchObject({
      refusal: { code: "media.upload_busy" },
    });
  });

  it("are told when they would go on from elsewhere", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(2 * MEGABYTE, 7);
    const id = await begin(trainer, "走访.mp4", film.length);
    await send(trainer, id, film, { breakAfter: MEGABYTE });
    for (const offset of [0, MEGABYTE + 1]) {
      const sent = await send(trainer, id, film, { offset });
      expect(sent).toMatchObject({ ok: false, refusal: { code: "media.upload_elsewhere" } });
    }
    expect(await send(trainer, id, film, { offset: MEGABYTE })).toMatchObject({ ok: true });
    expect(await stored(hashOf(film), film.length)).toBe(hashOf(film));
  });

  it("sent at the very same time end in one whole file", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(9 * MEGABYTE, 8);
    const id = await begin(trainer, "走访.mp4", film.length);
    const both = await Promise.all([send(trainer, id, film), send(trainer, id, film)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await stored(hashOf(film), film.length)).toBe(hashOf(film));
  });
});

describe("what is not taken", () => {
  it.each([
    ["课程.mp4", 3 * 1024 * MEGABYTE, "media.too_large"],
    ["合影.jpg", 31 * MEGABYTE, "media.too_large"],
    ["安装.exe", 1000, "media.kind_unknown"],
    ["无后缀", 1000, "media.kind_unknown"],
    ["走访.mp4", 0, "invalid_input"],
  ])("is refused before the first byte: %s of %i bytes", async (name, length, code) => {
    const trainer = await makeActor("trainer");
    const begun = await execute(beginUpload, trainer, { name, length });
    expect(begun).toMatchObject({ ok: false, refusal: { code } });
    expect(await db.select().from(mediaUploads)).toEqual([]);
  });

  it("says how large it may be, and how large it is", async () => {
    const trainer = await makeActor("trainer");
    const begun = await execute(beginUpload, trainer, {
      name: "课程.mp4",
      length: 3 * 1024 * MEGABYTE,
    });
    expect(begun).toMatchObject({
      refusal: { fields: { file: ["视频最大1024MB，这个文件3072MB"] } },
    });
  });

  it.each([
    ["走访.mp4", Buffer.concat([Buffer.from("MZ\u0090"), Buffer.alloc(5000)]), "media.program"],
    ["走访.mp4", Buffer.from(`\u007fELF${"\u0000".repeat(5000)}`, "latin1"), "media.program"],
    ["合影.png", Buffer.from("<!DOCTYPE html><script>alert(1)</script>"), "media.program"],
    ["讲义.pdf", Buffer.from("%PDF-1.7\n<html><script>alert(1)</script>"), "media.program"],
    ["走访.mp4", Buffer.from(`%PDF-1.7\n${"\u0000".repeat(100)}`), "media.not_what_it_says"],
    [
      "合影.jpg",
      Buffer.from(`\u0000\u0000\u0000\u0018ftypheic${"\u0000".repeat(90)}`),
      "media.heic",
    ],
    [
      "走访.mp4",
      Buffer.from(`\u0000\u0000\u0000\u0018ftypqt  ${"\u0000".repeat(90)}`),
      "media.mov",
    ],
    ["讲义.pdf", Buffer.from("没有格式的文字".repeat(20)), "media.kind_unknown"],
  ])("is refused by its first bytes, for good: %s", async (name, content, code) => {
    const trainer = await makeActor("trainer");
    const id = await begin(trainer, name, content.length);
    const refused = { ok: false, refusal: { code } };
    expect(await send(trainer, id, content)).toMatchObject(refused);
    expect(await send(trainer, id, content)).toMatchObject(refused);
    expect(await stored(hashOf(content), content.length)).toBeNull();
    expect(await db.select().from(mediaAssets)).toEqual([]);
  });

  it("is refused when more comes than was said", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(MEGABYTE, 9);
    const id = await begin(trainer, "走访.mp4", film.length - 1);
    const sent = await send(trainer, id, film);
    expect(sent).toMatchObject({ ok: false, refusal: { code: "media.too_large" } });
    expect(await stored(hashOf(film), film.length)).toBeNull();
  });

  it("is refused to learners, and to others than its owner", async () => {
    const [trainer, other, learner] = [
      await makeActor("trainer"),
      await makeActor("trainer"),
      await makeActor(),
    ];
    const film = makeFilm(MEGABYTE, 10);
    const id = await begin(trainer, "走访.mp4", film.length);
    const refused = await execute(beginUpload, learner, { name: "a.mp4", length: 10 });
    expect(refused).toMatchObject({ refusal: { code: "not_permitted" } });
    const gone = { ok: false, refusal: { code: "media.upload_gone" } };
    expect(await send(other, id, film)).toMatchObject(gone);
    expect(await forgetUpload(other, id)).toMatchObject(gone);
    const allowed = permit(other, "media.upload");
    expect(allowed && (await getUpload(allowed, id))).toBeNull();
  });
});

describe("an upload that is given up", () => {
  it("is forgotten with its bytes, when its owner says so or nobody goes on with it", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(2 * MEGABYTE, 11);
    const ids = [];
    for (const name of ["一.mp4", "二.mp4"]) {
      const id = await begin(trainer, name, film.length);
      await send(trainer, id, film, { breakAfter: MEGABYTE });
      ids.push(id);
    }
    const [first = "", second = ""] = ids;
    expect(await forgetUpload(trainer, first)).toMatchObject({ ok: true });
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    const early = await execute(dropStaleUploads, PLATFORM_ACTOR, {}, inDays(2));
    expect(early).toMatchObject({ value: { unfinished: [] } });
    const late = await execute(dropStaleUploads, PLATFORM_ACTOR, {}, inDays(4));
    expect(late).toMatchObject({ value: { unfinished: [{ id: second }] } });
    expect(await db.select().from(mediaUploads)).toEqual([]);
    for (const id of ids) {
      const again = await send(trainer, id, film, { offset: MEGABYTE });
      expect(again).toMatchObject({ ok: false, refusal: { code: "media.upload_gone" } });
    }
  });
});

describe("what the store does not give up", () => {
  it("keeps its row for the next round, and keeps none of the others", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(2 * MEGABYTE, 12);
    const ids: string[] = [];
    for (const name of ["一.mp4", "二.mp4", "三.mp4"]) {
      const id = await begin(trainer, name, film.length);
      await send(trainer, id, film, { breakAfter: MEGABYTE });
      ids.push(id);
    }
    const stuck = ids[1];
    const abandon = storage.abandon.bind(storage);
    const failing = vi.spyOn(storage, "abandon").mockImplementation(async (id, state) => {
      if (id === stuck) throw new Error("the store does not answer");
      await abandon(id, state);
    });
    const later = new Date(Date.now() + 4 * 86_400_000);
    const dropped = await execute(dropStaleUploads, PLATFORM_ACTOR, {}, later);
    expect(dropped).toMatchObject({ value: { unfinished: [{ id: ids[0] }, { id: ids[2] }] } });
    expect(await db.select().from(mediaUploads)).toMatchObject([{ id: stuck }]);
    failing.mockRestore();
    await execute(dropStaleUploads, PLATFORM_ACTOR, {}, later);
    expect(await db.select().from(mediaUploads)).toEqual([]);
  });
});
