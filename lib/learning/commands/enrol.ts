import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { courses, releases } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { Enrol } from "@/lib/learning/model/inputs";
import { listPrerequisites } from "@/lib/learning/queries/joining";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Joins a published course, in its current release, where people may join by themselves and this one
 * completed what it asks for first. Joining again changes nothing.
 */
export const enrol = defineCommand({
  name: "learning.enrol",
  permission: "course.study",
  input: Enrol,

  async run({ tx, permit, input, now }) {
    const personId = personOf(permit);
    const course = await findOffered(tx, input.courseSlug);
    if (!course) return refuse("not_found");
    const { courseId, releaseId, mode } = course;
    const joined = await findEnrolment(tx, { personId, courseId });
    if (joined) return ok({ enrolmentId: joined, courseSlug: input.courseSlug, repeated: true });
    if (!releaseId) return refuse("course.not_open");
    if (course.archived) return refuse("course.archived");
    if (mode === "assigned") return refuse("enrolment.assigned_only");
    const asked = await listPrerequisites(tx, { courseId, personId });
    const missing = asked.filter(({ completed }) => !completed).map(({ title }) => title);
    if (missing.length > 0) return refuse("enrolment.prerequisites", { courses: missing });

    const [added] = await tx
      .insert(enrolments)
      .values({ personId, courseId, releaseId, kind: "self", enrolledAt: now })
      .onConflictDoNothing()
      .returning({ id: enrolments.id });
    const enrolmentId = added?.id ?? (await findEnrolment(tx, { personId, courseId }));
    if (!enrolmentId) throw new Error("An enrolment was neither added nor found");
    return ok({ enrolmentId, courseSlug: input.courseSlug, repeated: !added });
  },

  audit: ({ value }) => (value.repeated ? null : { subject: `enrolment:${value.enrolmentId}` }),
});

/** A course and how it is offered today; null when there is none. */
async function findOffered(tx: Transaction, slug: string) {
  const [course] = await tx
    .select({
      courseId: courses.id,
      releaseId: courses.currentReleaseId,
      archived: sql<boolean>`${courses.archivedAt} is not null`,
      mode: sql<string | null>`${releases.manifest} ->> 'enrolment'`,
    })
    .from(courses)
    .leftJoin(releases, eq(releases.id, courses.currentReleaseId))
    .where(eq(courses.slug, slug));
  return course ?? null;
}

async function findEnrolment(
  tx: Transaction,
  { personId, courseId }: { personId: string; courseId: string },
): Promise<string | null> {
  const [existing] = await tx
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(and(eq(enrolments.personId, personId), eq(enrolments.courseId, courseId)));
  return existing?.id ?? null;
}
