import "server-only";
import { randomBytes } from "node:crypto";
import { ChangeOutline, ChangeSheet, type OutlineChange } from "@/lib/authoring/model/outline";
import { lessonPathOf, newLessonPath, newLessonText } from "@/lib/authoring/rules/new-lesson";
import {
  type NewIds,
  OutlineProblem,
  withChange,
  withEntries,
} from "@/lib/authoring/rules/outline";
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

const SHEET = "course.yaml";

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
    const sheet = files.get(SHEET);
    if (!sheet) return refuse("draft.file_missing");
    const ids = { module: newId("m"), lesson: newId("l") };
    const text = applied(sheet.text, change, ids);
    if (text instanceof OutlineProblem) {
      return refuse("invalid_input", { "change.title": [text.message] });
    }
    const changes: DraftChange[] = [
      { path: SHEET, text, base },
      ...fileOf(files, change, ids, localTimeInChina(now).slice(0, 10)),
    ];
    const saved = await changeDraft(tx, courseId, changes, { now, by: permit.actor.personId });
    return saved.ok ? ok({ courseSlug, lesson: ids.lesson }) : saved;
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

  async run({ tx, permit, input: { courseSlug, base, enrolment, ...entries }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const sheet = (await readDraftFiles(tx, courseId)).get(SHEET);
    if (!sheet) return refuse("draft.file_missing");
    // A course is open unless its sheet says otherwise.
    const mode = enrolment === "open" ? undefined : enrolment;
    const text = withEntries(sheet.text, { ...entries, enrolment: mode });
    const changes = [{ path: SHEET, text, base }];
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
    const path = newLessonPath(paths, ids.lesson);
    const text = newLessonText({ id: ids.lesson, title: change.title, day });
    return [{ path, text, base: null }];
  }
  const path = change.kind === "drop_lesson" ? lessonPathOf(paths, change.lesson) : null;
  return path ? [{ path, text: null, base: files.get(path)?.revision ?? null }] : [];
}

function applied(text: string, change: OutlineChange, ids: NewIds): string | OutlineProblem {
  try {
    return withChange(text, change, ids);
  } catch (error) {
    if (error instanceof OutlineProblem) return error;
    throw error;
  }
}

/** Stable for ever, and says nothing that could become untrue. */
function newId(kind: "m" | "l"): string {
  return `${kind}-${randomBytes(4).toString("hex")}`;
}
