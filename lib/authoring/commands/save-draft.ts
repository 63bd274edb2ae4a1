import "server-only";
import { SaveDraftFiles } from "@/lib/authoring/model/draft";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { changeDraft } from "@/lib/transfer/commands/draft-files";

/** Saves files of a draft: all of them, or none where one was changed by somebody else meanwhile. */
export const saveDraftFiles = defineCommand({
  name: "draft.save_files",
  permission: "draft.edit",
  input: SaveDraftFiles,

  async run({ tx, permit, input: { courseSlug, changes }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const saved = await changeDraft(tx, courseId, changes, { now, by: permit.actor.personId });
    return saved.ok ? ok({ courseSlug, ...saved.value, savedAt: now }) : saved;
  },

  // The history of each file says who changed it, when and how; the log would say it every few seconds.
  audit: () => null,
});
