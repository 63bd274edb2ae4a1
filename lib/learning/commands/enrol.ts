import "server-only";
import { and, eq } from "drizzle-orm";
import { courses } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { Enrol } from "@/lib/learning/model/inputs";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Joins a published course, in its current release. Joining again changes nothing. */
export const enrol = defineCommand({
  name: "learning.enrol",
  permission: "course.study",
  input: Enrol,

  async run({ tx, permit, input, now }) {
    const personId = personOf(permit);
    const [course] = await tx
      .select({ id: courses.id, releaseId: courses.currentReleaseId })
      .from(courses)
      .where(eq(courses.slug, input.courseSlug));
    if (!course) return refuse("not_found");
    if (!course.releaseId) return refuse("course.not_open");

    const [added] = await tx
      .insert(enrolments)
      .values({
        personId,
        courseId: course.id,
        releaseId: course.releaseId,
        kind: "self",
        enrolledAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: enrolments.id });
    if (added) return ok({ enrolmentId: added.id, courseSlug: input.courseSlug, repeated: false });

    const [existing] = await tx
      .select({ id: enrolments.id })
      .from(enrolments)
      .where(and(eq(enrolments.personId, personId), eq(enrolments.courseId, course.id)));
    if (!existing) throw new Error("An enrolment was neither added nor found");
    return ok({ enrolmentId: existing.id, courseSlug: input.courseSlug, repeated: true });
  },

  audit: ({ value }) => (value.repeated ? null : { subject: `enrolment:${value.enrolmentId}` }),
});
