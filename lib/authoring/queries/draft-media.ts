import "server-only";
import { and, eq, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses } from "@/db/schema/catalogue";
import { mediaFiles } from "@/db/schema/media";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

/** A file of a course's draft, or of what was submitted of it; null for any other. */
export async function getDraftMediaFile(
  permit: Permit<"assessment.analyse">,
  courseSlug: string,
  sha256: string,
): Promise<{ bytes: number; type: string } | null> {
  const [file] = await db
    .select({ bytes: mediaFiles.bytes, type: mediaFiles.type })
    .from(mediaFiles)
    .innerJoin(courses, eq(courses.slug, courseSlug))
    .where(
      and(
        eq(mediaFiles.sha256, sha256),
        reachesCourse(permit),
        or(isInDraft(sha256), isSubmitted(sha256)),
      ),
    );
  return file ?? null;
}

const isInDraft = (sha256: string) => sql`exists (
  select from draft_media d where d.course_id = ${courses.id} and d.sha256 = ${sha256})`;

const isSubmitted = (sha256: string) => sql`exists (
  select from draft_submissions s join course_sources o on o.hash = s.source_hash,
    jsonb_each(o.media) each
  where s.course_id = ${courses.id} and each.value ->> 'sha256' = ${sha256})`;
