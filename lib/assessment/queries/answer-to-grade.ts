import "server-only";
import { and, asc, eq, ne } from "drizzle-orm";
import { db } from "@/db/client";
import { attemptMarks, attempts, gradings, responses } from "@/db/schema/assessment/attempts";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { courses } from "@/db/schema/catalogue";
import { organisations, people } from "@/db/schema/people";
import { sumAbsences } from "@/lib/assessment/queries/absences";
import { findNeighbours } from "@/lib/assessment/queries/grading-queue";
import { isWritten } from "@/lib/assessment/rules/answering";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";

/**
 * A written answer with all that grading it takes. Null when there is none within reach. Where the
 * exam is graded blind, whose it is does not leave the database; nor do other graders' marks before
 * the mark is settled.
 */
export async function getAnswerToGrade(
  permit: Permit<"attempt.grade">,
  courseSlug: string,
  { attemptId, versionId }: { attemptId: string; versionId: string },
) {
  const found = await findAnswer(permit, courseSlug, { attemptId, versionId });
  const question = found?.paper.questions.find((asked) => asked.versionId === versionId);
  if (!found?.answered || !question || !isWritten(question.body)) return null;
  if (found.personId === personOf(permit)) return null;

  const [given, neighbours, absences, person] = await Promise.all([
    listGradings({ attemptId, versionId }),
    findNeighbours(db, permit, { attemptId, versionId }),
    sumAbsences(attemptId),
    found.blind ? null : findPerson(found.personId),
  ]);
  const { body, stem, material = "" } = question;
  const { mark, points, markers, blind } = found;
  // When it was handed in would tell whose it is.
  const endedAt = blind ? null : found.endedAt;
  const own = given.find(({ graderId }) => graderId === personOf(permit));
  return {
    ...{
      attemptId,
      versionId,
      body,
      stem,
      material,
      mark,
      points,
      markers,
      blind,
      endedAt,
      person,
    },
    ...{ absences, neighbours, own: own ?? null },
    text: found.answer?.[0] ?? "",
    /** Of the others, once it is settled. */
    others: mark === null ? [] : given.filter((grading) => grading !== own),
    gradedBy: given.length,
  };
}
export type AnswerToGrade = NonNullable<Awaited<ReturnType<typeof getAnswerToGrade>>>;

async function findAnswer(
  permit: Permit<"attempt.grade">,
  courseSlug: string,
  { attemptId, versionId }: { attemptId: string; versionId: string },
) {
  if (!isUuid(attemptId) || !isUuid(versionId)) return null;
  const [row] = await db
    .select({
      paper: attempts.paper,
      endedAt: attempts.endedAt,
      personId: attempts.personId,
      blind: quizzes.blindGrading,
      markers: quizzes.markers,
      mark: attemptMarks.earned,
      points: attemptMarks.points,
      answered: attemptMarks.answered,
      answer: responses.answer,
    })
    .from(attemptMarks)
    .innerJoin(attempts, eq(attempts.id, attemptMarks.attemptId))
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .innerJoin(courses, eq(courses.id, quizzes.courseId))
    .innerJoin(people, eq(people.id, attempts.personId))
    .leftJoin(
      responses,
      and(eq(responses.attemptId, attempts.id), eq(responses.versionId, attemptMarks.versionId)),
    )
    .where(
      and(
        eq(attemptMarks.attemptId, attemptId),
        eq(attemptMarks.versionId, versionId),
        eq(courses.slug, courseSlug),
        ne(attempts.state, "open"),
        withinTeaching(permit, quizzes.courseId),
      ),
    );
  return row ?? null;
}

async function listGradings({ attemptId, versionId }: { attemptId: string; versionId: string }) {
  return await db
    .select({
      graderId: gradings.graderId,
      graderName: people.name,
      criteria: gradings.criteria,
      earned: gradings.earned,
      comment: gradings.comment,
    })
    .from(gradings)
    .innerJoin(people, eq(people.id, gradings.graderId))
    .where(and(eq(gradings.attemptId, attemptId), eq(gradings.versionId, versionId)))
    .orderBy(asc(gradings.gradedAt));
}

async function findPerson(personId: string) {
  const [person] = await db
    .select({ name: people.name, organisation: organisations.name })
    .from(people)
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(eq(people.id, personId));
  return person ?? null;
}
