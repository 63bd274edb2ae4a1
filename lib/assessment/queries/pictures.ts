import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { questionMedia } from "@/db/schema/assessment/questions";
import { courses } from "@/db/schema/catalogue";
import { mediaFiles } from "@/db/schema/media";
import { reachesCourse, showsCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

/** A picture of the questions of a course; null for any other file. */
export async function getQuestionPicture(
  permit: Permit<"assessment.analyse">,
  courseSlug: string,
  sha256: string,
): Promise<{ bytes: number; type: string } | null> {
  const [picture] = await db
    .select({ bytes: mediaFiles.bytes, type: mediaFiles.type })
    .from(questionMedia)
    .innerJoin(courses, eq(courses.id, questionMedia.courseId))
    .innerJoin(mediaFiles, eq(mediaFiles.sha256, questionMedia.sha256))
    .where(
      and(eq(courses.slug, courseSlug), eq(questionMedia.sha256, sha256), showsCourse(permit)),
    );
  return picture ?? null;
}

/** Those of the hashes that are pictures of the course's questions, with their sizes. */
export async function listQuestionPictures(
  permit: Permit<"question.maintain">,
  courseSlug: string,
  hashes: readonly string[],
): Promise<{ sha256: string; bytes: number }[]> {
  if (hashes.length === 0) return [];
  return await db
    .select({ sha256: questionMedia.sha256, bytes: mediaFiles.bytes })
    .from(questionMedia)
    .innerJoin(courses, eq(courses.id, questionMedia.courseId))
    .innerJoin(mediaFiles, eq(mediaFiles.sha256, questionMedia.sha256))
    .where(
      and(
        eq(courses.slug, courseSlug),
        inArray(questionMedia.sha256, [...hashes]),
        reachesCourse(permit),
      ),
    );
}
