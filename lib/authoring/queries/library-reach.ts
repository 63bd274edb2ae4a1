import "server-only";
import { inArray, or, type SQL, sql } from "drizzle-orm";
import { courses } from "@/db/schema/catalogue";
import { mediaAssets } from "@/db/schema/media";
import { type Permit, personOf } from "@/lib/platform/authority";

/**
 * The courses whose files a permit to upload shows, as a condition on `courses`: those whose team its
 * holder is of, and those an administrator looks after. To be a trainer of a region gives none.
 */
export function bringsFiles(permit: Permit<"media.upload">): SQL {
  const { courseIds } = permit.reach;
  const looked = permit.actor.grants.flatMap(({ role, region }) =>
    role === "administrator" && region !== undefined
      ? [sql`starts_with(${courses.regionCode}, ${region})`]
      : [],
  );
  const own = courseIds.length > 0 ? [inArray(courses.id, [...courseIds])] : [];
  return or(...looked, ...own) ?? sql`false`;
}

/** Whether a stored file is one's own, or of a course whose files one sees. */
export function seesFile(permit: Permit<"media.upload">, sha256: SQL): SQL {
  return sql`(exists (select from ${mediaAssets} a
      where a.sha256 = ${sha256} and a.owner_id = ${personOf(permit)})
    or exists (select from draft_media dm join ${courses} on ${courses.id} = dm.course_id
      where dm.sha256 = ${sha256} and ${bringsFiles(permit)}))`;
}
