import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { draftSubmissions, reviewNotes } from "@/db/schema/publishing";
import { openStates } from "@/lib/authoring/commands/submissions";
import { tellTeam } from "@/lib/authoring/commands/tell-team";
import { DecideReview, WriteReviewNote } from "@/lib/authoring/model/publishing";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { lockDraft, readDraft } from "@/lib/transfer/commands/draft-files";
import { takeTurns } from "@/lib/transfer/commands/renew-release";
import { sourceHash } from "@/lib/transfer/rules/content-hash";

/** Writes down what a reviewer says of one lesson, or of the course as a whole; empty takes it back. */
export const writeReviewNote = defineCommand({
  name: "review.note",
  permission: "draft.review",
  input: WriteReviewNote,

  async run({ tx, permit, input: { courseSlug, submission, lesson, body }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    await takeTurns(tx, courseSlug);
    const open = await findOpen(tx, courseId, submission);
    if (!open.ok) return open;
    const key = { submissionId: submission, lesson, writtenBy: personOf(permit) };
    if (body === "") {
      await tx
        .delete(reviewNotes)
        .where(
          and(
            eq(reviewNotes.submissionId, submission),
            eq(reviewNotes.lesson, lesson),
            eq(reviewNotes.writtenBy, key.writtenBy),
          ),
        );
      return ok({ courseSlug });
    }
    await tx
      .insert(reviewNotes)
      .values({ ...key, body, writtenAt: now })
      .onConflictDoUpdate({
        target: [reviewNotes.submissionId, reviewNotes.lesson, reviewNotes.writtenBy],
        set: { body, writtenAt: now },
      });
    return ok({ courseSlug });
  },

  // The notes say themselves who wrote what, and when.
  audit: () => null,
});

/**
 * Approves or returns a draft as it was submitted. Nobody approves what they wrote or submitted
 * themselves, and nothing that was changed since it was submitted.
 */
export const decideReview = defineCommand({
  name: "review.decide",
  permission: "draft.review",
  input: DecideReview,

  async run({ tx, permit, input, now }) {
    const { courseSlug, submission, verdict, reasons } = input;
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const by = personOf(permit);
    await takeTurns(tx, courseSlug);
    await lockDraft(tx, courseId);
    const open = await findOpen(tx, courseId, submission);
    if (!open.ok) return open;
    const { submittedBy, hash, state } = open.value;
    if (verdict === "approved") {
      if (state === "approved") return refuse("submission.settled");
      if (submittedBy === by || (await hasWritten(tx, courseId, by))) return refuse("review.own");
      const { files, media } = await readDraft(tx, courseId);
      if (sourceHash(files, media) !== hash) return refuse("submission.stale");
    }
    await tx
      .update(draftSubmissions)
      .set({ state: verdict, reasons, decidedBy: by, decidedAt: now })
      .where(eq(draftSubmissions.id, submission));
    const told = { courseId, courseSlug, also: [submittedBy], but: by, now };
    await tellTeam(tx, { ...told, roles: ["author"] }, (title) => ({
      title: verdict === "approved" ? `《${title}》审稿通过` : `《${title}》退回修改`,
      body: reasons !== "" ? `审稿人说：${reasons}` : "可以发布了。草稿再有改动，就要重新送审。",
    }));
    return ok({ courseSlug });
  },

  audit: ({ input: { submission, verdict }, value: { courseSlug } }) => ({
    subject: `course:${courseSlug}`,
    detail: { submission, verdict },
  }),
});

type Open = { submittedBy: string; hash: string; state: string };

async function findOpen(tx: Transaction, courseId: string, id: string): Promise<Result<Open>> {
  const [found] = await tx
    .select({
      submittedBy: draftSubmissions.submittedBy,
      hash: draftSubmissions.sourceHash,
      state: draftSubmissions.state,
    })
    .from(draftSubmissions)
    .where(and(eq(draftSubmissions.id, id), eq(draftSubmissions.courseId, courseId)));
  if (!found) return refuse("not_found");
  return openStates.some((state) => state === found.state)
    ? ok(found)
    : refuse("submission.settled");
}

/** Whether somebody changed the draft since learners got their release. */
async function hasWritten(tx: Transaction, courseId: string, personId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from courses c left join releases r on r.id = c.current_release_id
    where c.id = ${courseId} and (
      exists (select from draft_versions v where v.course_id = c.id and v.saved_by = ${personId}
        and v.saved_at > coalesce(r.published_at, '-infinity'))
      or exists (select from draft_media m where m.course_id = c.id and m.linked_by = ${personId}
        and m.linked_at > coalesce(r.published_at, '-infinity')))`);
  return rows.length > 0;
}
