import "server-only";
import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { courseTeam } from "@/db/schema/authoring";
import { courses } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import { CreateCourse } from "@/lib/authoring/model/draft";
import { newCourseFiles } from "@/lib/authoring/rules/new-course";
import { type Permit, personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok } from "@/lib/platform/result";
import { localTimeInChina } from "@/lib/platform/wording";
import { changeDraft } from "@/lib/transfer/commands/draft-files";

const SERIES = "wushe";

/** Begins a course: a draft with its cover sheet, and whoever began it as its author. */
export const createCourse = defineCommand({
  name: "course.create",
  permission: "course.create",
  input: CreateCourse,

  async run({ tx, permit, input, now }) {
    const slug = `c-${randomBytes(5).toString("hex")}`;
    const course = await placeNewCourse(tx, permit, slug);
    const by = personOf(permit);
    await tx.insert(courseTeam).values({ courseId: course.id, personId: by, role: "author" });
    const files = newCourseFiles({
      ...input,
      slug,
      series: SERIES,
      day: localTimeInChina(now).slice(0, 10),
    });
    const changes = Object.entries(files).map(([path, text]) => ({ path, text, base: null }));
    const written = await changeDraft(tx, course.id, changes, { now, by });
    return written.ok ? ok({ courseSlug: slug, courseId: course.id }) : written;
  },

  audit: ({ input: { title }, value: { courseSlug } }) => ({
    subject: `course:${courseSlug}`,
    detail: { title },
  }),
});

/** At the end of its series, in the region of whoever begins it. */
export async function placeNewCourse(tx: Transaction, permit: Permit, slug: string) {
  const [owner] = await tx
    .select({ regionCode: people.regionCode })
    .from(people)
    .where(eq(people.id, personOf(permit)));
  const [course] = await tx
    .insert(courses)
    .values({
      ...{ slug, seriesSlug: SERIES, regionCode: owner?.regionCode ?? "42" },
      position: sql`(select coalesce(max(position), 0) + 1 from courses where series_slug = ${SERIES})`,
    })
    .returning({ id: courses.id });
  if (!course) throw new Error("insert returned no row");
  return course;
}
