import "server-only";
import { and, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { courses } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { people } from "@/db/schema/people";
import { AssignCourse } from "@/lib/learning/model/inputs";
import { assignable } from "@/lib/learning/queries/assigning";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Has people study a course, in its current release, also where they cannot join by themselves or have
 * not completed what it asks for first: whoever assigns it decides that. Who joined by themselves before
 * goes on, and has to from now on. All or nobody; repeating it changes nothing.
 */
export const assignCourse = defineCommand({
  name: "enrolment.assign",
  permission: "enrolment.assign",
  input: AssignCourse,

  async run({ tx, permit, input, now }) {
    const [course] = await tx
      .select({
        id: courses.id,
        releaseId: courses.currentReleaseId,
        regionCode: courses.regionCode,
        archivedAt: courses.archivedAt,
      })
      .from(courses)
      .where(eq(courses.slug, input.courseSlug));
    if (!course) return refuse("not_found");
    if (!course.releaseId) return refuse("course.not_open");
    if (course.archivedAt) return refuse("course.archived");
    const { id: courseId, releaseId } = course;
    const personIds = [...new Set(input.personIds)].sort();
    if (!(await areReached(tx, personIds, assignable(permit, course)))) return refuse("not_found");

    const kept = await tx
      .update(enrolments)
      .set({ kind: "assigned" })
      .where(
        and(
          eq(enrolments.courseId, courseId),
          inArray(enrolments.personId, personIds),
          ne(enrolments.kind, "assigned"),
          isNull(enrolments.completedAt),
        ),
      )
      .returning({ id: enrolments.id });
    const added = await tx
      .insert(enrolments)
      .values(
        personIds.map((personId) => ({
          ...{ personId, courseId, releaseId, kind: "assigned" as const, enrolledAt: now },
        })),
      )
      .onConflictDoNothing()
      .returning({ id: enrolments.id });
    return ok({ courseSlug: input.courseSlug, added: added.length, changed: kept.length });
  },

  audit: ({ input, value: { added, changed } }) =>
    added + changed === 0
      ? null
      : {
          subject: `course:${input.courseSlug}`,
          detail: { added, changed, people: input.personIds },
        },
});

/** Whether all of them are there, have access, and are reached. */
async function areReached(tx: Transaction, personIds: readonly string[], reached: SQL) {
  const [row] = await tx
    .select({ reached: sql<number>`count(*)::int` })
    .from(people)
    .where(and(inArray(people.id, [...personIds]), isNull(people.disabledAt), reached));
  return row?.reached === personIds.length;
}
