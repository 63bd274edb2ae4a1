import "server-only";
import { newId } from "@/lib/authoring/commands/new-id";
import { ChangeOutline, ChangeSheet, type OutlineChange } from "@/lib/authoring/model/outline";
import { lessonPaths } from "@/lib/authoring/rules/import-place";
import { lessonPathOf, newLessonText } from "@/lib/authoring/rules/new-lesson";
import { type NewIds, withChange, withEntries } from "@/lib/authoring/rules/outline";
import { sheetEntries } from "@/lib/authoring/rules/sheet";
import { orProblem } from "@/lib/authoring/rules/sheet-tree";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { localTimeInChina } from "@/lib/platform/wording";
import {
  changeDraft,
  type DraftChange,
  lockDraft,
  readDraftFiles,
} from "@/lib/transfer/commands/draft-files";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";

/**
 * Changes a course's outline in one thing. A new lesson gets its file; the file of one that is dropped
 * goes with it, and stays in the draft's history.
 */
export const changeOutline = defineCommand({
  name: "draft.change_outline",
  permission: "draft.edit",
  input: ChangeOutline,

  async run({ tx, permit, input: { courseSlug, base, change }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    await lockDraft(tx, courseId);
    const files = await readDraftFiles(tx, courseId);
    const sheet = files.get(MANIFEST);
    if (!sheet) return refuse("draft.file_missing");
    const ids = { module: newId("m"), lesson: newId("l") };
    const changed = orProblem(() => withChange(sheet.text, change, ids));
    if ("problem" in changed) {
      return refuse("invalid_input", { "change.title": [changed.problem] });
    }
    const changes: DraftChange[] = [
      { path: MANIFEST, text: changed.value, base },
      ...fileOf(files, change, ids, localTimeInChina(now).slice(0, 10)),
    ];
    const saved = await changeDraft(tx, courseId, changes, { now, by: permit.actor.personId });
    if (!saved.ok) return saved;
    return ok({
      courseSlug,
      lesson: ids.lesson,
      revision: saved.value.revisions[MANIFEST] ?? base,
    });
  },

  audit: ({ input: { courseSlug, change } }) => ({
    subject: `course:${courseSlug}`,
    detail: change,
  }),
});

/** Changes what a course says of itself. */
export const changeSheet = defineCommand({
  name: "draft.change_sheet",
  permission: "draft.edit",
  input: ChangeSheet,

  async run({ tx, permit, input: { courseSlug, base, ...entries }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const sheet = (await readDraftFiles(tx, courseId)).get(MANIFEST);
    if (!sheet) return refuse("draft.file_missing");
    const changed = orProblem(() => withEntries(sheet.text, sheetEntries(entries)));
    if ("problem" in changed) return refuse("invalid_input", { title: [changed.problem] });
    const changes = [{ path: MANIFEST, text: changed.value, base }];
    const saved = await changeDraft(tx, courseId, changes, { now, by: permit.actor.personId });
    return saved.ok ? ok({ courseSlug }) : saved;
  },

  audit: ({ input: { courseSlug, title } }) => ({
    subject: `course:${courseSlug}`,
    detail: { title },
  }),
});

type Files = Awaited<ReturnType<typeof readDraftFiles>>;

/** What happens to the lesson's own file. */
function fileOf(files: Files, change: OutlineChange, ids: NewIds, day: string): DraftChange[] {
  const paths = [...files.keys()];
  if (change.kind === "add_lesson") {
    const text = newLessonText({ id: ids.lesson, title: change.title, day });
    return lessonPaths(paths, [ids.lesson]).map((path) => ({ path, text, base: null }));
  }
  const path = change.kind === "drop_lesson" ? lessonPathOf(paths, change.lesson) : null;
  return path ? [{ path, text: null, base: files.get(path)?.revision ?? null }] : [];
}
