import "server-only";
import { sqlClient } from "@/db/client";
import type { LessonKind } from "@/lib/catalogue/model";
import { type Permit, personOf } from "@/lib/platform/authority";

export type LessonAccess =
  | { kind: "open"; releaseId: string; lessonId: string; lessonKind: LessonKind }
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
  const [row] = await sqlClient<
    { releaseId: string | null; lessonId: string | null; lessonKind: LessonKind }[]
  >`
    select e.release_id as "releaseId", rl.lesson_id as "lessonId", rl.kind as "lessonKind"
    from courses c
    left join enrolments e on e.course_id = c.id and e.person_id = ${personOf(permit)}
    left join lessons l on l.course_id = c.id and l.slug = ${lessonSlug}
    left join release_lessons rl on rl.release_id = e.release_id and rl.lesson_id = l.id
    where c.slug = ${courseSlug} and c.current_release_id is not null`;

  if (!row) return { kind: "missing" };
  if (!row.releaseId) return { kind: "not_enrolled" };
  if (!row.lessonId) return { kind: "missing" };
  const { releaseId, lessonId, lessonKind } = row;
  return { kind: "open", releaseId, lessonId, lessonKind };
}

/** The release of a course that this person is enrolled in; null without a course or enrolment. */
export async function getEnrolledRelease(
  permit: Permit<"course.study">,
  courseSlug: string,
): Promise<string | null> {
  const [row] = await sqlClient<{ releaseId: string }[]>`
    select e.release_id as "releaseId" from courses c
    join enrolments e on e.course_id = c.id and e.person_id = ${personOf(permit)}
    where c.slug = ${courseSlug}`;
  return row?.releaseId ?? null;
}

/**
 * A file of a course that this person is enrolled in, whichever of its releases shows it (who read
 * an older one a moment ago still has its pages open), or a picture of its questions. Null for
 * everyone else.
 */
export async function getCourseFile(
  permit: Permit<"course.study">,
  courseSlug: string,
  sha256: string,
): Promise<{ bytes: number; type: string } | null> {
  const [row] = await sqlClient<{ bytes: string; type: string }[]>`
    select m.bytes, m.type from media_files m
    where m.sha256 = ${sha256} and exists (
      select from courses c join enrolments e on e.course_id = c.id
      where c.slug = ${courseSlug} and e.person_id = ${personOf(permit)} and (
        exists (select from release_media rm join releases r on r.id = rm.release_id
          where rm.sha256 = m.sha256 and r.course_id = c.id)
        or exists (select from question_media qm
          where qm.sha256 = m.sha256 and qm.course_id = c.id)))`;
  return row ? { bytes: Number(row.bytes), type: row.type } : null;
}

/**
 * Where the files lie that a playlist may lead to: hashes by name, of the release that shows the
 * playlist (the newest, where several do). Whether the person may have it is asked before.
 */
export async function listPlaylistFiles(
  _permit: Permit<"course.study">,
  courseSlug: string,
  sha256: string,
): Promise<Map<string, string>> {
  const rows = await sqlClient<{ name: string; sha256: string }[]>`
    select regexp_replace(rm.path, '^.*/', '') as name, rm.sha256 from release_media rm
    where rm.release_id = (
      select r.id from releases r join courses c on c.id = r.course_id
      join release_media shown on shown.release_id = r.id
      where c.slug = ${courseSlug} and shown.sha256 = ${sha256}
      order by r.number desc limit 1)`;
  return new Map(rows.map(({ name, sha256: hash }) => [name, hash]));
}
