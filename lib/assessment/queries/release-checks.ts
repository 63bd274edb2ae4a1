import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { questionVersions, releaseChecks } from "@/db/schema/assessment/questions";
import { withoutCorrect } from "@/lib/assessment/rules/paper";
import type { Permit } from "@/lib/platform/authority";

/** The self-checks of one lesson in one release, without what is right. */
export async function listReleaseChecks(
  _permit: Permit<"course.study">,
  releaseId: string,
  lessonId: string,
) {
  const rows = await db
    .select({ key: releaseChecks.key, stem: questionVersions.stem, body: questionVersions.body })
    .from(releaseChecks)
    .innerJoin(questionVersions, eq(questionVersions.id, releaseChecks.versionId))
    .where(and(eq(releaseChecks.releaseId, releaseId), eq(releaseChecks.lessonId, lessonId)));
  return rows.map(({ body, ...check }) => ({ ...check, body: withoutCorrect(body) }));
}
