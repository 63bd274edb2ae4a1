import "server-only";
import { sql } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { people } from "@/db/schema/people";
import { submissions } from "@/db/schema/submissions/assignments";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";
import type { SubmissionState } from "@/lib/submissions/model/assignment";

type Source = Database | Transaction;
type Assignment = { courseId: string; paperSlug: string };

/** A work in the queue. Where grading is blind, whose it is and when it came stay in the database. */
export type QueuedWork = {
  id: string;
  name: string | null;
  state: SubmissionState;
  number: number;
  mark: number | null;
  submittedAt: Date | null;
  gradedBy: number;
  /** Whether it waits for this grader. */
  mine: boolean;
};

/** It waits, and this grader neither wrote it nor has graded this version. */
function waitsFor(graderId: string) {
  return sql`${submissions.state} = 'submitted' and ${submissions.personId} <> ${graderId}
    and not exists (select from submission_gradings g where g.submission_id = ${submissions.id}
      and g.number = ${submissions.number} and g.grader_id = ${graderId})`;
}

/** What was handed in, in the order in which it came; what waits for this grader first. */
export async function listSubmissions(
  permit: Permit<"submission.grade">,
  { courseId, paperSlug }: Assignment,
  blind: boolean,
): Promise<QueuedWork[]> {
  const rows = await db.execute<
    Omit<QueuedWork, "submittedAt"> & { submittedAt: string | null }
  >(sql`
    select ${submissions.id}, case when ${blind}::boolean then null else ${people.name} end as name,
      ${submissions.state}, ${submissions.number}, ${submissions.mark},
      case when ${blind}::boolean then null else ${submissions.submittedAt} end as "submittedAt",
      (select count(*)::int from submission_gradings g where g.submission_id = ${submissions.id}
        and g.number = ${submissions.number}) as "gradedBy",
      ${waitsFor(personOf(permit))} as mine
    from ${submissions} join ${people} on ${people.id} = ${submissions.personId}
    where ${submissions.courseId} = ${courseId} and ${submissions.paperSlug} = ${paperSlug}
      and ${submissions.number} > 0 and ${withinTeaching(permit, submissions.courseId)}
    order by mine desc, ${submissions.submittedAt}, ${submissions.id} limit 1000`);
  return rows.map((row) => ({
    ...row,
    submittedAt: row.submittedAt === null ? null : new Date(row.submittedAt),
  }));
}

/** The works before and after one that wait for this grader; after the last comes the first again. */
export async function findNeighbours(
  source: Source,
  permit: Permit<"submission.grade">,
  { id, courseId, paperSlug }: Assignment & { id: string },
): Promise<{ next: string | null; previous: string | null; waiting: number }> {
  const [row] = await source.execute<{
    next: string | null;
    previous: string | null;
    waiting: number;
  }>(sql`
    with here as (select submitted_at, id from submissions where id = ${id}), waiting as (
      select ${submissions.id}, ${submissions.submittedAt} as at
      from ${submissions} join ${people} on ${people.id} = ${submissions.personId}
      where ${submissions.courseId} = ${courseId} and ${submissions.paperSlug} = ${paperSlug}
        and ${waitsFor(personOf(permit))} and ${withinTeaching(permit, submissions.courseId)})
    select
      coalesce(
        (select w.id from waiting w, here h where (w.at, w.id) > (h.submitted_at, h.id)
          order by w.at, w.id limit 1),
        (select w.id from waiting w where w.id <> ${id} order by w.at, w.id limit 1)) as next,
      (select w.id from waiting w, here h where (w.at, w.id) < (h.submitted_at, h.id)
        order by w.at desc, w.id desc limit 1) as previous,
      (select count(*)::int from waiting) as waiting`);
  return row ?? { next: null, previous: null, waiting: 0 };
}

/** The work to grade after this one; null when none waits for this grader. */
export async function findNextToGrade(
  source: Source,
  permit: Permit<"submission.grade">,
  place: Assignment & { id: string },
): Promise<string | null> {
  return (await findNeighbours(source, permit, place)).next;
}
