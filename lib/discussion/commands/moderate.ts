import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { courses } from "@/db/schema/catalogue";
import { discussionQuestions, discussionReplies } from "@/db/schema/discussion";
import { PinReply, type PostKind, RemovePost } from "@/lib/discussion/model";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Pins a reply as the answer to its question, in place of the one before; or no longer. */
export const pinReply = defineCommand({
  name: "discussion.pin",
  permission: "discussion.moderate",
  input: PinReply,

  async run({ tx, permit, input: { replyId, pinned }, now }) {
    const [reply] = await tx
      .select({ questionId: discussionReplies.questionId, courseSlug: courses.slug })
      .from(discussionReplies)
      .innerJoin(discussionQuestions, eq(discussionQuestions.id, discussionReplies.questionId))
      .innerJoin(courses, eq(courses.id, discussionQuestions.courseId))
      .where(
        and(
          eq(discussionReplies.id, replyId),
          isNull(discussionReplies.removedAt),
          isNull(discussionQuestions.removedAt),
          reachesCourse(permit),
        ),
      )
      // Two who pin at once take turns at the question.
      .for("update", { of: discussionQuestions });
    if (!reply) return refuse("not_found");
    await tx
      .update(discussionReplies)
      .set({ pinnedAt: null })
      .where(
        and(
          eq(discussionReplies.questionId, reply.questionId),
          isNotNull(discussionReplies.pinnedAt),
        ),
      );
    if (pinned) {
      await tx
        .update(discussionReplies)
        .set({ pinnedAt: now })
        .where(eq(discussionReplies.id, replyId));
    }
    return ok({ courseSlug: reply.courseSlug });
  },

  audit: ({ input: { replyId, pinned }, value: { courseSlug } }) => ({
    subject: `course:${courseSlug}`,
    detail: { replyId, pinned },
  }),
});

/** Takes back what one wrote oneself. */
export const withdrawPost = defineCommand({
  name: "discussion.withdraw",
  permission: "course.study",
  input: RemovePost,

  async run({ tx, permit, input: { kind, id }, now }) {
    const post = await findPost(tx, kind, id);
    if (!post || post.personId !== personOf(permit)) return refuse("not_found");
    await remove(tx, kind, id, { now, by: personOf(permit) });
    return ok({ courseSlug: post.courseSlug });
  },

  audit: ({ input, value: { courseSlug } }) => ({
    subject: `course:${courseSlug}`,
    detail: { ...input },
  }),
});

/** Takes away what somebody wrote, as one of the course's team. */
export const removePost = defineCommand({
  name: "discussion.remove",
  permission: "discussion.moderate",
  input: RemovePost,

  async run({ tx, permit, input: { kind, id }, now }) {
    const post = await findPost(tx, kind, id, permit);
    if (!post) return refuse("not_found");
    await remove(tx, kind, id, { now, by: personOf(permit) });
    return ok({ courseSlug: post.courseSlug });
  },

  audit: ({ input, value: { courseSlug } }) => ({
    subject: `course:${courseSlug}`,
    detail: { ...input },
  }),
});

/** A post that is shown; within a permit's reach where one is given. */
async function findPost(
  tx: Transaction,
  kind: PostKind,
  id: string,
  permit?: Permit<"discussion.moderate">,
) {
  const reached = permit ? reachesCourse(permit) : undefined;
  if (kind === "question") {
    const [question] = await tx
      .select({ personId: discussionQuestions.personId, courseSlug: courses.slug })
      .from(discussionQuestions)
      .innerJoin(courses, eq(courses.id, discussionQuestions.courseId))
      .where(and(eq(discussionQuestions.id, id), isNull(discussionQuestions.removedAt), reached));
    return question ?? null;
  }
  const [reply] = await tx
    .select({ personId: discussionReplies.personId, courseSlug: courses.slug })
    .from(discussionReplies)
    .innerJoin(discussionQuestions, eq(discussionQuestions.id, discussionReplies.questionId))
    .innerJoin(courses, eq(courses.id, discussionQuestions.courseId))
    .where(and(eq(discussionReplies.id, id), isNull(discussionReplies.removedAt), reached));
  return reply ?? null;
}

async function remove(
  tx: Transaction,
  kind: PostKind,
  id: string,
  { now, by }: { now: Date; by: string },
): Promise<void> {
  const removed = { removedAt: now, removedBy: by };
  if (kind === "question") {
    await tx.update(discussionQuestions).set(removed).where(eq(discussionQuestions.id, id));
    return;
  }
  await tx
    .update(discussionReplies)
    .set({ ...removed, pinnedAt: null })
    .where(eq(discussionReplies.id, id));
}
