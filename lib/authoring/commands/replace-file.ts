import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { draftFiles, draftMedia } from "@/db/schema/authoring";
import { courses } from "@/db/schema/catalogue";
import { findFile, pointerOf } from "@/lib/authoring/commands/link-file";
import { ReplaceFile } from "@/lib/authoring/model/library";
import { endingOf, freePath, withPath } from "@/lib/authoring/rules/media-path";
import { kindOf } from "@/lib/media/rules/sniff";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { changeDraft, linkMedia, lockDraft } from "@/lib/transfer/commands/draft-files";

type Place = { courseId: string; slug: string; path: string };
type Replaced = { courseSlug: string; path: string; now: string; files: string[] };

/**
 * Puts one file in another's place in all drafts that whoever asks may change: all of them or none. Where the
 * new file has another ending its path changes too, and with it the texts that name it. Releases stay.
 */
export const replaceFile = defineCommand({
  name: "media.replace",
  permission: "draft.edit",
  input: ReplaceFile,

  async run({ tx, permit, input: { from, to }, now }): Promise<Result<{ replaced: Replaced[] }>> {
    const [before, after] = [await findFile(tx, permit, from), await findFile(tx, permit, to)];
    if (!before || !after) return refuse("not_found");
    const isText = [before, after].some(({ type }) => /^text|svg/.test(type));
    if (kindOf(before.type) !== kindOf(after.type) || isText) return refuse("media.other_kind");
    const places = await tx
      .select({ courseId: courses.id, slug: courses.slug, path: draftMedia.path })
      .from(draftMedia)
      .innerJoin(courses, eq(courses.id, draftMedia.courseId))
      .where(and(eq(draftMedia.sha256, from), reachesCourse(permit)))
      .orderBy(courses.id, draftMedia.path);
    const replaced: Replaced[] = [];
    for (const place of places) {
      const step = { now, by: permit.actor.personId };
      const done = await replaceAt(tx, place, after, step);
      if (!done.ok) return done;
      replaced.push(done.value);
    }
    return replaced.length > 0 ? ok({ replaced }) : refuse("media.not_in_drafts");
  },

  audit: ({ input: { from, to }, value: { replaced } }) => ({
    subject: `media:${from}`,
    detail: { to, replaced },
  }),
});

type After = NonNullable<Awaited<ReturnType<typeof findFile>>>;

async function replaceAt(
  tx: Transaction,
  { courseId, slug, path }: Place,
  after: After,
  step: { now: Date; by: string | null },
): Promise<Result<Replaced>> {
  await lockDraft(tx, courseId);
  const held = await tx
    .select({ path: draftMedia.path })
    .from(draftMedia)
    .where(eq(draftMedia.courseId, courseId));
  const sameEnding = path.endsWith(`.${endingOf(after.type)}`);
  const renamed = freePath(
    { ...after, name: path.replace(/^media\//, ""), kind: kindOf(after.type) },
    new Set(held.map((each) => each.path)),
  );
  const target = sameEnding ? path : renamed;
  if (!target) return refuse("media.other_kind");
  const files = target === path ? [] : await renameIn(tx, courseId, path, target, step);
  if (!Array.isArray(files)) return files;
  if (target !== path) await linkMedia(tx, courseId, { path, pointer: null }, step);
  await linkMedia(tx, courseId, { path: target, pointer: pointerOf(after) }, step);
  return ok({ courseSlug: slug, path, now: target, files });
}

/** The draft's texts that name a path name another; returns which, or why it was refused. */
async function renameIn(
  tx: Transaction,
  courseId: string,
  path: string,
  target: string,
  step: { now: Date; by: string | null },
): Promise<string[] | Exclude<Result<never>, { ok: true }>> {
  const texts = await tx
    .select({ path: draftFiles.path, text: draftFiles.text, revision: draftFiles.revision })
    .from(draftFiles)
    .where(and(eq(draftFiles.courseId, courseId), sql`strpos(${draftFiles.text}, ${path}) > 0`));
  const changes = texts
    .map((file) => ({
      path: file.path,
      text: withPath(file.text, path, target),
      base: file.revision,
    }))
    .filter((change, index) => change.text !== texts[index]?.text);
  if (changes.length === 0) return [];
  const changed = await changeDraft(tx, courseId, changes, step);
  return changed.ok ? changes.map((change) => change.path) : changed;
}
