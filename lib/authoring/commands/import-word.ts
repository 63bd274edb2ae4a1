import "server-only";
import { newId } from "@/lib/authoring/commands/new-id";
import { ImportWord } from "@/lib/authoring/model/import";
import { lessonPaths } from "@/lib/authoring/rules/import-place";
import { withLessons } from "@/lib/authoring/rules/outline";
import { orProblem } from "@/lib/authoring/rules/sheet-tree";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import {
  changeDraft,
  linkMedia,
  lockDraft,
  readDraftFiles,
} from "@/lib/transfer/commands/draft-files";
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
    const held = await readDraftFiles(tx, courseId);
    const sheet = held.get(MANIFEST);
    if (!sheet) return refuse("draft.file_missing");
    const ids = lessons.map(({ id }) => id);
    const where = "title" in place ? { ...place, id: newId("m") } : place;
    const placed = orProblem(() => withLessons(sheet.text, where, ids));
    if ("problem" in placed) return refuse("word.unplaced", { "": [placed.problem] });
    const paths = lessonPaths([...held.keys()], ids);
    const step = { now, by: permit.actor.personId };
    const written = await changeDraft(
      tx,
      courseId,
      [
        { path: MANIFEST, text: placed.value.sheet, base: sheet.revision },
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
      moduleTitle: placed.value.title,
      lessons: lessons.map(({ id, title }, at) => ({ id, title, path: paths[at] ?? "" })),
    });
  },

  audit: ({ input: { courseSlug, fileName, lessons, media } }) => ({
    subject: `course:${courseSlug}`,
    detail: { fileName, lessons: lessons.length, pictures: Object.keys(media).length },
  }),
});
