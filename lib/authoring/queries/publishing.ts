import "server-only";
import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { courses } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import { draftSubmissions, publishPlans, reviewNotes } from "@/db/schema/publishing";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

const decider = alias(people, "decider");

/** Of a course's submissions these many are shown. */
const SUBMISSIONS_SHOWN = 5;

/** The submissions of a course, the newest first, with what reviewers noted. */
export async function listSubmissions(permit: Permit<"draft.read">, slug: string) {
  return await findSubmissions(and(eq(courses.slug, slug), reachesCourse(permit)));
}
export type Submission = Awaited<ReturnType<typeof listSubmissions>>[number];

/** One submission of a course, whatever became of it; null for none within reach. */
export async function getSubmission(
  permit: Permit<"draft.read">,
  slug: string,
  id: string,
): Promise<Submission | null> {
  const [found] = await findSubmissions(
    and(eq(courses.slug, slug), eq(draftSubmissions.id, id), reachesCourse(permit)),
  );
  return found ?? null;
}

async function findSubmissions(which: SQL | undefined) {
  const rows = await db
    .select({
      id: draftSubmissions.id,
      sourceHash: draftSubmissions.sourceHash,
      note: draftSubmissions.note,
      state: draftSubmissions.state,
      submittedBy: draftSubmissions.submittedBy,
      submitter: people.name,
      submittedAt: draftSubmissions.submittedAt,
      decider: decider.name,
      decidedAt: draftSubmissions.decidedAt,
      reasons: draftSubmissions.reasons,
    })
    .from(draftSubmissions)
    .innerJoin(courses, eq(courses.id, draftSubmissions.courseId))
    .innerJoin(people, eq(people.id, draftSubmissions.submittedBy))
    .leftJoin(decider, eq(decider.id, draftSubmissions.decidedBy))
    .where(which)
    .orderBy(desc(draftSubmissions.submittedAt), desc(draftSubmissions.id))
    .limit(SUBMISSIONS_SHOWN);
  const ids = rows.map(({ id }) => id);
  const notes =
    ids.length === 0
      ? []
      : await db
          .select({
            submissionId: reviewNotes.submissionId,
            lesson: reviewNotes.lesson,
            body: reviewNotes.body,
            writtenBy: reviewNotes.writtenBy,
            writer: people.name,
          })
          .from(reviewNotes)
          .innerJoin(people, eq(people.id, reviewNotes.writtenBy))
          .where(inArray(reviewNotes.submissionId, ids))
          .orderBy(asc(reviewNotes.writtenAt));
  return rows.map((row) => ({
    ...row,
    notes: notes.filter(({ submissionId }) => submissionId === row.id),
  }));
}

/** What is to be published at a time, or was not: the newest word on it; null for none. */
export async function getPlan(permit: Permit<"draft.read">, slug: string) {
  const [plan] = await db
    .select({
      id: publishPlans.id,
      sourceHash: publishPlans.sourceHash,
      publishAt: publishPlans.publishAt,
      state: publishPlans.state,
      tries: publishPlans.tries,
      retryAt: publishPlans.retryAt,
      trouble: publishPlans.trouble,
      planner: people.name,
    })
    .from(publishPlans)
    .innerJoin(courses, eq(courses.id, publishPlans.courseId))
    .innerJoin(people, eq(people.id, publishPlans.plannedBy))
    .where(and(eq(courses.slug, slug), reachesCourse(permit)))
    .orderBy(sql`${publishPlans.state} = 'waiting' desc`, desc(publishPlans.plannedAt))
    .limit(1);
  return plan ?? null;
}
export type Plan = NonNullable<Awaited<ReturnType<typeof getPlan>>>;
