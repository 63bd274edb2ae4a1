import "server-only";
import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses, releasePapers, releases } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import { submissions, submissionVersions } from "@/db/schema/submissions/assignments";
import { galleryEntries } from "@/db/schema/submissions/gallery";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";
import { paperOfVersion, taskOfPaper } from "@/lib/submissions/queries/joins";
import { bylineOf } from "@/lib/submissions/rules/gallery";

/** A work that its author agreed to show. */
export type ShownWork = {
  id: string;
  title: string;
  /** The author's name, or that they are a learner. */
  byline: string;
  praise: string;
  since: Date;
};

/** Those who joined a course look at its gallery, and so do those who grade it. */
type Looking = { reader: Permit<"course.study">; grading: Permit<"submission.grade"> | null };

/** The works shown in a course, the newest first; null to those who may not look at it. */
export async function listGallery(looking: Looking, courseSlug: string) {
  const [course] = await db
    .select({ id: courses.id, title: releases.title })
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .where(and(eq(courses.slug, courseSlug), mayLookAt(looking)));
  if (!course) return null;
  const rows = await shown()
    .where(and(eq(submissions.courseId, course.id), isShown))
    .orderBy(desc(galleryEntries.at), desc(submissions.id))
    .limit(200);
  const works: ShownWork[] = rows.map(({ signed, name, ...work }) => ({
    ...work,
    byline: bylineOf({ signed, name }),
  }));
  return { courseTitle: course.title, works };
}

/** How many works a course shows to somebody who joined it; none to others. */
export async function countShown(
  reader: Permit<"course.study">,
  courseSlug: string,
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(galleryEntries)
    .innerJoin(submissions, eq(submissions.id, galleryEntries.submissionId))
    .innerJoin(courses, eq(courses.id, submissions.courseId))
    .where(and(eq(courses.slug, courseSlug), isShown, hasJoined(reader)));
  return row?.count ?? 0;
}

/** A work with its text, as long as it is shown; null to those who may not look at its course. */
export async function getShownWork(looking: Looking, courseSlug: string, id: string) {
  if (!isUuid(id)) return null;
  const [row] = await db
    .select({
      ...shownColumns,
      courseTitle: releases.title,
      parts: submissionVersions.parts,
      task: taskOfPaper,
    })
    .from(galleryEntries)
    .innerJoin(submissions, eq(submissions.id, galleryEntries.submissionId))
    .innerJoin(courses, eq(courses.id, submissions.courseId))
    .innerJoin(submissionVersions, shownVersion)
    .innerJoin(releases, eq(releases.id, submissionVersions.releaseId))
    .innerJoin(releasePapers, paperOfVersion)
    .innerJoin(people, eq(people.id, submissions.personId))
    .where(and(eq(submissions.id, id), eq(courses.slug, courseSlug), isShown, mayLookAt(looking)));
  if (!row) return null;
  const { signed, name, ...work } = row;
  return { ...work, byline: bylineOf({ signed, name }) };
}

const shownColumns = {
  id: submissions.id,
  title: releasePapers.title,
  signed: galleryEntries.signed,
  name: people.name,
  since: galleryEntries.at,
  praise: sql<string>`(select e.praise from gallery_entries e where e.act = 'asked'
    and e.submission_id = ${submissions.id} order by e.id desc limit 1)`,
};
/** Its author agreed, and nothing came after that. */
const isShown = sql`${galleryEntries.act} = 'agreed' and not exists (select from gallery_entries e
  where e.submission_id = ${galleryEntries.submissionId} and e.id > ${galleryEntries.id})`;
const shownVersion = and(
  eq(submissionVersions.submissionId, galleryEntries.submissionId),
  eq(submissionVersions.number, galleryEntries.number),
);

function shown() {
  return db
    .select(shownColumns)
    .from(galleryEntries)
    .innerJoin(submissions, eq(submissions.id, galleryEntries.submissionId))
    .innerJoin(submissionVersions, shownVersion)
    .innerJoin(releasePapers, paperOfVersion)
    .innerJoin(people, eq(people.id, submissions.personId));
}

/** Conditions on `courses`. */
function hasJoined(reader: Permit<"course.study">): SQL {
  return sql`exists (select from enrolments e where e.course_id = ${courses.id}
    and e.person_id = ${personOf(reader)})`;
}

function mayLookAt({ reader, grading }: Looking): SQL {
  const joined = hasJoined(reader);
  return (grading && or(joined, reachesCourse(grading))) ?? joined;
}
