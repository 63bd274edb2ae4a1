import "server-only";
import { and, eq } from "drizzle-orm";
import { draftFiles } from "@/db/schema/authoring";
import { SaveCaptions } from "@/lib/authoring/model/library";
import { keepBytes } from "@/lib/media/commands/keep-bytes";
import { checkCaptions, readCaptions } from "@/lib/media/rules/captions";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { changeDraft, linkMedia } from "@/lib/transfer/commands/draft-files";

/**
 * Saves the captions of a film: a new file in the store, and in the draft both its words and where it lies.
 * Times that contradict one another are refused; what is merely unlucky is told beforehand.
 */
export const saveCaptions = defineCommand({
  name: "media.save_captions",
  permission: "draft.edit",
  input: SaveCaptions,

  async run({ tx, permit, input: { courseSlug, path, text, base }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const problem = checkCaptions(readCaptions(text)).find(({ grave }) => grave);
    if (problem) return refuse("invalid_input", { text: [problem.message] });
    const step = { now, by: permit.actor.personId };
    const changed = await changeDraft(tx, courseId, [{ path, text, base }], step);
    if (!changed.ok) return changed;
    const content = new TextEncoder().encode(text);
    const { sha256, bytes } = await keepBytes(tx, content, { type: "text/vtt", ...step });
    await linkMedia(tx, courseId, { path, pointer: { sha256, bytes } }, step);
    const [kept] = await tx
      .select({ revision: draftFiles.revision })
      .from(draftFiles)
      .where(and(eq(draftFiles.courseId, courseId), eq(draftFiles.path, path)));
    return ok({ courseSlug, path, text, sha256, revision: kept?.revision ?? 1 });
  },

  audit: ({ input: { courseSlug, path }, value: { sha256 } }) => ({
    subject: `course:${courseSlug}`,
    detail: { path, sha256 },
  }),
});
