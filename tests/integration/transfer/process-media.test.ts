/** What becomes of a file after it has arrived: what courses may use, or why they may not. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { mediaAssets, mediaDerivatives, mediaFacts, mediaFiles } from "@/db/schema/media";
import { storeMedia } from "@/lib/media/commands/store-media";
import type { Actor } from "@/lib/platform/authority";
import { PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { hasFfmpeg } from "@/lib/platform/films";
import { storage } from "@/lib/platform/storage";
import { storedBytes } from "@/lib/platform/stored-bytes";
import { claimMedia, processNextMedia } from "@/lib/transfer/commands/process-media";
import { writeArchive } from "@/lib/transfer/rules/exchange/archive";
import { makeActor } from "@/tests/support/factories";
import { twoUnits } from "@/tests/support/packages";
import { begin, makeFilm, send } from "@/tests/support/uploads";

const hashOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

/** Uploads a file and lets the platform look at all that waits. */
async function upload(actor: Actor, name: string, content: Uint8Array) {
  const bytes = Buffer.from(content);
  const sent = await send(actor, await begin(actor, name, bytes.length), bytes);
  if (!sent.ok) throw new Error(sent.refusal.code);
  while (await processNextMedia(PLATFORM_ACTOR));
  const rows = await db.select().from(mediaAssets);
  const asset = rows.find(({ id }) => id === sent.value.assetId);
  if (!asset) throw new Error("no asset");
  return asset;
}

async function factsOf(sha256: string | null) {
  const rows = await db.select().from(mediaFacts);
  return rows.find((row) => row.sha256 === sha256)?.facts;
}

