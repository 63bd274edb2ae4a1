import "server-only";
import { questionMedia } from "@/db/schema/assessment/questions";
import { keepBytes } from "@/lib/media/commands/keep-bytes";
import { PICTURE_BYTES_MAX, PICTURE_PIXELS_MAX, pictureKind } from "@/lib/media/rules/picture";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { AddPicture } from "@/lib/transfer/model/bank";

/** Stores a picture that questions of a course may show. The same picture again changes nothing. */
export const addPicture = defineCommand({
  name: "question.add_picture",
  permission: "question.maintain",
  input: AddPicture,

  async run({ tx, permit, input: { courseSlug, content }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    return await storePicture(tx, courseId, content, { now, by: permit.actor.personId });
  },

  audit: ({ input: { courseSlug }, value: { hash, added } }) =>
    added ? { subject: `course:${courseSlug}`, detail: { picture: hash } } : null,
});

type Stored = { hash: string; ending: string; added: boolean };

/** Keeps a picture, and notes that questions of the course may show it. */
export async function storePicture(
  tx: Transaction,
  courseId: string,
  content: Uint8Array,
  { now, by }: { now: Date; by: string | null },
): Promise<Result<Stored>> {
  const kind = pictureKind(content);
  if (!kind) return refuse("picture.unknown");
  const large = Math.max(kind.width, kind.height) > PICTURE_PIXELS_MAX;
  if (content.length > PICTURE_BYTES_MAX || large) return refuse("picture.too_large");
  const { sha256 } = await keepBytes(tx, content, { type: kind.type, now, by });
  const added = await tx
    .insert(questionMedia)
    .values({ courseId, sha256, addedAt: now, addedBy: by })
    .onConflictDoNothing()
    .returning({ sha256: questionMedia.sha256 });
  return ok({ hash: sha256, ending: kind.ending, added: added.length > 0 });
}
