import "server-only";
import { and, eq, gt, lt, ne } from "drizzle-orm";
import { draftPresence } from "@/db/schema/authoring";
import { people } from "@/db/schema/people";
import { PRESENT_FOR_SECONDS, TellPresence } from "@/lib/authoring/model/history";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000;

/** Says that somebody has a file open, and hears who else has. */
export const tellPresence = defineCommand({
  name: "draft.tell_presence",
  permission: "draft.edit",
  input: TellPresence,

  async run({ tx, permit, input: { courseSlug, path }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const here = { courseId, path, personId: personOf(permit) };
    await tx
      .insert(draftPresence)
      .values({ ...here, seenAt: now })
      .onConflictDoUpdate({
        target: [draftPresence.courseId, draftPresence.path, draftPresence.personId],
        set: { seenAt: now },
      });
    await tx
      .delete(draftPresence)
      .where(
        and(
          eq(draftPresence.courseId, courseId),
          lt(draftPresence.seenAt, new Date(now.getTime() - FORGOTTEN_AFTER_MS)),
        ),
      );
    const others = await tx
      .select({ personId: people.id, name: people.name })
      .from(draftPresence)
      .innerJoin(people, eq(people.id, draftPresence.personId))
      .where(
        and(
          eq(draftPresence.courseId, courseId),
          eq(draftPresence.path, path),
          ne(draftPresence.personId, here.personId),
          gt(draftPresence.seenAt, new Date(now.getTime() - PRESENT_FOR_SECONDS * 1000)),
        ),
      );
    return ok({ others });
  },

  audit: () => null,
});
