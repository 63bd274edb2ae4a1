import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { draftVersions } from "@/db/schema/authoring";
import { courses } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import type { DraftVersionShown } from "@/lib/authoring/model/history";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

const SHOWN_MAX = 100;

/** The latest stretches of work on a file, the newest first. */
export async function listDraftVersions(
  permit: Permit<"draft.read">,
  slug: string,
  path: string,
): Promise<DraftVersionShown[]> {
  const rows = await db
    .select({
      revision: draftVersions.revision,
      savedAt: draftVersions.savedAt,
      savedBy: people.name,
    })
    .from(draftVersions)
    .innerJoin(courses, eq(courses.id, draftVersions.courseId))
    .leftJoin(people, eq(people.id, draftVersions.savedBy))
    .where(and(eq(courses.slug, slug), eq(draftVersions.path, path), reachesCourse(permit)))
    .orderBy(desc(draftVersions.revision))
    .limit(SHOWN_MAX);
  return rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() }));
}

/** The text that a stretch of work ended with; null for a file that was taken away, or none within reach. */
export async function getDraftVersion(
  permit: Permit<"draft.read">,
  slug: string,
  path: string,
  revision: number,
): Promise<string | null> {
  const [version] = await db
    .select({ text: draftVersions.text })
    .from(draftVersions)
    .innerJoin(courses, eq(courses.id, draftVersions.courseId))
    .where(
      and(
        eq(courses.slug, slug),
        eq(draftVersions.path, path),
        eq(draftVersions.revision, revision),
        reachesCourse(permit),
      ),
    );
  return version?.text ?? null;
}