/** A photo as a phone takes it: lying on its side, with the place where it was taken. */
async function photo(width = 1600, height = 1200): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 20 } as const;
  return await sharp({ create: { width, height, channels: 3, background: "#557788", noise } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: "30/1 35/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

describe("a photo", () => {
  it("is turned upright and loses where it was taken; smaller ones are made of it", async () => {
    const trainer = await makeActor("trainer");
    const content = await photo();
    expect((await sharp(content).metadata()).exif).toBeDefined();
    const asset = await upload(trainer, "走访.jpg", content);
    expect(asset).toMatchObject({ state: "ready", sourceSha256: hashOf(content) });
    const [file] = await db.select().from(mediaFiles);
    if (!file || !asset.sha256) throw new Error("no file");
    expect(file).toMatchObject({
      sha256: asset.sha256,
      type: "image/jpeg",
    });
    expect(await factsOf(asset.sha256)).toEqual({ width: 1200, height: 1600, hint: "stripped" });
    const clean = await sharp(await storedBytes(file.sha256, 0, file.bytes)).metadata();
    expect(clean).toMatchObject({ width: 1200, height: 1600 });
    expect(clean.exif ?? clean.orientation).toBeUndefined();
    // The bytes as they came are gone.
    expect(await storage.read(hashOf(content), { first: 0, last: 1 })).toBeNull();

    const made = await db.select().from(mediaDerivatives);
    expect(made.map(({ role, width, height }) => [role, width, height]).sort()).toEqual([
      ["w480", 480, 640],
      ["w960", 960, 1280],
    ]);
    for (const each of made) {
      const webp = await sharp(await storedBytes(each.fileSha256, 0, each.bytes)).metadata();
      expect(webp).toMatchObject({ format: "webp", width: each.width });
    }
  });

  it("that is clean and small keeps its bytes", async () => {
    const trainer = await makeActor("trainer");
    const background = "#eeddcc";
    const content = await sharp({ create: { width: 300, height: 200, channels: 3, background } })
      .png()
      .toBuffer();
    const asset = await upload(trainer, "封面.png", content);
    expect(asset).toMatchObject({ state: "ready", sha256: hashOf(content) });
    expect(await factsOf(asset.sha256)).toEqual({ width: 300, height: 200 });
  });

  it("with another file behind it loses the other file", async () => {
    const trainer = await makeActor("trainer");
    const background = "#eeddcc";
    const png = await sharp({ create: { width: 30, height: 20, channels: 3, background } })
      .png()
      .toBuffer();
    const hidden = writeArchive({ "run.js": new TextEncoder().encode("alert(1)") });
    const asset = await upload(trainer, "封面.png", Buffer.concat([png, hidden]));
    const [file] = await db.select().from(mediaFiles);
    const clean = Buffer.from(await storedBytes(file?.sha256 ?? "", 0, file?.bytes ?? 0));
    expect(asset.state).toBe("ready");
    expect(clean.includes("PK\u0003\u0004")).toBe(false);
  });

  it("of far too many pixels is refused without being unpacked", async () => {
    const trainer = await makeActor("trainer");
    const small = await sharp({
      create: { width: 20, height: 20, channels: 3, background: "#fff" },
    })
      .png()
      .toBuffer();
    small.writeUInt32BE(60_000, 16);
    small.writeUInt32BE(60_000, 20);
    const asset = await upload(trainer, "巨图.png", small);
    expect(asset).toMatchObject({ state: "failed", trouble: "too_many_pixels", sha256: null });
    expect(await storage.read(asset.sourceSha256, { first: 0, last: 1 })).toBeNull();
  });

  it("that is cut off is found damaged", async () => {
    const trainer = await makeActor("trainer");
    const content = await photo();
    const asset = await upload(trainer, "走访.jpg", content.subarray(0, content.length / 2));
    expect(asset).toMatchObject({ state: "failed", trouble: "damaged" });
  });

  it("is looked at once, whoever uploads it", async () => {
    const [one, other] = [await makeActor("trainer"), await makeActor("trainer")];
    const content = await photo(800, 600);
    const first = await upload(one, "走访.jpg", content);
    const bytes = Buffer.from(content);
    const sent = await send(other, await begin(other, "合影.jpg", bytes.length), bytes);
    const rows = await db.select().from(mediaAssets);
    const second = rows.find(({ id }) => sent.ok && id === sent.value.assetId);
    expect(second).toMatchObject({ state: "ready", sha256: first.sha256, name: "合影.jpg" });
    expect(await storage.read(hashOf(content), { first: 0, last: 1 })).toBeNull();
  });
});

describe("a film", () => {
  it("says how long and how large it is; a still is made where ffmpeg is", async () => {
    const trainer = await makeActor("trainer");
    const asset = await upload(
      trainer,
      "导学.mp4",
      await readFile("content/policy/media/intro.mp4"),
    );
    expect(asset.state).toBe("ready");
    const facts = await factsOf(asset.sha256);
    expect(facts).toMatchObject({ width: 1280, height: 720 });
    expect(facts?.seconds).toBeGreaterThan(10);
    const roles = (await db.select().from(mediaDerivatives)).map(({ role }) => role);
    const able = await hasFfmpeg();
    expect(roles).toEqual(able ? ["poster"] : []);
    expect(facts?.hint).toBe(able ? undefined : "no_ffmpeg");
  });

  it("that a course folder brought before is looked at all the same", async () => {
    const trainer = await makeActor("trainer");
    const content = await readFile("content/policy/media/intro.mp4");
    await execute(storeMedia, PLATFORM_ACTOR, { path: "media/intro.mp4", content });
    const asset = await upload(trainer, "导学.mp4", content);
    expect(asset.state).toBe("ready");
    expect((await factsOf(asset.sha256))?.seconds).toBeGreaterThan(10);
  });

  it("without an index is damaged", async () => {
    const trainer = await makeActor("trainer");
    const asset = await upload(trainer, "走访.mp4", makeFilm(300_000, 77));
    expect(asset).toMatchObject({ state: "failed", trouble: "damaged" });
  });

  it("that is an archive as well is refused", async () => {
    const trainer = await makeActor("trainer");
    const film = await readFile("content/policy/media/intro.mp4");
    const hidden = writeArchive({ "run.js": new TextEncoder().encode("alert(1)") });
    const asset = await upload(trainer, "走访.mp4", Buffer.concat([film, hidden]));
    expect(asset).toMatchObject({ state: "failed", trouble: "two_in_one" });
  });
});

describe("other files", () => {
  it("are read for what a course must know of them", async () => {
    const trainer = await makeActor("trainer");
    const pdf = await upload(
      trainer,
      "脱敏.pdf",
      await readFile("content/case-writing/media/anonymisation.pdf"),
    );
    expect(await factsOf(pdf.sha256)).toEqual({ pages: expect.any(Number) });
    const scorm = await upload(trainer, "入户.zip", twoUnits());
    expect(await factsOf(scorm.sha256)).toMatchObject({
      courseware: { version: "1.2", units: [{ id: "A" }, { id: "B" }] },
    });
    const vtt = await upload(
      trainer,
      "字幕.vtt",
      Buffer.from("WEBVTT\n\n00:00.000 --> 00:02.000\n大家好\n"),
    );
    expect(vtt.state).toBe("ready");
  });

  it.each([
    ["资料.zip", writeArchive({ "a.txt": new Uint8Array([65]) }), "not_courseware"],
    ["字幕.vtt", Buffer.from("WEBVTT\n\n没有时间"), "bad_captions"],
    ["讲义.pdf", Buffer.from(`%PDF-1.7\n${"x".repeat(300)}`), "damaged"],
    [
      "图.svg",
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x()</script></svg>',
      ),
      "unsafe_figure",
    ],
    [
      "图.svg",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="x()"></svg>'),
      "unsafe_figure",
    ],
  ])("that cannot be used say why: %s", async (name, content, trouble) => {
    const trainer = await makeActor("trainer");
    const asset = await upload(trainer, name, content);
    expect(asset).toMatchObject({ state: "failed", trouble, sha256: null });
    expect(await storage.read(asset.sourceSha256, { first: 0, last: 1 })).toBeNull();
    expect(await db.select().from(mediaFiles)).toEqual([]);
  });

  it("in the safe form of a figure are taken as they are", async () => {
    const trainer = await makeActor("trainer");
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="3" height="3"/></svg>';
    const asset = await upload(trainer, "图.svg", Buffer.from(svg));
    expect(asset).toMatchObject({ state: "ready", sha256: hashOf(Buffer.from(svg)) });
  });
});

describe("looking at files", () => {
  it("is given up after three tries that ended badly", async () => {
    const trainer = await makeActor("trainer");
    const film = makeFilm(100_000, 78);
    await send(trainer, await begin(trainer, "走访.mp4", film.length), film);
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    for (const minutes of [0, 4, 8]) {
      const claimed = await execute(claimMedia, PLATFORM_ACTOR, {}, inMinutes(minutes));
      expect(claimed).toMatchObject({ value: { name: "走访.mp4" } });
      const second = await execute(claimMedia, PLATFORM_ACTOR, {}, inMinutes(minutes));
      expect(second).toEqual({ ok: true, value: null });
    }
    await db.update(mediaAssets).set({ busyUntil: null });
    await processNextMedia(PLATFORM_ACTOR);
    expect(await db.select().from(mediaAssets)).toMatchObject([
      { state: "failed", trouble: "gave_up" },
    ]);
  });
});
