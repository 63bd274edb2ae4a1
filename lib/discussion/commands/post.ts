import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { courseTeam } from "@/db/schema/authoring";
import { courses, lessons } from "@/db/schema/catalogue";
import { discussionQuestions, discussionReplies } from "@/db/schema/discussion";
import { enrolments } from "@/db/schema/learning";
import { AskQuestion, POSTS_PER_HOUR, ReplyToQuestion } from "@/lib/discussion/model";
import { answeredMessage, askedMessage } from "@/lib/discussion/rules/messages";
import { sendMessages } from "@/lib/messaging/commands/send";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Asks something under a lesson, as one who joined its course; its authors are told. */
export const askQuestion = defineCommand({
  name: "discussion.ask",
  permission: "course.study",
  input: AskQuestion,

  async run({ tx, permit, input: { courseSlug, lessonSlug, text }, now }) {
    const personId = personOf(permit);
    const [place] = await tx
      .select({ courseId: courses.id, lessonId: lessons.id })
      .from(courses)
      .innerJoin(lessons, and(eq(lessons.courseId, courses.id), eq(lessons.slug, lessonSlug)))
      .where(eq(courses.slug, courseSlug));
    if (!place || !(await takesPart(tx, personId, place.courseId))) return refuse("not_found");
    if (await saysTooMuch(tx, personId, now)) return refuse("discussion.too_many");
    const [question] = await tx
      .insert(discussionQuestions)
      .values({ ...place, personId, text, askedAt: now })
      .returning({ id: discussionQuestions.id });
    if (!question) throw new Error("insert returned no row");
    const authors = await listAuthors(tx, place.courseId);
    const told = authors.filter((each) => each !== personId);
    await sendMessages(
      tx,
      told.map((author) => askedMessage(author, courseSlug, text)),
      now,
    );
    return ok({ id: question.id, courseSlug, lessonSlug });
  },

  // A post is its own record.
  audit: () => null,
});

/** Replies to a question, as one who joined the course or is of its team; whoever asked is told. */
export const replyToQuestion = defineCommand({
  name: "discussion.reply",
  permission: "course.study",
  input: ReplyToQuestion,

  async run({ tx, permit, input: { questionId, text }, now }) {
    const personId = personOf(permit);
    const [question] = await tx
      .select({
        ...{ courseId: discussionQuestions.courseId, askedBy: discussionQuestions.personId },
        ...{ courseSlug: courses.slug, lessonSlug: lessons.slug },
      })
      .from(discussionQuestions)
      .innerJoin(courses, eq(courses.id, discussionQuestions.courseId))
      .innerJoin(lessons, eq(lessons.id, discussionQuestions.lessonId))
      .where(and(eq(discussionQuestions.id, questionId), isNull(discussionQuestions.removedAt)))
      .for("share", { of: discussionQuestions });
    if (!question || !(await takesPart(tx, personId, question.courseId)))
      return refuse("not_found");
    if (await saysTooMuch(tx, personId, now)) return refuse("discussion.too_many");
    const [reply] = await tx
      .insert(discussionReplies)
      .values({ questionId, personId, text, repliedAt: now })
      .returning({ id: discussionReplies.id });
    if (!reply) throw new Error("insert returned no row");
    const { askedBy, courseSlug, lessonSlug } = question;
    if (askedBy !== personId) {
      await sendMessages(tx, [answeredMessage(askedBy, { courseSlug, lessonSlug }, text)], now);
    }
    return ok({ id: reply.id, courseSlug, lessonSlug });
  },

  audit: () => null,
});

/** Whether somebody joined a course or is of its team. */
async function takesPart(tx: Transaction, personId: string, courseId: string): Promise<boolean> {
  const [joined, teaching] = await Promise.all([
    tx
      .select({ id: enrolments.id })
      .from(enrolments)
      .where(and(eq(enrolments.courseId, courseId), eq(enrolments.personId, personId))),
    tx
      .select({ role: courseTeam.role })
      .from(courseTeam)
      .where(and(eq(courseTeam.courseId, courseId), eq(courseTeam.personId, personId))),
  ]);
  return joined.length + teaching.length > 0;
}

async function saysTooMuch(tx: Transaction, personId: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - 3_600_000).toISOString();
  const [row] = await tx.execute<{ posts: number }>(sql`
    select (select count(*) from discussion_questions
        where person_id = ${personId} and asked_at > ${since}::timestamptz)::int
      + (select count(*) from discussion_replies
        where person_id = ${personId} and replied_at > ${since}::timestamptz)::int as posts`);
  return (row?.posts ?? 0) >= POSTS_PER_HOUR;
}

async function listAuthors(tx: Transaction, courseId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ personId: courseTeam.personId })
    .from(courseTeam)
    .where(
      and(eq(courseTeam.courseId, courseId), sql`${courseTeam.role} in ('author', 'coauthor')`),
    );
  return rows.map(({ personId }) => personId);
}
