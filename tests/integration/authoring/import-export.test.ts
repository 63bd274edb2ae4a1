/** Courses as folders on real PostgreSQL: out and in again without the loss of a byte; Word into a draft. */
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { draftVersions } from "@/db/schema/authoring";
import { bringCourse } from "@/lib/authoring/commands/bring-course";
import { createCourse } from "@/lib/authoring/commands/create-course";
import { importWord } from "@/lib/authoring/commands/import-word";
import { getCourseSource, packedCourse } from "@/lib/authoring/queries/course-source";
import { getDraft } from "@/lib/authoring/queries/drafts";
import { storeMedia } from "@/lib/media/commands/store-media";
import { type Actor, PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { loadCourse } from "@/lib/transfer/commands/load-course";
import { readCourseBundle, withCourseArchive } from "@/lib/transfer/queries/read-course-bundle";
import { readCourseFolder, readCourseMedia } from "@/lib/transfer/queries/read-course-folder";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { makeActor } from "@/tests/support/factories";
import { pngNumber } from "@/tests/support/word";
import { packed, unzipped, zipped } from "@/tests/support/zips";

const content = "content";
const slugs = readdirSync(content, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function bytesOf(slug: string): Record<string, string> {
  const folder = join(content, slug);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name));
  return sums(
    Object.fromEntries(
      entries.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
    ),
  );
}
const sums = (files: Record<string, Uint8Array>) =>
  Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [
      path,
      createHash("sha256").update(bytes).digest("hex"),
    ]),
  );

async function exported(actor: Actor, slug: string, release: number | null = null) {
  const allowed = permit(actor, "draft.read");
  const source = allowed && (await getCourseSource(allowed, slug, release));
  return source ? await zipped(packedCourse(source)) : null;
}

async function imported(actor: Actor, zip: Uint8Array, into: string | null = null) {
  const path = join(tmpdir(), `wushe-test-${randomUUID()}.zip`);
  await writeFile(path, zip);
  const place = into === null ? null : { courseSlug: into, knownChange: Date.now() + 1000 };
  try {
    return await withCourseArchive(path, (bundle) => bringCourse(actor, bundle, place));
  } finally {
    await rm(path);
  }
}

async function author() {
  const trainer = await makeActor("trainer", "4201");
  const created = await execute(createCourse, trainer, {
    title: "入户探访（虚构）",
    summary: "怎样敲开一扇门",
    audience: "一线社工",
  });
  if (!created.ok) throw new Error(created.refusal.code);
  const { courseId, courseSlug } = created.value;
  const actor: Actor = { ...trainer, grants: [...trainer.grants, { role: "author", courseId }] };
  return { actor, courseSlug, courseId };
}

describe("a shipped course", () => {
  it.each(slugs)("%s: out, in as another course, out again", { timeout: 60_000 }, async (slug) => {
    const folder = join(content, slug);
    const { files, media } = await readCourseFolder(folder);
    for (const path of Object.keys(media)) {
      const whole = await readCourseMedia(folder, path);
      const stored = await execute(storeMedia, PLATFORM_ACTOR, { path, content: whole });
      expect(stored.ok).toBe(true);
    }
    expect(await execute(loadCourse, PLATFORM_ACTOR, { files, media, position: 1 })).toMatchObject({
      ok: true,
    });
    const administrator = await makeActor("administrator", "42");
    const draft = await exported(administrator, slug);
    const release = await exported(administrator, slug, 1);
    if (!draft || !release) throw new Error("nothing came out");
    expect(sums(unzipped(draft))).toEqual(bytesOf(slug));
    expect(release).toEqual(draft);

    const again = await imported(administrator, draft);
    if (!again.ok) throw new Error(JSON.stringify(again.refusal));
    expect(again.value).toMatchObject({ faults: [], leftOut: [] });
    expect(again.value.courseSlug).not.toBe(slug);
    const back = await exported(administrator, again.value.courseSlug);
    const { "course.yaml": sheet, ...rest } = unzipped(back ?? new Uint8Array());
    const { "course.yaml": before, ...restBefore } = unzipped(draft);
    expect(sums(rest)).toEqual(sums(restBefore));
    const said = new TextDecoder().decode(sheet).replace(again.value.courseSlug, slug);
    expect(said, "only the address differs").toBe(new TextDecoder().decode(before));
  });
});

