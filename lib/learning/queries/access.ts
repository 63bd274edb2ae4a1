import "server-only";
import { sqlClient } from "@/db/client";
import { type Permit, personOf } from "@/lib/platform/authority";

export type LessonAccess =
  | { kind: "open"; releaseId: string; lessonId: string }
  | { kind: "not_enrolled" }
  | { kind: "missing" };

/**
 * Whether this person may read this lesson, and in which release: the one they are enrolled
 * in. Asked on every reading of a lesson, so it is one statement on unique keys.
 */
export async function getLessonAccess(
  permit: Permit<"course.study">,
  courseSlug: string,
  lessonSlug: string,
): Promise<LessonAccess> {
  const [row] = await sqlClient<{ releaseId: string | null; lessonId: string | null }[]>`
    select e.release_id as "releaseId", rl.lesson_id as "lessonId"
    from courses c
    left join enrolments e on e.course_id = c.id and e.person_id = ${personOf(permit)}
    left join lessons l on l.course_id = c.id and l.slug = ${lessonSlug}
    left join release_lessons rl on rl.release_id = e.release_id and rl.lesson_id = l.id
    where c.slug = ${courseSlug} and c.current_release_id is not null`;

  if (!row) return { kind: "missing" };
  if (!row.releaseId) return { kind: "not_enrolled" };
  if (!row.lessonId) return { kind: "missing" };
  return { kind: "open", releaseId: row.releaseId, lessonId: row.lessonId };
}
