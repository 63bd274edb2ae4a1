import "server-only";
import { and, asc, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { questions, questionVersions } from "@/db/schema/assessment/questions";
import { quizSettings, quizSlots, quizzes } from "@/db/schema/assessment/quizzes";
import { courseSources, courses, releases } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { people } from "@/db/schema/people";
import { type Compared, EXAM_PLACE } from "@/lib/authoring/rules/change-list";
import type { ComparedQuestion } from "@/lib/authoring/rules/changes/questions";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

/** Every release of a course, the newest first, with who published it and how many study it. */
export async function listReleases(permit: Permit<"draft.read">, slug: string) {
  const studying = db
    .select({ releaseId: enrolments.releaseId, n: count().as("n") })
    .from(enrolments)
    .where(isNull(enrolments.completedAt))
    .groupBy(enrolments.releaseId)
    .as("studying");
  return await db
    .select({
      number: releases.number,
      title: releases.title,
      publishedAt: releases.publishedAt,
      publisher: people.name,
      kept: sql<boolean>`${releases.sourceHash} is not null`,
      current: sql<boolean>`${releases.id} = ${courses.currentReleaseId}`,
      studying: sql<number>`coalesce(${studying.n}, 0)::int`,
    })
    .from(releases)
    .innerJoin(courses, eq(courses.id, releases.courseId))
    .leftJoin(people, eq(people.id, releases.publishedBy))
    .leftJoin(studying, eq(studying.releaseId, releases.id))
    .where(and(eq(courses.slug, slug), reachesCourse(permit)))
    .orderBy(desc(releases.number));
}
export type ReleaseRow = Awaited<ReturnType<typeof listReleases>>[number];

/** What some releases of a course were made of, by number; those whose text was not kept are left out. */
export async function getReleaseSources(
  permit: Permit<"draft.read">,
  slug: string,
  numbers: readonly number[],
): Promise<Map<number, Compared>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .select({
      number: releases.number,
      files: courseSources.files,
      media: courseSources.media,
      quiz: quizzes,
    })
    .from(releases)
    .innerJoin(courses, eq(courses.id, releases.courseId))
    .innerJoin(courseSources, eq(courseSources.hash, releases.sourceHash))
    .leftJoin(quizzes, eq(quizzes.releaseId, releases.id))
    .where(
      and(eq(courses.slug, slug), inArray(releases.number, [...numbers]), reachesCourse(permit)),
    );
  const bank = await listBankSlots(rows.flatMap(({ quiz }) => quiz?.id ?? []));
  return new Map(
    rows.map(({ number, files, media, quiz }) => [
      number,
      {
        ...{ files, media },
        rules: quiz && rulesOf(quiz),
        bank: quiz ? (bank.get(quiz.id) ?? []) : [],
      },
    ]),
  );
}

/** What the bank and the trainers' rules make of the exam of a draft today. */
export async function getDraftExam(
  permit: Permit<"draft.read">,
  slug: string,
): Promise<Pick<Compared, "rules" | "bank">> {
  const [course] = await db
    .select({ id: courses.id, rules: quizSettings.rules })
    .from(courses)
    .leftJoin(quizSettings, eq(quizSettings.courseId, courses.id))
    .where(and(eq(courses.slug, slug), reachesCourse(permit)));
  if (!course) return { rules: null, bank: [] };
  const latest = db
    .select()
    .from(questionVersions)
    .where(eq(questionVersions.questionId, questions.id))
    .orderBy(desc(questionVersions.number))
    .limit(1)
    .as("latest");
  const rows = await db
    .select({
      ...{ key: questions.key, points: questions.points, fixed: questions.fixed },
      ...{ stem: latest.stem, material: latest.material, body: latest.body },
      ...{ explanation: latest.explanation, difficulty: latest.difficulty },
      ...{ topic: latest.topic, facts: latest.facts },
    })
    .from(questions)
    .innerJoinLateral(latest, sql`true`)
    .where(
      and(
        eq(questions.courseId, course.id),
        eq(questions.origin, "bank"),
        eq(questions.purpose, "quiz"),
        isNull(questions.retiredAt),
      ),
    )
    .orderBy(asc(questions.addedAt), asc(questions.id));
  return { rules: course.rules, bank: rows.map((row) => ({ ...row, place: EXAM_PLACE })) };
}

async function listBankSlots(quizIds: string[]): Promise<Map<string, ComparedQuestion[]>> {
  if (quizIds.length === 0) return new Map();
  const rows = await db
    .select({
      ...{ quizId: quizSlots.quizId, points: quizSlots.points, fixed: quizSlots.fixed },
      ...{ key: questions.key, stem: questionVersions.stem, body: questionVersions.body },
      ...{ material: questionVersions.material, explanation: questionVersions.explanation },
      ...{ difficulty: questionVersions.difficulty, topic: questionVersions.topic },
      facts: questionVersions.facts,
    })
    .from(quizSlots)
    .innerJoin(questionVersions, eq(questionVersions.id, quizSlots.versionId))
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .where(and(inArray(quizSlots.quizId, quizIds), eq(questions.origin, "bank")))
    .orderBy(asc(quizSlots.position));
  const placed = rows.map(({ quizId, ...row }) => ({ quizId, ...row, place: EXAM_PLACE }));
  return Map.groupBy(placed, ({ quizId }) => quizId);
}

function rulesOf(quiz: typeof quizzes.$inferSelect): Compared["rules"] {
  const { id: _i, courseId: _c, releaseId: _r, slug: _s, title: _t, draw, ...rules } = quiz;
  return { ...rules, ...(draw === null ? {} : { draw }) };
}
