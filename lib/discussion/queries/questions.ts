import "server-only";
import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses, lessons, releaseLessons } from "@/db/schema/catalogue";
import { discussionQuestions, discussionReplies } from "@/db/schema/discussion";
import { people } from "@/db/schema/people";
import type { Question, Reply } from "@/lib/discussion/model";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

/** Older ones stay in the database; nobody scrolls further. */
const QUESTIONS_SHOWN = 100;

const answered = sql`exists (select 1 from discussion_replies r join course_team t
  on t.person_id = r.person_id and t.course_id = ${discussionQuestions.courseId}
  where r.question_id = ${discussionQuestions.id} and r.removed_at is null)`;

/** The questions under a lesson, the newest first. The caller has seen that the reader joined its course. */
export async function listLessonQuestions(
  _permit: Permit<"course.study">,
  lessonId: string,
): Promise<Question[]> {
  return await listQuestions(eq(discussionQuestions.lessonId, lessonId));
}

/** The questions of a course within reach, the newest first; those that no one of the team has answered, if asked. */
export async function listCourseQuestions(
  permit: Permit<"discussion.moderate">,
  courseSlug: string,
  { open }: { open: boolean },
): Promise<Question[]> {
  return await listQuestions(
    and(
      eq(courses.slug, courseSlug),
      reachesCourse(permit),
      open ? sql`not ${answered}` : undefined,
    ),
  );
}

async function listQuestions(where: SQL | undefined): Promise<Question[]> {
  const questions = await db
    .select({
      ...{ id: discussionQuestions.id, personId: discussionQuestions.personId },
      ...{
        name: people.name,
        text: discussionQuestions.text,
        askedAt: discussionQuestions.askedAt,
      },
      lesson: {
        slug: lessons.slug,
        /** As its newest release has it. */
        title: sql<string>`coalesce((select rl.title from ${releaseLessons} rl
          where rl.lesson_id = ${lessons.id} order by rl.release_id desc limit 1), ${lessons.slug})`,
      },
    })
    .from(discussionQuestions)
    .innerJoin(courses, eq(courses.id, discussionQuestions.courseId))
    .innerJoin(lessons, eq(lessons.id, discussionQuestions.lessonId))
    .innerJoin(people, eq(people.id, discussionQuestions.personId))
    .where(and(isNull(discussionQuestions.removedAt), where))
    .orderBy(desc(discussionQuestions.askedAt), desc(discussionQuestions.id))
    .limit(QUESTIONS_SHOWN);
  const replies = await listReplies(questions.map(({ id }) => id));
  return questions.map((question) => ({ ...question, replies: replies.get(question.id) ?? [] }));
}

async function listReplies(questionIds: readonly string[]): Promise<Map<string, Reply[]>> {
  if (questionIds.length === 0) return new Map();
  const rows = await db
    .select({
      questionId: discussionReplies.questionId,
      ...{ id: discussionReplies.id, personId: discussionReplies.personId, name: people.name },
      ofTeam: sql<boolean>`exists (select 1 from course_team t
        where t.person_id = ${discussionReplies.personId}
          and t.course_id = ${discussionQuestions.courseId})`,
      ...{ text: discussionReplies.text, repliedAt: discussionReplies.repliedAt },
      pinned: sql<boolean>`${discussionReplies.pinnedAt} is not null`,
    })
    .from(discussionReplies)
    .innerJoin(discussionQuestions, eq(discussionQuestions.id, discussionReplies.questionId))
    .innerJoin(people, eq(people.id, discussionReplies.personId))
    .where(
      and(
        inArray(discussionReplies.questionId, [...questionIds]),
        isNull(discussionReplies.removedAt),
      ),
    )
    .orderBy(
      sql`${discussionReplies.pinnedAt} nulls last`,
      asc(discussionReplies.repliedAt),
      asc(discussionReplies.id),
    );
  return Map.groupBy(rows, ({ questionId }) => questionId);
}
