import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses, releasePapers, releases } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { people } from "@/db/schema/people";
import {
  assignmentSettings,
  submissionParts,
  submissions,
  submissionVersions,
} from "@/db/schema/submissions/assignments";
import { submissionGradings, submissionReturns } from "@/db/schema/submissions/gradings";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import { type Arrangement, unarranged } from "@/lib/submissions/model/assignment";
import { readDraftFiles, readVersionFiles } from "@/lib/submissions/queries/files";
import { settingsOfPaper, taskOfPaper } from "@/lib/submissions/queries/joins";
import { findShowing } from "@/lib/submissions/queries/showing";

/** One's own assignment in a course that one has joined, with how far it has got; null without one. */
export async function getOwnAssignment(
  permit: Permit<"course.study">,
  courseSlug: string,
  paperSlug: string,
) {
  const personId = personOf(permit);
  const [row] = await db
    .select({
      courseTitle: releases.title,
      title: releasePapers.title,
      summary: releasePapers.summary,
      task: taskOfPaper,
      settings: assignmentSettings,
      submission: submissions,
      name: people.name,
    })
    .from(courses)
    .innerJoin(people, eq(people.id, personId))
    .innerJoin(
      enrolments,
      and(eq(enrolments.courseId, courses.id), eq(enrolments.personId, personId)),
    )
    .innerJoin(releases, eq(releases.id, enrolments.releaseId))
    .innerJoin(
      releasePapers,
      and(
        eq(releasePapers.releaseId, enrolments.releaseId),
        eq(releasePapers.slug, paperSlug),
        eq(releasePapers.kind, "assignment"),
      ),
    )
    .leftJoin(assignmentSettings, settingsOfPaper)
    .leftJoin(
      submissions,
      and(
        eq(submissions.courseId, courses.id),
        eq(submissions.paperSlug, releasePapers.slug),
        eq(submissions.personId, personId),
      ),
    )
    .where(eq(courses.slug, courseSlug));
  if (!row) return null;
  const { submission } = row;
  const settings: Arrangement = row.settings ?? unarranged;
  const work = submission && { ...submission, ...(await readWork(submission)) };
  return { courseSlug, paperSlug, ...row, settings, submission: work };
}

/** What is being written, what was handed in last, and what became of it. */
async function readWork({ id, number, state }: typeof submissions.$inferSelect) {
  const [parts, [version], gradings, [returned], files, versionFiles, showing] = await Promise.all([
    db.select().from(submissionParts).where(eq(submissionParts.submissionId, id)),
    db
      .select()
      .from(submissionVersions)
      .where(and(eq(submissionVersions.submissionId, id), eq(submissionVersions.number, number))),
    db
      .select({ marks: submissionGradings.marks, overall: submissionGradings.overall })
      .from(submissionGradings)
      .where(and(eq(submissionGradings.submissionId, id), eq(submissionGradings.number, number)))
      .orderBy(asc(submissionGradings.gradedAt), asc(submissionGradings.graderId)),
    db
      .select({ what: submissionReturns.what })
      .from(submissionReturns)
      .where(eq(submissionReturns.submissionId, id))
      .orderBy(desc(submissionReturns.number))
      .limit(1),
    readDraftFiles(id),
    readVersionFiles({ submissionId: id, number }),
    findShowing(db, id),
  ]);
  return {
    draft: Object.fromEntries(parts.map(({ part, text, revision }) => [part, { text, revision }])),
    files,
    showing,
    version: version ? { ...version, files: versionFiles } : null,
    /** Not before the mark is settled. */
    gradings: state === "graded" ? gradings : [],
    returned: state === "returned" ? (returned?.what ?? null) : null,
  };
}

/** The assignments of a course's current release, with how many works wait. */
export async function listAssignments(permit: Permit<"submission.grade">, courseSlug: string) {
  return await db
    .select({
      paperSlug: releasePapers.slug,
      title: releasePapers.title,
      settings: assignmentSettings,
      handedIn: sql<number>`count(${people.id})::int`,
      waiting: sql<number>`count(${people.id}) filter (where ${submissions.state} = 'submitted')::int`,
    })
    .from(courses)
    .innerJoin(releasePapers, eq(releasePapers.releaseId, courses.currentReleaseId))
    .leftJoin(assignmentSettings, settingsOfPaper)
    .leftJoin(
      submissions,
      and(
        eq(submissions.courseId, courses.id),
        eq(submissions.paperSlug, releasePapers.slug),
        sql`${submissions.number} > 0`,
      ),
    )
    .leftJoin(people, and(eq(people.id, submissions.personId), withinTeaching(permit, courses.id)))
    .where(and(eq(courses.slug, courseSlug), eq(releasePapers.kind, "assignment")))
    .groupBy(
      releasePapers.slug,
      releasePapers.title,
      releasePapers.position,
      assignmentSettings.courseId,
      assignmentSettings.paperSlug,
    )
    .orderBy(releasePapers.position);
}

/** An assignment as it stands today, for those who grade it; null when the course has none of the name. */
export async function getAssignment(
  _permit: Permit<"submission.grade">,
  courseSlug: string,
  paperSlug: string,
) {
  const [row] = await db
    .select({
      ...{ courseId: courses.id, courseTitle: releases.title, title: releasePapers.title },
      ...{ task: taskOfPaper, settings: assignmentSettings },
    })
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .innerJoin(
      releasePapers,
      and(
        eq(releasePapers.releaseId, courses.currentReleaseId),
        eq(releasePapers.slug, paperSlug),
        eq(releasePapers.kind, "assignment"),
      ),
    )
    .leftJoin(assignmentSettings, settingsOfPaper)
    .where(eq(courses.slug, courseSlug));
  if (!row) return null;
  const settings: Arrangement = row.settings ?? unarranged;
  return { ...row, paperSlug, settings };
}
