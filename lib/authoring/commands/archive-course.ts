import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { courses } from "@/db/schema/catalogue";
import { ArchiveCourse } from "@/lib/authoring/model/draft";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Offers a course no longer, or again. Whoever joined it goes on, and keeps what they have; nobody new
 * joins. Its draft, its releases and its team stay as they are.
 */
export const archiveCourse = defineCommand({
  name: "course.archive",
  permission: "course.archive",
  input: ArchiveCourse,

  async run({ tx, permit, input: { courseSlug, archived }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const other = archived ? isNull(courses.archivedAt) : isNotNull(courses.archivedAt);
    const changed = await tx
      .update(courses)
      .set({ archivedAt: archived ? now : null })
      .where(and(eq(courses.id, courseId), other))
      .returning({ id: courses.id });
    return ok({ courseSlug, archived, changed: changed.length > 0 });
  },

  audit: ({ value: { courseSlug, archived, changed } }) =>
    changed ? { subject: `course:${courseSlug}`, detail: { archived } } : null,
});