describe("who may", () => {
  it("a trainer becomes author of what they bring, under the address it has where that is free", async () => {
    const trainer = await makeActor("trainer", "4201");
    const zip = await zipped(packed({ "course.yaml": "slug: home-visits\ntitle: 入户\n" }));
    const result = await imported(trainer, zip);
    expect(result).toMatchObject({ ok: true, value: { courseSlug: "home-visits", title: "入户" } });
    expect(result.ok && result.value.faults.length).toBeGreaterThan(0);
    const audit = await db.select().from(auditEntries);
    expect(audit.map(({ action }) => action)).toEqual(["course.import_folder"]);
  });

  it("another trainer neither exports nor replaces it", async () => {
    const { courseSlug } = await author();
    const { actor: other } = await author();
    expect(await exported(other, courseSlug)).toBeNull();
    const zip = await zipped(packed({ "course.yaml": "slug: a\n" }));
    expect(await imported(other, zip, courseSlug)).toMatchObject({
      refusal: { code: "not_found" },
    });
  });
});

describe("into a draft that is there", () => {
  it("takes its place, keeps its address, and leaves what was there in its history", async () => {
    const { actor, courseSlug, courseId } = await author();
    const zip = await zipped(
      packed({ "x/course.yaml": "slug: other\ntitle: 新的\n", "x/media/a.png": pngNumber(1) }),
    );
    expect((await imported(actor, zip, courseSlug)).ok).toBe(true);
    const held = permit(actor, "draft.edit");
    const draft = held && (await getDraft(held, courseSlug));
    expect(draft?.files["course.yaml"]?.text).toBe(`slug: ${courseSlug}\ntitle: 新的\n`);
    expect(Object.keys(draft?.files ?? {})).toEqual(["course.yaml"]);
    expect(draft?.media["media/a.png"]).toMatchObject({ width: 320, height: 200 });
    const history = await db.select().from(draftVersions);
    expect(history.some((row) => row.courseId === courseId && row.path === "questions.yaml")).toBe(
      true,
    );
  });

  it("is refused when somebody changed it meanwhile", async () => {
    const { actor, courseSlug } = await author();
    const bundle = { files: { "course.yaml": "slug: a\n" }, media: [], leftOut: [] };
    expect(await bringCourse(actor, bundle, { courseSlug, knownChange: 0 })).toMatchObject({
      refusal: { code: "course.draft_changed" },
    });
  });

  it("changes nothing when one file is not what its name says", async () => {
    const { actor, courseSlug } = await author();
    const before = await exported(actor, courseSlug);
    const zip = await zipped(
      packed({ "course.yaml": "slug: a\n", "media/a.png": "MZ, a program with another name" }),
    );
    await expect(imported(actor, zip, courseSlug)).rejects.toThrow(UnreadableFile);
    expect(await exported(actor, courseSlug)).toEqual(before);
  });
});

describe("a folder on disk", () => {
  it("is read as its zip is", async () => {
    const bundle = await readCourseBundle(join(content, "policy"));
    expect(bundle.leftOut).toEqual([]);
    const paths = [...Object.keys(bundle.files), ...bundle.media.map(({ path }) => path)];
    expect([...new Set(paths)].sort()).toEqual(Object.keys(bytesOf("policy")));
  });
});

describe("lessons of a Word document", () => {
  const lesson = (id: string) => ({ id, title: id, text: `---\nid: ${id}\n---\n\n正文\n` });
  const send = (actor: Actor, courseSlug: string, place: object, ids: string[]) =>
    execute(importWord, actor, {
      ...{ courseSlug, fileName: "入户.docx", place, media: {} },
      lessons: ids.map(lesson),
    });

  it("stand in a module of their own, then more behind them", async () => {
    const { actor, courseSlug } = await author();
    const first = await send(actor, courseSlug, { title: "上门" }, ["lesson-a", "lesson-b"]);
    expect(first).toMatchObject({
      value: { moduleTitle: "上门", lessons: [{ path: "lessons/01-lesson-a.md" }, {}] },
    });
    const held = permit(actor, "draft.edit");
    const sheet = (held && (await getDraft(held, courseSlug)))?.files["course.yaml"]?.text ?? "";
    const moduleId = /- id: (m-[0-9a-f]+)/.exec(sheet)?.[1];
    const second = await send(actor, courseSlug, { moduleId }, ["lesson-c"]);
    expect(second).toMatchObject({ value: { lessons: [{ path: "lessons/03-lesson-c.md" }] } });
    const after = held && (await getDraft(held, courseSlug));
    expect(after?.files["course.yaml"]?.text.match(/lesson-[abc]/g)).toHaveLength(3);
  });

  it("are refused whole where their place is gone, or where the course is another's", async () => {
    const { actor, courseSlug } = await author();
    const { actor: other } = await author();
    const before = await exported(actor, courseSlug);
    expect(await send(actor, courseSlug, { moduleId: "nowhere" }, ["lesson-a"])).toMatchObject({
      refusal: { code: "word.unplaced" },
    });
    expect(await send(other, courseSlug, { title: "上门" }, ["lesson-a"])).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await exported(actor, courseSlug)).toEqual(before);
  });
});
