import "server-only";
import { settleOpen } from "@/lib/authoring/commands/submissions";
import { PublishDraft } from "@/lib/authoring/model/draft";
import { checkDraft } from "@/lib/authoring/rules/readiness";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { env } from "@/lib/platform/env";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { lockDraft, readDraft } from "@/lib/transfer/commands/draft-files";
import { renewRelease, takeTurns } from "@/lib/transfer/commands/renew-release";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { faultsByFile } from "@/lib/transfer/rules/parse-course";

type Step = { now: Date; by: string };
type Seen = { courseId: string; courseSlug: string; seen: string };
type Published = { courseSlug: string; number: number; releaseId: string; published: boolean };

/**
 * Publishes a draft as the course's next release, as it was looked at: refused where somebody changed it
 * meanwhile, where it has a fault, and where a review is asked for and nobody agreed to just this text.
 * Those who are in the middle of the course keep their release. A draft that learners have already is
 * not published again.
 */
export const publishDraft = defineCommand({
  name: "draft.publish",
  permission: "release.publish",
  input: PublishDraft,

  async run({ tx, permit, input: { courseSlug, seen }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    await takeTurns(tx, courseSlug);
    const { personId } = permit.actor;
    if (!personId) return refuse("not_permitted");
    return await publishAsSeen(tx, { courseId, courseSlug, seen }, { now, by: personId });
  },

  audit: ({ value: { courseSlug, number, published } }) =>
    published ? { subject: `course:${courseSlug}`, detail: { number } } : null,
});

/**
 * What publishing by hand and at a time have in common. The caller holds the course's turn; `settle` is
 * called with the release before what still waits for its time is cancelled.
 */
export async function publishAsSeen(
  tx: Transaction,
  { courseId, courseSlug, seen }: Seen,
  step: Step,
  settle: (releaseId: string) => Promise<unknown> = async () => {},
): Promise<Result<Published>> {
  await lockDraft(tx, courseId);
  const { files, media } = await readDraft(tx, courseId);
  if (sourceHash(files, media) !== seen) return refuse("draft.changed_since");
  const { course, faults } = checkDraft(files, media, env.NEXTAUTH_URL);
  if (!course || faults.length > 0) return refuse("draft.faulty", faultsByFile(faults));
  const renewed = await renewRelease(tx, courseId, { course, files, media }, step);
  if (!renewed.ok) return renewed;
  const { number, releaseId, published } = renewed.value;
  if (published) {
    await settle(releaseId);
    await settleOpen(tx, { courseId, hash: seen, releaseId }, step);
  }
  return ok({ courseSlug, number, releaseId, published });
}
