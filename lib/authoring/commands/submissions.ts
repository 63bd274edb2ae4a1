import "server-only";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { courses } from "@/db/schema/catalogue";
import { draftSubmissions, publishPlans } from "@/db/schema/publishing";
import { tellTeam } from "@/lib/authoring/commands/tell-team";
import { RequireReview, SubmitDraft, WithdrawDraft } from "@/lib/authoring/model/publishing";
import { checkDraft } from "@/lib/authoring/rules/readiness";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { env } from "@/lib/platform/env";
import { ok, refuse } from "@/lib/platform/result";
import { lockDraft, readDraft } from "@/lib/transfer/commands/draft-files";
import { keepSource } from "@/lib/transfer/commands/publish-release";
import { takeTurns } from "@/lib/transfer/commands/renew-release";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { faultsByFile } from "@/lib/transfer/rules/parse-course";

/** As the database has it: no review is over. */
export const openStates = ["submitted", "approved"] as const;

type Step = { now: Date; by: string };

/**
 * Hands a draft to its reviewers, as it was looked at. An earlier text that is still with them is
 * withdrawn, as nobody would publish it any more.
 */
export const submitDraft = defineCommand({
  name: "draft.submit",
  permission: "draft.edit",
  input: SubmitDraft,

  async run({ tx, permit, input: { courseSlug, seen, note }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const by = personOf(permit);
    await takeTurns(tx, courseSlug);
    await lockDraft(tx, courseId);
    const { files, media } = await readDraft(tx, courseId);
    if (sourceHash(files, media) !== seen) return refuse("draft.changed_since");
    const { faults } = checkDraft(files, media, env.NEXTAUTH_URL);
    if (faults.length > 0) return refuse("draft.faulty", faultsByFile(faults));
    if (await isOffered(tx, courseId, seen)) return refuse("draft.nothing_new");
    const [same] = await listOpen(tx, courseId, seen);
    if (same) return refuse("submission.already");
    await withdrawOpen(tx, courseId, { now, by });
    const hash = await keepSource(tx, { files, media }, now);
    const [submission] = await tx
      .insert(draftSubmissions)
      .values({ courseId, sourceHash: hash, note, submittedBy: by, submittedAt: now })
      .returning({ id: draftSubmissions.id });
    if (!submission) throw new Error("insert returned no row");
    const place = `submissions/${submission.id}`;
    await tellTeam(
      tx,
      { courseId, courseSlug, roles: ["reviewer"], but: by, place, now },
      (title) => ({
        title: `《${title}》送来审稿`,
        body: note === "" ? "请看过改动，写下意见，再决定通过或退回。" : `送审的人说：${note}`,
      }),
    );
    return ok({ courseSlug, submission: submission.id });
  },

  audit: ({ input: { seen }, value: { courseSlug, submission } }) => ({
    subject: `course:${courseSlug}`,
    detail: { submission, source: seen },
  }),
});

/** Takes a draft back from its reviewers. */
export const withdrawDraft = defineCommand({
  name: "draft.withdraw",
  permission: "draft.edit",
  input: WithdrawDraft,

  async run({ tx, permit, input: { courseSlug, submission }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    await takeTurns(tx, courseSlug);
    const withdrawn = await tx
      .update(draftSubmissions)
      .set({ state: "withdrawn", decidedBy: personOf(permit), decidedAt: now })
      .where(
        and(
          eq(draftSubmissions.id, submission),
          eq(draftSubmissions.courseId, courseId),
          inArray(draftSubmissions.state, [...openStates]),
        ),
      )
      .returning({ id: draftSubmissions.id });
    return withdrawn.length > 0 ? ok({ courseSlug }) : refuse("submission.settled");
  },

  audit: ({ input: { submission }, value: { courseSlug } }) => ({
    subject: `course:${courseSlug}`,
    detail: { submission },
  }),
});

/** Says whether a course is published only after somebody else agreed. */
export const requireReview = defineCommand({
  name: "course.require_review",
  permission: "release.publish",
  input: RequireReview,

  async run({ tx, permit, input: { courseSlug, required } }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    await takeTurns(tx, courseSlug);
    const changed = await tx
      .update(courses)
      .set({ reviewRequired: required })
      .where(and(eq(courses.id, courseId), ne(courses.reviewRequired, required)))
      .returning({ id: courses.id });
    return ok({ courseSlug, changed: changed.length > 0 });
  },

  audit: ({ input: { required }, value: { courseSlug, changed } }) =>
    changed ? { subject: `course:${courseSlug}`, detail: { required } } : null,
});

/**
 * What is open when a release is published is settled: the submission of this text is published, that of
 * another withdrawn, and nothing waits for its time any more.
 */
export async function settleOpen(
  tx: Transaction,
  { courseId, hash, releaseId }: { courseId: string; hash: string; releaseId: string },
  { now, by }: Step,
): Promise<void> {
  const [open] = await listOpen(tx, courseId, hash);
  if (open) {
    const decided = open.decidedAt ? {} : { decidedBy: by, decidedAt: now };
    await tx
      .update(draftSubmissions)
      .set({ state: "published", releaseId, ...decided })
      .where(eq(draftSubmissions.id, open.id));
  }
  await withdrawOpen(tx, courseId, { now, by });
  await tx
    .update(publishPlans)
    .set({ state: "cancelled", settledAt: now, retryAt: null })
    .where(and(eq(publishPlans.courseId, courseId), eq(publishPlans.state, "waiting")));
}

async function withdrawOpen(tx: Transaction, courseId: string, { now, by }: Step) {
  await tx
    .update(draftSubmissions)
    .set({ state: "withdrawn", decidedBy: by, decidedAt: now })
    .where(
      and(
        eq(draftSubmissions.courseId, courseId),
        inArray(draftSubmissions.state, [...openStates]),
      ),
    );
}

async function listOpen(tx: Transaction, courseId: string, hash: string) {
  return await tx
    .select({ id: draftSubmissions.id, decidedAt: draftSubmissions.decidedAt })
    .from(draftSubmissions)
    .where(
      and(
        eq(draftSubmissions.courseId, courseId),
        eq(draftSubmissions.sourceHash, hash),
        inArray(draftSubmissions.state, [...openStates]),
      ),
    );
}

/** Whether learners are offered just this text today. */
async function isOffered(tx: Transaction, courseId: string, hash: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from courses c join releases r on r.id = c.current_release_id
    where c.id = ${courseId} and r.source_hash = ${hash}`);
  return rows.length > 0;
}
