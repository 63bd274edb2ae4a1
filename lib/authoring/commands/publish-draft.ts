import "server-only";
import { PublishDraft } from "@/lib/authoring/model/draft";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { lockDraft, readDraft } from "@/lib/transfer/commands/draft-files";
import { renewRelease, takeTurns } from "@/lib/transfer/commands/renew-release";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { faultsByFile, parseCourse } from "@/lib/transfer/rules/parse-course";

/**
 * Publishes a draft as the course's next release, as it was looked at: refused where somebody changed it
 * meanwhile, and where it has a fault. Those who are in the middle of the course keep their release. A
 * draft that learners have already is not published again.
 */
export const publishDraft = defineCommand({
  name: "draft.publish",
  permission: "release.publish",
  input: PublishDraft,

  async run({ tx, permit, input: { courseSlug, seen }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    await takeTurns(tx, courseSlug);
    await lockDraft(tx, courseId);
    const { files, media } = await readDraft(tx, courseId);
    if (sourceHash(files, media) !== seen) return refuse("draft.changed_since");
    const { course, faults } = parseCourse(files, media);
    if (!course) return refuse("draft.faulty", faultsByFile(faults));
    const step = { now, by: permit.actor.personId };
    const renewed = await renewRelease(tx, courseId, { course, files, media }, step);
    if (!renewed.ok) return renewed;
    const { number, published } = renewed.value;
    return ok({ courseSlug, number, published });
  },

  audit: ({ value: { courseSlug, number, published } }) =>
    published ? { subject: `course:${courseSlug}`, detail: { number } } : null,
});
