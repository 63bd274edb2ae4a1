import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { draftFiles } from "@/db/schema/authoring";
import { ImportWord } from "@/lib/authoring/model/import";
import { lessonPaths, withLessons } from "@/lib/authoring/rules/import-place";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { changeDraft, linkMedia, lockDraft } from "@/lib/transfer/commands/draft-files";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";

/**
 * Puts the lessons of a Word document into a course's draft, at the end of a module or as one of their
 * own. Their pictures have been stored before. All of it or nothing.
 */
export const importWord = defineCommand({
  name: "draft.import_word",
  permission: "draft.edit",
  input: ImportWord,

  async run({ tx, permit, input: { courseSlug, place, lessons, media }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    await lockDraft(tx, courseId);
    const held = await tx
      .select({ path: draftFiles.path, revision: draftFiles.revision })
      .from(draftFiles)
      .where(eq(draftFiles.courseId, courseId));
    const [sheet] = await tx
      .select({ text: draftFiles.text, revision: draftFiles.revision })
      .from(draftFiles)
      .where(and(eq(draftFiles.courseId, courseId), eq(draftFiles.path, MANIFEST)));
    const ids = lessons.map(({ id }) => id);
    const where =
      "title" in place ? { ...place, id: `m-${randomBytes(4).toString("hex")}` } : place;
    const placed = withLessons(sheet?.text ?? "", where, ids);
    if ("problem" in placed) return refuse("word.unplaced", { "": [placed.problem] });
    const paths = lessonPaths(
      held.map(({ path }) => path),
      ids,
    );
    const step = { now, by: permit.actor.personId };
    const written = await changeDraft(
      tx,
      courseId,
      [
        { path: MANIFEST, text: placed.sheet, base: sheet?.revision ?? null },
        ...lessons.map(({ text }, at) => ({ path: paths[at] ?? "", text, base: null })),
      ],
      step,
    );
    if (!written.ok) return written;
    for (const [path, pointer] of Object.entries(media)) {
      await linkMedia(tx, courseId, { path, pointer }, step);
    }
    return ok({
      courseSlug,
      moduleTitle: placed.title,
      lessons: lessons.map(({ id, title }, at) => ({ id, title, path: paths[at] ?? "" })),
    });
  },

  audit: ({ input: { courseSlug, fileName, lessons, media } }) => ({
    subject: `course:${courseSlug}`,
    detail: { fileName, lessons: lessons.length, pictures: Object.keys(media).length },
  }),
});
