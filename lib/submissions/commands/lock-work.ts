import "server-only";
import { and, eq } from "drizzle-orm";
import { courses, releasePapers } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import {
  assignmentSettings,
  submissions,
  submissionVersions,
} from "@/db/schema/submissions/assignments";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";
import { type Arrangement, unarranged } from "@/lib/submissions/model/assignment";
import {
  newestVersion,
  paperOfVersion,
  settingsOfPaper,
  taskOfPaper,
} from "@/lib/submissions/queries/joins";

/** A work that was handed in by somebody within reach. Locked: its graders take turns. */
export async function lockWork(tx: Transaction, permit: Permit<"submission.grade">, id: string) {
  const [row] = await tx
    .select({
      work: submissions,
      courseSlug: courses.slug,
      title: releasePapers.title,
      task: taskOfPaper,
      penaltyPercent: submissionVersions.penaltyPercent,
      settings: assignmentSettings,
    })
    .from(submissions)
    .innerJoin(courses, eq(courses.id, submissions.courseId))
    .innerJoin(people, eq(people.id, submissions.personId))
    .innerJoin(submissionVersions, newestVersion)
    .innerJoin(releasePapers, paperOfVersion)
    .leftJoin(assignmentSettings, settingsOfPaper)
    .where(and(eq(submissions.id, id), withinTeaching(permit, submissions.courseId)))
    .for("update", { of: submissions });
  if (!row) return null;
  const { markers, differPercent, acceptPercent }: Arrangement = row.settings ?? unarranged;
  const { courseSlug, title, task, penaltyPercent } = row;
  return {
    ...row.work,
    ...{ courseSlug, title, task, penaltyPercent },
    ...{ markers, differPercent, acceptPercent },
  };
}

export type Work = NonNullable<Awaited<ReturnType<typeof lockWork>>>;
