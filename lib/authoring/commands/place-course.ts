import "server-only";
import { eq, sql } from "drizzle-orm";
import { courses } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import { HOME_REGION } from "@/lib/people/model/place";
import type { Transaction } from "@/lib/platform/command";

/** What regions make themselves; its sheet says so where a course is of another series. */
export const NEW_SERIES = "local";

/** A course's row: at the end of its series, in the region of whoever begins it. Returns its id. */
export async function placeNewCourse(
  tx: Transaction,
  slug: string,
  by: string | null,
): Promise<string> {
  const [owner] = by
    ? await tx.select({ regionCode: people.regionCode }).from(people).where(eq(people.id, by))
    : [];
  const [course] = await tx
    .insert(courses)
    .values({
      ...{ slug, seriesSlug: NEW_SERIES, regionCode: owner?.regionCode ?? HOME_REGION },
      position: sql`(select coalesce(max(position), 0) + 1 from courses where series_slug = ${NEW_SERIES})`,
    })
    .returning({ id: courses.id });
  if (!course) throw new Error("insert returned no row");
  return course.id;
}
