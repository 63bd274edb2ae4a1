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
import type { AssignmentTask } from "@/lib/catalogue/model";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";
import { type Arrangement, unarranged } from "@/lib/submissions/model/assignment";
import type { CriterionMark } from "@/lib/submissions/model/grading";
import { readVersionFiles } from "@/lib/submissions/queries/files";
import { findNeighbours } from "@/lib/submissions/queries/queue";

const task = sql<AssignmentTask>`${releasePapers.task}`;
const settingsOf = and(
  eq(assignmentSettings.courseId, courses.id),
  eq(assignmentSettings.paperSlug, releasePapers.slug),
);

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
      task,
      settings: assignmentSettings,
      name: people.name,
    })
    .from(submissions)
    .innerJoin(courses, eq(courses.id, submissions.courseId))
    .innerJoin(people, eq(people.id, submissions.personId))
    .innerJoin(
      submissionVersions,
      and(
        eq(submissionVersions.submissionId, submissions.id),
        eq(submissionVersions.number, submissions.number),
      ),
    )
    .innerJoin(
      releasePapers,
      and(
        eq(releasePapers.releaseId, submissionVersions.releaseId),
        eq(releasePapers.slug, submissionVersions.paperSlug),
      ),
    )
    .leftJoin(assignmentSettings, settingsOf)
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
  const [given, neighbours, files] = await Promise.all([
    db
      .select()
      .from(submissionGradings)
      .where(
        and(eq(submissionGradings.submissionId, id), eq(submissionGradings.number, work.number)),
      ),
    findNeighbours(db, permit, work),
    readVersionFiles({ submissionId: id, number: work.number }, settings.blind),
  ]);
  const { personId: _hidden, submittedAt, ...rest } = work;
  return {
    ...{ ...rest, title, task: row.task, settings, neighbours, parts: version.parts },
    decisions: version.decisions,
    files,
    ...{ lateDays: version.lateDays, penaltyPercent: version.penaltyPercent },
    /** Where grading is blind, neither leaves the database. */
    name: settings.blind ? null : name,
    submittedAt: settings.blind ? null : submittedAt,
    own: given.find(({ graderId }) => graderId === personOf(permit)) ?? null,
    gradedBy: given.length,
  };
}
