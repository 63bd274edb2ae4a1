import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { releasePapers, releases } from "@/db/schema/catalogue";
import type { Permit } from "@/lib/platform/authority";

/**
 * One paper of one release; null when the release has no such paper. It never changes, so callers
 * may keep it for ever. Whether the reader may have it is decided by `getEnrolledRelease`.
 */
export async function getReleasePaper(
  _permit: Permit<"course.study">,
  releaseId: string,
  slug: string,
) {
  const [row] = await db
    .select({
      slug: releasePapers.slug,
      courseTitle: releases.title,
      kind: releasePapers.kind,
      title: releasePapers.title,
      summary: releasePapers.summary,
      sources: releasePapers.sources,
      contentAsOf: releasePapers.contentAsOf,
      html: releasePapers.html,
      task: releasePapers.task,
    })
    .from(releasePapers)
    .innerJoin(releases, eq(releases.id, releasePapers.releaseId))
    .where(and(eq(releasePapers.releaseId, releaseId), eq(releasePapers.slug, slug)))
    .limit(1);
  return row ?? null;
}
