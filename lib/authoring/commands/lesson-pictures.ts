import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { mediaFiles } from "@/db/schema/media";
import { Slug } from "@/lib/catalogue/model";
import { PICTURE_BYTES_MAX, PICTURE_PIXELS_MAX, pictureKind } from "@/lib/media/rules/picture";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { storage } from "@/lib/platform/storage";
import { linkMedia, lockDraft } from "@/lib/transfer/commands/draft-files";

const AddLessonPicture = z.object({ courseSlug: Slug, content: z.instanceof(Uint8Array) });

/**
 * Stores a picture among the media of a draft. Its name is made of its bytes: the same picture again
 * is the same file, and nobody has to think of a name while writing.
 */
export const addLessonPicture = defineCommand({
  name: "draft.add_picture",
  permission: "draft.edit",
  input: AddLessonPicture,

  async run({ tx, permit, input: { courseSlug, content }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const kind = pictureKind(content);
    if (!kind) return refuse("picture.unknown");
    const large = Math.max(kind.width, kind.height) > PICTURE_PIXELS_MAX;
    if (content.length > PICTURE_BYTES_MAX || large) return refuse("picture.too_large");
    const sha256 = createHash("sha256").update(content).digest("hex");
    await storage.put(sha256, content);
    const by = permit.actor.personId;
    await tx
      .insert(mediaFiles)
      .values({ sha256, bytes: content.length, type: kind.type, storedAt: now, storedBy: by })
      .onConflictDoNothing();
    const { width, height } = kind;
    const path = `media/picture-${sha256.slice(0, 12)}.${kind.ending}`;
    await lockDraft(tx, courseId);
    const pointer = { sha256, bytes: content.length, width, height };
    await linkMedia(tx, courseId, { path, pointer }, { now, by });
    return ok({ path, sha256, width, height });
  },

  audit: ({ input: { courseSlug }, value: { path } }) => ({
    subject: `course:${courseSlug}`,
    detail: { picture: path },
  }),
});
