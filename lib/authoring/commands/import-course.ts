import "server-only";
import { randomBytes } from "node:crypto";
import { eq, max } from "drizzle-orm";
import { courseTeam, draftFiles } from "@/db/schema/authoring";
import { courses } from "@/db/schema/catalogue";
import { placeNewCourse } from "@/lib/authoring/commands/place-course";
import { ImportCourse, ImportIntoDraft } from "@/lib/authoring/model/import";
import { slugOf, withSlug } from "@/lib/authoring/rules/import-place";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { lockDraft, replaceDraft } from "@/lib/transfer/commands/draft-files";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";

/** A course folder becomes a course: a draft, whose author is whoever brings it. Nothing is published. */
export const importCourse = defineCommand({
  name: "course.import_folder",
  permission: "course.create",
  input: ImportCourse,

  async run({ tx, permit, input: { files, media }, now }) {
    const by = permit.actor.personId;
    const slug = await freeSlug(tx, slugOf(files[MANIFEST] ?? ""));
    const courseId = await placeNewCourse(tx, slug, by);
    if (by) await tx.insert(courseTeam).values({ courseId, personId: by, role: "author" });
    await lockDraft(tx, courseId);
    await replaceDraft(tx, courseId, { files: under(slug, files), media }, { now, by });
    return ok({ courseSlug: slug });
  },

  audit: ({ input, value: { courseSlug } }) => ({
    subject: `course:${courseSlug}`,
    detail: { files: Object.keys(input.files).length, media: Object.keys(input.media).length },
  }),
});

/** A course folder takes the place of a course's draft; what was there stays in its history. */
export const importIntoDraft = defineCommand({
  name: "draft.import_folder",
  permission: "draft.edit",
  input: ImportIntoDraft,

  async run({ tx, permit, input: { courseSlug, files, media, knownChange }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    await lockDraft(tx, courseId);
    const [last] = await tx
      .select({ at: max(draftFiles.updatedAt) })
      .from(draftFiles)
      .where(eq(draftFiles.courseId, courseId));
    if ((last?.at?.getTime() ?? 0) > knownChange) return refuse("course.draft_changed");
    const step = { now, by: permit.actor.personId };
    await replaceDraft(tx, courseId, { files: under(courseSlug, files), media }, step);
    return ok({ courseSlug });
  },

  audit: ({ input: { courseSlug, files, media } }) => ({
    subject: `course:${courseSlug}`,
    detail: { files: Object.keys(files).length, media: Object.keys(media).length },
  }),
});

/** The files as they are; only the sheet says the address that the course has here. */
function under(slug: string, files: Record<string, string>): Record<string, string> {
  const sheet = files[MANIFEST] ?? "";
  return slugOf(sheet) === slug ? files : { ...files, [MANIFEST]: withSlug(sheet, slug) };
}

async function freeSlug(tx: Transaction, wished: string | null): Promise<string> {
  if (wished) {
    const [taken] = await tx
      .select({ id: courses.id })
      .from(courses)
      .where(eq(courses.slug, wished));
    if (!taken) return wished;
  }
  return `c-${randomBytes(5).toString("hex")}`;
}
