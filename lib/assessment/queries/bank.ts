import "server-only";
import {
  and,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  ne,
  type SQL,
  sql,
} from "drizzle-orm";
import { db } from "@/db/client";
import { attemptMarks } from "@/db/schema/assessment/attempts";
import { questions, questionVersions } from "@/db/schema/assessment/questions";
import { courses, releases } from "@/db/schema/catalogue";
import type { BankFilter } from "@/lib/assessment/model/bank";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

export const BANK_PER_PAGE = 50;

/** A question's latest wording, looked up by its index whatever the planner believes of the table. */
const latest = db
  .select()
  .from(questionVersions)
  .where(eq(questionVersions.questionId, questions.id))
  .orderBy(desc(questionVersions.number))
  .limit(1)
  .as("latest");

/** A course as the bank's pages head it; null when it is not published, or out of reach. */
export async function getBankCourse(permit: Permit<"question.maintain">, courseSlug: string) {
  const [course] = await db
    .select({ id: courses.id, title: releases.title, manifest: releases.manifest })
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .where(and(eq(courses.slug, courseSlug), reachesCourse(permit)));
  return course ?? null;
}

/** Questions of a course's bank that fit the filter, newest first, with how they were answered. */
export async function listBank(
  _permit: Permit<"question.maintain">,
  courseId: string,
  filter: BankFilter,
) {
  const where = and(eq(questions.courseId, courseId), ...conditions(filter));
  const [rows, [total]] = await Promise.all([
    db
      .select({
        id: questions.id,
        purpose: questions.purpose,
        origin: questions.origin,
        retired: isNotNull(questions.retiredAt).mapWith(Boolean),
        tags: questions.tags,
        points: questions.points,
        number: latest.number,
        kind: latest.kind,
        stem: latest.stem,
        material: latest.material,
        fixed: questions.fixed,
        topic: latest.topic,
        difficulty: latest.difficulty,
      })
      .from(questions)
      .innerJoinLateral(latest, sql`true`)
      .where(where)
      .orderBy(desc(questions.addedAt), asc(questions.id))
      .limit(BANK_PER_PAGE)
      .offset((filter.page - 1) * BANK_PER_PAGE),
    db.select({ n: count() }).from(questions).innerJoinLateral(latest, sql`true`).where(where),
  ]);
  const uses = await usesOf(rows.map(({ id }) => id));
  const none = { uses: 0, facility: null };
  return {
    rows: rows.map((row) => ({ ...row, ...(uses.get(row.id) ?? none) })),
    total: total?.n ?? 0,
  };
}

/** How often each question was asked in an ended attempt, and the mean share of its points earned. */
async function usesOf(ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { uses: number; facility: number | null }>();
  const rows = await db
    .select({
      id: questionVersions.questionId,
      uses: count(),
      facility: sql<number>`avg(${attemptMarks.earned}::float8 / ${attemptMarks.points})::float8`,
    })
    .from(attemptMarks)
    .innerJoin(questionVersions, eq(questionVersions.id, attemptMarks.versionId))
    .where(inArray(questionVersions.questionId, [...ids]))
    .groupBy(questionVersions.questionId);
  return new Map(rows.map(({ id, uses, facility }) => [id, { uses, facility }]));
}
export type BankRow = Awaited<ReturnType<typeof listBank>>["rows"][number];

/** The knowledge points that the bank's questions are filed under, by name. */
export async function listTopics(_permit: Permit<"question.maintain">, courseId: string) {
  const rows = await db
    .selectDistinct({ topic: latest.topic })
    .from(questions)
    .innerJoinLateral(latest, sql`true`)
    .where(and(eq(questions.courseId, courseId), isNull(questions.retiredAt)))
    .orderBy(asc(latest.topic));
  return rows.map(({ topic }) => topic);
}

/** Every question of the bank in its latest wording, those of the filter or all that are in use. */
export async function listWordings(
  _permit: Permit<"question.maintain">,
  courseId: string,
  { id, filter }: { id?: string; filter?: BankFilter } = {},
) {
  return await db
    .select({
      id: questions.id,
      origin: questions.origin,
      purpose: questions.purpose,
      retired: isNotNull(questions.retiredAt).mapWith(Boolean),
      name: questions.name,
      tags: questions.tags,
      points: questions.points,
      number: latest.number,
      stem: latest.stem,
      material: latest.material,
      fixed: questions.fixed,
      body: latest.body,
      explanation: latest.explanation,
      difficulty: latest.difficulty,
      topic: latest.topic,
    })
    .from(questions)
    .innerJoinLateral(latest, sql`true`)
    .where(
      and(
        eq(questions.courseId, courseId),
        id ? eq(questions.id, id) : undefined,
        ...(filter ? conditions(filter) : id ? [] : [isNull(questions.retiredAt)]),
      ),
    )
    .orderBy(asc(questions.addedAt), asc(questions.id));
}

/** How many other questions that the bank's screens write are about the same situation. */
export async function countSituation(
  _permit: Permit<"question.maintain">,
  courseId: string,
  { id, material }: { id: string; material: string },
): Promise<number> {
  const [found] = await db
    .select({ n: count() })
    .from(questions)
    .innerJoinLateral(latest, sql`true`)
    .where(
      and(
        eq(questions.courseId, courseId),
        eq(questions.origin, "bank"),
        ne(questions.id, id),
        eq(latest.material, material),
      ),
    );
  return found?.n ?? 0;
}

function conditions({ words, kind, topic, difficulty, state }: BankFilter): (SQL | undefined)[] {
  return [
    words ? sql`${latest.stem} ilike ${`%${words.replaceAll(/[\\%_]/g, "\\$&")}%`}` : undefined,
    kind ? eq(latest.kind, kind) : undefined,
    topic ? eq(latest.topic, topic) : undefined,
    difficulty ? eq(latest.difficulty, difficulty) : undefined,
    state === "retired" ? isNotNull(questions.retiredAt) : isNull(questions.retiredAt),
    state && state !== "retired" ? eq(questions.purpose, state) : undefined,
  ];
}
