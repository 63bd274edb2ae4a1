import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { courses } from "@/db/schema/catalogue";
import { mediaAssets } from "@/db/schema/media";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";

/** Whether a stored file is one's own, or of a course whose files one sees. */
export function seesFile(permit: Permit<"media.upload">, sha256: SQL): SQL {
  return sql`(exists (select from ${mediaAssets} a
      where a.sha256 = ${sha256} and a.owner_id = ${personOf(permit)})
    or exists (select from draft_media dm join ${courses} on ${courses.id} = dm.course_id
      where dm.sha256 = ${sha256} and ${reachesCourse(permit)}))`;
}
