import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { courses, releasePapers } from "@/db/schema/catalogue";
import {
  assignmentSettings,
  submissions,
  submissionVersions,
} from "@/db/schema/submissions/assignments";
import type { AssignmentTask } from "@/lib/catalogue/model";

/** How a work hangs together with its newest version, with what that answers, and with what was arranged. */
export const newestVersion = and(
  eq(submissionVersions.submissionId, submissions.id),
  eq(submissionVersions.number, submissions.number),
);
export const paperOfVersion = and(
  eq(releasePapers.releaseId, submissionVersions.releaseId),
  eq(releasePapers.slug, submissionVersions.paperSlug),
);
export const settingsOfPaper = and(
  eq(assignmentSettings.courseId, courses.id),
  eq(assignmentSettings.paperSlug, releasePapers.slug),
);

/** A paper that is an assignment has its task. */
export const taskOfPaper = sql<AssignmentTask>`${releasePapers.task}`;
