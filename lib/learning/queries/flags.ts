import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { courses, lessons, releaseLessons } from "@/db/schema/catalogue";
import { studyFlags } from "@/db/schema/learning";
import { organisations, people } from "@/db/schema/people";
import { withinReach } from "@/lib/people/queries/reach";
import type { Permit } from "@/lib/platform/authority";

export const FLAGS_SHOWN = 100;

/** What was striking about people within reach and nobody has looked at yet, the newest first. */
export async function listOpenFlags(permit: Permit<"study.review">) {
  return await db
    .select({
      id: studyFlags.id,
      kind: studyFlags.kind,
      detail: studyFlags.detail,
      seenAt: studyFlags.seenAt,
      personId: people.id,
      name: people.name,
      organisation: organisations.name,
      lesson: releaseLessons.title,
    })
    .from(studyFlags)
    .innerJoin(people, eq(people.id, studyFlags.personId))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .innerJoin(lessons, eq(lessons.id, studyFlags.lessonId))
    .innerJoin(courses, eq(courses.id, lessons.courseId))
    .leftJoin(
      releaseLessons,
      and(
        eq(releaseLessons.lessonId, lessons.id),
        eq(releaseLessons.releaseId, courses.currentReleaseId),
      ),
    )
    .where(and(isNull(studyFlags.reviewedAt), withinReach(permit)))
    .orderBy(desc(studyFlags.seenAt), studyFlags.id)
    .limit(FLAGS_SHOWN);
}
