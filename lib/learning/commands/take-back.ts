import "server-only";
import { and, eq } from "drizzle-orm";
import { courses } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { people } from "@/db/schema/people";
import { TakeBack } from "@/lib/learning/model/inputs";
import { assignable, untouched } from "@/lib/learning/queries/assigning";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Takes back that somebody was assigned a course, as long as they have opened nothing of it: what was
 * studied is never taken away. Where people may join by themselves, they still may.
 */
export const takeBack = defineCommand({
  name: "enrolment.take_back",
  permission: "enrolment.assign",
  input: TakeBack,

  async run({ tx, permit, input: { courseSlug, personId } }) {
    const [course] = await tx
      .select({ id: courses.id, regionCode: courses.regionCode })
      .from(courses)
      .where(eq(courses.slug, courseSlug));
    if (!course) return refuse("not_found");
    // A lesson that is being opened waits for this, or this for it.
    const [enrolment] = await tx
      .select({ id: enrolments.id })
      .from(enrolments)
      .innerJoin(people, eq(people.id, enrolments.personId))
      .where(
        and(
          eq(enrolments.courseId, course.id),
          eq(enrolments.personId, personId),
          eq(enrolments.kind, "assigned"),
          assignable(permit, course),
        ),
      )
      .for("update", { of: enrolments });
    if (!enrolment) return refuse("not_found");
    const gone = await tx
      .delete(enrolments)
      .where(and(eq(enrolments.id, enrolment.id), untouched))
      .returning({ id: enrolments.id });
    return gone.length > 0 ? ok({ courseSlug }) : refuse("enrolment.begun");
  },

  audit: ({ input: { courseSlug, personId } }) => ({
    subject: `course:${courseSlug}`,
    detail: { personId, takenBack: true },
  }),
});
