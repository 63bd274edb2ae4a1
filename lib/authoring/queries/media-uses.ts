import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses } from "@/db/schema/catalogue";
import type { MediaUse } from "@/lib/authoring/model/library";
import { titleOfSheet } from "@/lib/authoring/rules/sheet";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

/** Where a file is used: drafts and releases, by course and path; those of one's own courses first. */
export async function listMediaUses(
  permit: Permit<"media.upload">,
  sha256: string,
): Promise<MediaUse[]> {
  const rows = await db.execute<
    Omit<MediaUse, "courseTitle"> & { title: string | null; sheet: string | null }
  >(sql`
    with places as (
      select course_id, path, true as in_draft, null::int as release
        from draft_media where sha256 = ${sha256}
      union all
      select r.course_id, rm.path, false, r.number
        from release_media rm join releases r on r.id = rm.release_id where rm.sha256 = ${sha256}
      union all
      select course_id, '', false, null from question_media where sha256 = ${sha256})
    select ${courses.slug} as "courseSlug", p.path, max(p.release) as release,
      bool_or(p.in_draft) as "inDraft", ${reachesCourse(permit)} as mine,
      (select title from releases r where r.id = ${courses.currentReleaseId}) as title,
      (select text from draft_files f where f.course_id = ${courses.id} and f.path = 'course.yaml')
        as sheet
    from places p join ${courses} on ${courses.id} = p.course_id
    group by ${courses.id}, p.path
    order by mine desc, ${courses.slug}, p.path`);
  return rows.map(({ title, sheet, ...use }) => ({
    ...use,
    courseTitle: (sheet && titleOfSheet(sheet)) || title || use.courseSlug,
  }));
}
