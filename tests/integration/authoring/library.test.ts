/** The media library on real PostgreSQL: what each trainer sees, and what is done with files there. */
import { readFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { draftFiles, draftMedia } from "@/db/schema/authoring";
import { mediaAssets, mediaFiles } from "@/db/schema/media";
import { saveCaptions } from "@/lib/authoring/commands/captions";
import { createCourse } from "@/lib/authoring/commands/create-course";
import { linkFile } from "@/lib/authoring/commands/link-file";
import { removeFileWhole } from "@/lib/authoring/commands/remove-file";
import { replaceFile } from "@/lib/authoring/commands/replace-file";
import { saveDraftFiles } from "@/lib/authoring/commands/save-draft";
import { LibraryFilter } from "@/lib/authoring/model/library";
import { getCaptions } from "@/lib/authoring/queries/captions";
import { getLibraryBytes, getLibraryItem, listLibrary } from "@/lib/authoring/queries/library";
import { listMediaUses } from "@/lib/authoring/queries/media-uses";
import { type Actor, type Permission, PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { storage } from "@/lib/platform/storage";
import { storeBytes, storedBytes } from "@/lib/platform/stored-bytes";
import { processNextMedia } from "@/lib/transfer/commands/process-media";
import { makeActor, makeTeacher } from "@/tests/support/factories";
import { begin, send } from "@/tests/support/uploads";

type Trainer = Actor & { personId: string };

function held<P extends Permission>(actor: Actor, permission: P) {
  const minted = permit(actor, permission);
  if (!minted) throw new Error(`no ${permission}`);
  return minted;
}

/** A trainer with a course of their own. */
async function author(): Promise<{ trainer: Trainer; courseId: string; courseSlug: string }> {
  const trainer = await makeActor("trainer");
  const created = await execute(createCourse, trainer, {
    ...{ title: "入户探访（虚构）", summary: "怎样敲开一扇门", audience: "一线社工" },
  });
  if (!created.ok) throw new Error(created.refusal.code);
  const { courseId, courseSlug } = created.value;
  const grants = [...trainer.grants, { role: "author", courseId } as const];
  return { trainer: { ...trainer, grants }, courseId, courseSlug };
}

async function upload(actor: Actor, name: string, content: Uint8Array) {
  const bytes = Buffer.from(content);
  const sent = await send(actor, await begin(actor, name, bytes.length), bytes);
  if (!sent.ok) throw new Error(sent.refusal.code);
  while (await processNextMedia(PLATFORM_ACTOR));
  const item = await getLibraryItem(held(actor, "media.upload"), {
    asset: sent.value.assetId ?? "",
  });
  if (!item?.sha256 || !item.asset) throw new Error(`${name}: ${item?.trouble}`);
  return { ...item, sha256: item.sha256, asset: item.asset };
}

const picture = (background: string, format: "png" | "jpeg" = "png") =>
  sharp({ create: { width: 640, height: 400, channels: 3, background } })
    [format]()
    .toBuffer();

const list = (actor: Actor, over: object = {}) =>
  listLibrary(held(actor, "media.upload"), LibraryFilter.parse(over));

function link(actor: Actor, courseSlug: string, file: { sha256: string; name: string }) {
  return execute(linkFile, actor, { courseSlug, sha256: file.sha256, name: file.name });
}

describe("a library", () => {
  it("holds what one uploaded and what one's courses use, and nothing of others", async () => {
    const { trainer, courseId, courseSlug } = await author();
    const { trainer: stranger } = await author();
    const own = await upload(trainer, "合影.png", await picture("#112233"));
    const foreign = await upload(stranger, "别人的.png", await picture("#445566"));
    const colleague = await makeTeacher(courseId, "coauthor");
    await link(trainer, courseSlug, own);

    expect((await list(trainer)).items).toMatchObject([
      { sha256: own.sha256, name: "合影.png", kind: "picture", state: "ready", uses: 1 },
    ]);
    // A colleague sees it by the course, under its name there.
    const [seen] = (await list(colleague)).items;
    expect(seen).toMatchObject({ asset: null, sha256: own.sha256, uses: 1 });
    for (const [actor, sha256] of [
      [trainer, foreign.sha256],
      [stranger, own.sha256],
    ] as const) {
      const may = held(actor, "media.upload");
      expect(await getLibraryItem(may, { sha256 })).toBeNull();
      expect(await getLibraryBytes(may, sha256, null)).toBeNull();
      expect(await getLibraryBytes(may, sha256, "w480")).toBeNull();
    }
    expect(await getLibraryBytes(held(colleague, "media.upload"), own.sha256, null)).toMatchObject({
      type: "image/png",
    });
    const administrator = await makeActor("administrator", "42");
    expect((await list(administrator)).items.map((item) => item.sha256)).toContain(own.sha256);
    const elsewhere = await makeActor("administrator", "4205");
    expect((await list(elsewhere)).total).toBe(0);
  });

  it("is searched by name, narrowed by kind and sorted", async () => {
    const trainer = await makeActor("trainer");
    await upload(trainer, "走访合影.png", await picture("#101010"));
    await upload(trainer, "封面.jpg", await picture("#202020", "jpeg"));
    await upload(trainer, "字幕.vtt", Buffer.from("WEBVTT\n\n00:00.000 --> 00:01.000\n好\n"));
    const names = async (over: object) => (await list(trainer, over)).items.map(({ name }) => name);
    expect(await names({ q: "走访" })).toEqual(["走访合影.png"]);
    expect(await names({ q: "100%_" })).toEqual([]);
    expect((await names({ kind: "picture" })).sort()).toEqual(["封面.jpg", "走访合影.png"]);
    expect(await names({ kind: "captions" })).toEqual(["字幕.vtt"]);
    expect((await names({ sort: "new" }))[0]).toBe("字幕.vtt");
    expect(await names({ sort: "size" })).toHaveLength(3);
    expect(await list(trainer, { page: "2" })).toEqual({ items: [], total: 0 });
  });
});

describe("a file in a course", () => {
  it("lies under a path of its own, once", async () => {
    const { trainer, courseId, courseSlug } = await author();
    const file = await upload(trainer, "合影.png", await picture("#334455"));
    const first = await link(trainer, courseSlug, file);
    const path = `media/picture-${file.sha256.slice(0, 6)}.png`;
    expect(first).toMatchObject({
      value: { path, added: true, pointer: { sha256: file.sha256, width: 640, height: 400 } },
    });
    expect(await link(trainer, courseSlug, file)).toMatchObject({ value: { path, added: false } });
    const rows = await db.select().from(draftMedia).where(eq(draftMedia.courseId, courseId));
    expect(rows).toMatchObject([{ path, sha256: file.sha256, linkedBy: trainer.personId }]);
  });

  it("is put there by those who may edit the course, from their own library only", async () => {
    const { trainer, courseSlug, courseId } = await author();
    const { trainer: stranger } = await author();
    const file = await upload(trainer, "合影.png", await picture("#556677"));
    const theirs = await upload(stranger, "别人的.png", await picture("#667788"));
    const missing = { ok: false, refusal: { code: "not_found" } };
    expect(await link(stranger, courseSlug, theirs)).toMatchObject(missing);
    expect(await link(trainer, courseSlug, theirs)).toMatchObject(missing);
    const reviewer = await makeTeacher(courseId, "reviewer");
    expect(await link(reviewer, courseSlug, file)).toMatchObject({
      refusal: { code: "not_permitted" },
    });
  });

  it("is text where it is a figure or captions", async () => {
    const { trainer, courseSlug, courseId } = await author();
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="3" height="3"/></svg>';
    const figure = await upload(trainer, "rings.svg", Buffer.from(svg));
    expect(await link(trainer, courseSlug, figure)).toMatchObject({
      value: { path: "media/rings.svg" },
    });
    expect(await link(trainer, courseSlug, figure)).toMatchObject({ value: { added: false } });
    const texts = await db.select().from(draftFiles).where(eq(draftFiles.courseId, courseId));
    expect(texts.find(({ path }) => path === "media/rings.svg")?.text).toBe(svg);
    expect(await db.select().from(draftMedia)).toEqual([]);
  });
});

describe("replacing a file", () => {
  it("reaches all drafts one may change, renames where the ending differs, and says what changed", async () => {
    const { trainer, courseId, courseSlug } = await author();
    const { trainer: stranger, courseId: strangeId, courseSlug: strange } = await author();
    const before = await picture("#abcdef");
    const old = await upload(trainer, "map.png", before);
    const copy = await upload(stranger, "map.png", before);
    expect(copy.sha256).toBe(old.sha256);
    await link(trainer, courseSlug, old);
    await link(stranger, strange, copy);
    const text = '图在这里：:::figure{src="media/map.png" alt="地图"}\n';
    const lesson = { path: "lessons/01-map.md", text, base: null };
    await execute(saveDraftFiles, trainer, { courseSlug, changes: [lesson] });
    const fresh = await upload(trainer, "map-new.jpg", await picture("#fedcba", "jpeg"));

    const replaced = await execute(replaceFile, trainer, { from: old.sha256, to: fresh.sha256 });
    expect(replaced).toMatchObject({
      value: {
        replaced: [
          { courseSlug, path: "media/map.png", now: "media/map.jpg", files: ["lessons/01-map.md"] },
        ],
      },
    });
    const media = await db.select().from(draftMedia).where(eq(draftMedia.courseId, courseId));
    expect(media).toMatchObject([{ path: "media/map.jpg", sha256: fresh.sha256 }]);
    const [file] = await db
      .select()
      .from(draftFiles)
      .where(eq(draftFiles.path, "lessons/01-map.md"));
    expect(file?.text).toBe(text.replace("map.png", "map.jpg"));
    // The other trainer's draft is their own affair.
    const others = await db.select().from(draftMedia).where(eq(draftMedia.courseId, strangeId));
    expect(others).toMatchObject([{ sha256: old.sha256 }]);
    const said = await db.select().from(auditEntries);
    expect(said.find(({ action }) => action === "media.replace")).toMatchObject({
      personId: trainer.personId,
      detail: { to: fresh.sha256 },
    });
  });

  it("is refused between kinds, and where no draft has the file", async () => {
    const { trainer, courseSlug } = await author();
    const png = await upload(trainer, "map.png", await picture("#010203"));
    const pdf = await upload(
      trainer,
      "list.pdf",
      await readFile("content/case-writing/media/anonymisation.pdf"),
    );
    const replace = (from: string, to: string) => execute(replaceFile, trainer, { from, to });
    expect(await replace(png.sha256, pdf.sha256)).toMatchObject({
      refusal: { code: "media.other_kind" },
    });
    const other = await upload(trainer, "other.png", await picture("#040506"));
    expect(await replace(png.sha256, other.sha256)).toMatchObject({
      refusal: { code: "media.not_in_drafts" },
    });
    await link(trainer, courseSlug, png);
    expect(await replace(png.sha256, other.sha256)).toMatchObject({ ok: true });
  });
});

describe("removing a file", () => {
  it("is refused while a course uses it; its bytes go with its last owner", async () => {
    const { trainer, courseId, courseSlug } = await author();
    const other = await makeActor("trainer");
    const content = await picture("#0a0b0c");
    const file = await upload(trainer, "合影.png", content);
    const copy = await upload(other, "合影.png", content);
    await link(trainer, courseSlug, file);
    const uses = await listMediaUses(held(trainer, "media.upload"), file.sha256);
    expect(uses).toMatchObject([
      { courseSlug, courseTitle: "入户探访（虚构）", inDraft: true, release: null, mine: true },
    ]);
    expect(await removeFileWhole(trainer, { asset: file.asset })).toMatchObject({
      refusal: { code: "media.in_use" },
    });
    await db.delete(draftMedia).where(eq(draftMedia.courseId, courseId));
    expect(await removeFileWhole(other, { asset: file.asset })).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await removeFileWhole(trainer, { asset: file.asset })).toMatchObject({ ok: true });
    expect(await db.select().from(mediaAssets)).toMatchObject([{ id: copy.asset }]);
    expect(await storedBytes(file.sha256, 0, file.bytes)).toHaveLength(file.bytes);
    expect(await removeFileWhole(other, { asset: copy.asset })).toMatchObject({ ok: true });
    expect(await db.select().from(mediaFiles)).toEqual([]);
    expect(await storage.read(file.sha256, { first: 0, last: 1 })).toBeNull();
  });
});

describe("captions of a course", () => {
  const words = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n大家好\n";
  const path = "media/intro.vtt";

  it("are saved as words of the draft and as a file beside its film", async () => {
    const { trainer, courseId, courseSlug } = await author();
    const film = await upload(
      trainer,
      "intro.mp4",
      await readFile("content/policy/media/intro.mp4"),
    );
    await link(trainer, courseSlug, film);
    const may = held(trainer, "draft.edit");
    expect(await getCaptions(may, courseSlug, "intro")).toMatchObject({
      text: null,
      revision: null,
      film: { path: "media/intro.mp4", sha256: film.sha256 },
    });
    const save = (text: string, base: number | null) =>
      execute(saveCaptions, trainer, { courseSlug, path, text, base });
    expect(await save(words, null)).toMatchObject({ value: { revision: 1 } });
    const longer = `${words}\n00:00:02.000 --> 00:00:03.000\n开始\n`;
    expect(await save(longer, 1)).toMatchObject({ value: { revision: 2 } });
    // Somebody who still has the first state in front of them overwrites nothing.
    expect(await save(words, 1)).toMatchObject({ refusal: { code: "draft.changed_elsewhere" } });
    expect(await getCaptions(may, courseSlug, "intro")).toMatchObject({
      text: longer,
      revision: 2,
    });
    const media = await db.select().from(draftMedia).where(eq(draftMedia.courseId, courseId));
    const pointer = media.find((each) => each.path === path);
    const sha256 = await storeBytes(new TextEncoder().encode(longer));
    expect(pointer).toMatchObject({ sha256, pointer: { bytes: Buffer.byteLength(longer) } });
  });

  it("with times that contradict one another are refused, and nothing is written", async () => {
    const { trainer, courseSlug } = await author();
    const text = `${words}\n00:00:01.000 --> 00:00:03.000\n重叠\n`;
    const saved = await execute(saveCaptions, trainer, { courseSlug, path, text, base: null });
    expect(saved).toMatchObject({
      refusal: { code: "invalid_input", fields: { text: [expect.stringContaining("重叠")] } },
    });
    expect(await db.select().from(draftMedia)).toEqual([]);
  });
});
