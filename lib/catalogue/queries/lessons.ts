import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { releaseLessons, releases } from "@/db/schema/catalogue";
import type { Permit } from "@/lib/platform/authority";

/**
 * One lesson of one release with what its page needs around it; null when the release has no
 * such lesson. It never changes, so callers may keep it for ever. Whether the reader may
 * have it is decided beforehand by `getLessonAccess`.
 */
export async function getReleaseLesson(
  _permit: Permit<"course.study">,
  releaseId: string,
  lessonId: string,
) {
  const [row] = await db
    .select({
      release: {
        id: releases.id,
        number: releases.number,
        courseTitle: releases.title,
        manifest: releases.manifest,
        outline: releases.outline,
      },
      lesson: {
        id: releaseLessons.lessonId,
        title: releaseLessons.title,
        summary: releaseLessons.summary,
        minutes: releaseLessons.minutes,
        readingSeconds: releaseLessons.readingSeconds,
        objectives: releaseLessons.objectives,
        sources: releaseLessons.sources,
        contentAsOf: releaseLessons.contentAsOf,
        headings: releaseLessons.headings,
        html: releaseLessons.html,
        position: releaseLessons.position,
        work: releaseLessons.work,
        required: releaseLessons.required,
        completion: releaseLessons.completion,
      },
    })
    .from(releaseLessons)
    .innerJoin(releases, eq(releases.id, releaseLessons.releaseId))
    .where(and(eq(releaseLessons.releaseId, releaseId), eq(releaseLessons.lessonId, lessonId)))
    .limit(1);
  return row ?? null;
}
