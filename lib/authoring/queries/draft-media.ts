import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { draftMedia } from "@/db/schema/authoring";
import { courses } from "@/db/schema/catalogue";
import { mediaFiles } from "@/db/schema/media";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

/** A file of a course's draft; null for any other. */
export async function getDraftMediaFile(
  permit: Permit<"assessment.analyse">,
  courseSlug: string,
  sha256: string,
): Promise<{ bytes: number; type: string } | null> {
  const [file] = await db
    .select({ bytes: mediaFiles.bytes, type: mediaFiles.type })
    .from(draftMedia)
    .innerJoin(courses, eq(courses.id, draftMedia.courseId))
    .innerJoin(mediaFiles, eq(mediaFiles.sha256, draftMedia.sha256))
    .where(and(eq(courses.slug, courseSlug), eq(draftMedia.sha256, sha256), reachesCourse(permit)));
  return file ?? null;
}
