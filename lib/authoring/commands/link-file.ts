import "server-only";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import { draftFiles, draftMedia } from "@/db/schema/authoring";
import { courses } from "@/db/schema/catalogue";
import { mediaAssets, mediaFacts, mediaFiles } from "@/db/schema/media";
import { LinkFile } from "@/lib/authoring/model/library";
import { freePath } from "@/lib/authoring/rules/media-path";
import type { MediaFacts, MediaPointer } from "@/lib/media/model";
import { kindOf } from "@/lib/media/rules/sniff";
import { findReachedCourse, reachesCourse } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { storedBytes } from "@/lib/platform/stored-bytes";
import { changeDraft, linkMedia, lockDraft } from "@/lib/transfer/commands/draft-files";

type Linked = { path: string; pointer: MediaPointer; added: boolean };

/** Puts a file of the library into a course's draft; one that is there already keeps its path. */
export const linkFile = defineCommand({
  name: "media.link",
  permission: "draft.edit",
  input: LinkFile,

  async run({ tx, permit, input: { courseSlug, sha256, name }, now }): Promise<Result<Linked>> {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    const file = courseId && (await findFile(tx, permit, sha256));
    if (!courseId || !file) return refuse("not_found");
    await lockDraft(tx, courseId);
    const held = await tx
      .select({ path: draftMedia.path, sha256: draftMedia.sha256 })
      .from(draftMedia)
      .where(eq(draftMedia.courseId, courseId));
    const pointer = pointerOf(file);
    const present = held.find((each) => each.sha256 === sha256);
    if (present) return ok({ path: present.path, pointer, added: false });
    const texts = await tx
      .select({ path: draftFiles.path, text: draftFiles.text })
      .from(draftFiles)
      .where(and(eq(draftFiles.courseId, courseId), sql`${draftFiles.path} like 'media/%'`));
    const content = await textOf(file);
    const same = content === null ? undefined : texts.find(({ text }) => text === content);
    if (same) return ok({ path: same.path, pointer, added: false });
    const taken = new Set([...held, ...texts].map(({ path }) => path));
    const kind = kindOf(file.type);
    const path = freePath({ ...file, name: name ?? file.name, kind }, taken);
    if (!path) return refuse("not_found");
    const step = { now, by: permit.actor.personId };
    if (content !== null) {
      const changed = await changeDraft(tx, courseId, [{ path, text: content, base: null }], step);
      if (!changed.ok) return changed;
    }
    // A figure is text in a course; all else lies in the store.
    if (file.type !== "image/svg+xml") await linkMedia(tx, courseId, { path, pointer }, step);
    return ok({ path, pointer, added: true });
  },

  audit: ({ input: { courseSlug, sha256 }, value: { path, added } }) =>
    added ? { subject: `course:${courseSlug}`, detail: { path, sha256 } } : null,
});

/** What a course has to know of a file. */
export function pointerOf({
  sha256,
  bytes,
  facts: { seconds, width, height, pages, courseware },
}: Pick<typeof mediaFiles.$inferSelect, "sha256" | "bytes"> & { facts: MediaFacts }): MediaPointer {
  return {
    ...{ sha256, bytes },
    ...(seconds && { seconds }),
    ...(width && height && { width, height }),
    ...(pages && { pages }),
    ...(courseware && { courseware }),
  };
}

/** A stored file that is one's own, or that a draft within reach has. */
export async function findFile(tx: Transaction, permit: Permit<"draft.edit">, sha256: string) {
  const own = tx
    .select({ sha256: mediaAssets.sha256 })
    .from(mediaAssets)
    .where(and(eq(mediaAssets.sha256, sha256), eq(mediaAssets.ownerId, personOf(permit))));
  const reached = tx
    .select({ sha256: draftMedia.sha256 })
    .from(draftMedia)
    .innerJoin(courses, eq(courses.id, draftMedia.courseId))
    .where(and(eq(draftMedia.sha256, sha256), reachesCourse(permit)));
  const [file] = await tx
    .select({
      sha256: mediaFiles.sha256,
      bytes: mediaFiles.bytes,
      type: mediaFiles.type,
      facts: sql<MediaFacts>`coalesce(${mediaFacts.facts}, '{}')`,
      name: sql<string>`coalesce(
        (select a.name from media_assets a where a.sha256 = ${mediaFiles.sha256}
          order by a.owner_id = ${personOf(permit)} desc limit 1),
        (select d.path from draft_media d where d.sha256 = ${mediaFiles.sha256} limit 1))`,
    })
    .from(mediaFiles)
    .leftJoin(mediaFacts, eq(mediaFacts.sha256, mediaFiles.sha256))
    .where(or(inArray(mediaFiles.sha256, own), inArray(mediaFiles.sha256, reached)));
  return file ?? null;
}

/** The text of a file that a course keeps as text; null for all others. */
async function textOf(file: { sha256: string; bytes: number; type: string }) {
  if (file.type !== "image/svg+xml" && file.type !== "text/vtt") return null;
  const text = new TextDecoder().decode(await storedBytes(file.sha256, 0, file.bytes));
  return text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
}
