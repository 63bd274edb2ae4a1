import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses, releasePapers } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import {
  assignmentSettings,
  submissions,
  submissionVersions,
} from "@/db/schema/submissions/assignments";
import { submissionGradings } from "@/db/schema/submissions/gradings";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";
import { type Arrangement, unarranged } from "@/lib/submissions/model/assignment";
import type { CriterionMark } from "@/lib/submissions/model/grading";
import { readVersionFiles } from "@/lib/submissions/queries/files";
import {
  newestVersion,
  paperOfVersion,
  settingsOfPaper,
  taskOfPaper,
} from "@/lib/submissions/queries/joins";
import { findNeighbours } from "@/lib/submissions/queries/queue";
import { findShowing } from "@/lib/submissions/queries/showing";

/** The marks of works that two have graded, the first grader's first. */
export async function listDoubleGradings(
  permit: Permit<"submission.grade">,
  { courseId, paperSlug }: { courseId: string; paperSlug: string },
) {
  const rows = await db
    .select({ id: submissions.id, marks: submissionGradings.marks })
    .from(submissionGradings)
    .innerJoin(
      submissions,
      and(
        eq(submissions.id, submissionGradings.submissionId),
        eq(submissions.number, submissionGradings.number),
      ),
    )
    .innerJoin(people, eq(people.id, submissions.personId))
    .where(
      and(
        eq(submissions.courseId, courseId),
        eq(submissions.paperSlug, paperSlug),
        eq(submissions.state, "graded"),
        withinTeaching(permit, submissions.courseId),
      ),
    )
    .orderBy(asc(submissionGradings.gradedAt), asc(submissionGradings.graderId));
  const byWork = new Map<string, CriterionMark[][]>();
  for (const { id, marks } of rows) byWork.set(id, [...(byWork.get(id) ?? []), marks]);
  return [...byWork.values()].flatMap(([first, second]) =>
    first && second ? [[first, second] as const] : [],
  );
}

/** Comments of one criterion that are offered again. */
const COMMENTS_MAX = 5;

/** What this grader has said of each criterion of an assignment, the latest first, by place of the criterion. */
export async function listOwnComments(
  permit: Permit<"submission.grade">,
  { courseSlug, paperSlug }: { courseSlug: string; paperSlug: string },
): Promise<string[][]> {
  const rows = await db.execute<{ at: number; comment: string }>(sql`
    select (mark.place - 1)::int as at, mark.value ->> 'comment' as comment
    from ${submissionGradings} g
    join ${submissions} s on s.id = g.submission_id
    join ${courses} c on c.id = s.course_id,
    jsonb_array_elements(g.marks) with ordinality as mark(value, place)
    where g.grader_id = ${personOf(permit)} and c.slug = ${courseSlug}
      and s.paper_slug = ${paperSlug} and mark.value ->> 'comment' <> ''
    group by mark.place, mark.value ->> 'comment'
    order by mark.place, max(g.graded_at) desc`);
  const byPlace: string[][] = [];
  for (const { at, comment } of rows) {
    const before = byPlace[at] ?? [];
    if (before.length < COMMENTS_MAX) byPlace[at] = [...before, comment];
  }
  return byPlace;
}

/** A version with all that grading it takes. Null when there is none within reach, or it is one's own. */
export async function getSubmissionToGrade(
  permit: Permit<"submission.grade">,
  { courseSlug, paperSlug, id }: { courseSlug: string; paperSlug: string; id: string },
) {
  if (!isUuid(id)) return null;
  const [row] = await db
    .select({
      work: submissions,
      version: submissionVersions,
      title: releasePapers.title,
      task: taskOfPaper,
      settings: assignmentSettings,
      name: people.name,
    })
    .from(submissions)
    .innerJoin(courses, eq(courses.id, submissions.courseId))
    .innerJoin(people, eq(people.id, submissions.personId))
    .innerJoin(submissionVersions, newestVersion)
    .innerJoin(releasePapers, paperOfVersion)
    .leftJoin(assignmentSettings, settingsOfPaper)
    .where(
      and(
        eq(submissions.id, id),
        eq(submissions.paperSlug, paperSlug),
        eq(courses.slug, courseSlug),
        withinTeaching(permit, submissions.courseId),
      ),
    );
  if (!row || row.work.personId === personOf(permit)) return null;
  const { work, version, title, name } = row;
  const settings: Arrangement = row.settings ?? unarranged;
  const [given, neighbours, files, showing] = await Promise.all([
    db
      .select()
      .from(submissionGradings)
      .where(
        and(eq(submissionGradings.submissionId, id), eq(submissionGradings.number, work.number)),
      ),
    findNeighbours(db, permit, work),
    readVersionFiles({ submissionId: id, number: work.number }, settings.blind),
    findShowing(db, id),
  ]);
  const { personId: _hidden, submittedAt, ...rest } = work;
  return {
    ...{ ...rest, title, task: row.task, settings, neighbours, parts: version.parts },
    decisions: version.decisions,
    ...{ files, showing },
    ...{ lateDays: version.lateDays, penaltyPercent: version.penaltyPercent },
    /** Where grading is blind, neither leaves the database. */
    name: settings.blind ? null : name,
    submittedAt: settings.blind ? null : submittedAt,
    own: given.find(({ graderId }) => graderId === personOf(permit)) ?? null,
    gradedBy: given.length,
  };
}
