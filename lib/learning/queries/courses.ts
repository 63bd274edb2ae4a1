import "server-only";
import { sqlClient } from "@/db/client";
import type { Outline } from "@/lib/catalogue/model";
import type { Cover } from "@/lib/catalogue/model/completion";
import { type Permit, personOf } from "@/lib/platform/authority";

/** One enrolment with all that its progress is counted from. */
export type OwnCourse = {
  courseId: string;
  slug: string;
  title: string;
  minutes: number;
  outline: Outline;
  releaseId: string;
  enrolledAt: Date;
  completedAt: Date | null;
  readLessonIds: string[];
  hasQuiz: boolean;
  passedQuiz: boolean;
  lastSeenAt: Date;
  cover: Cover | null;
  /** Whether learners who join today are given a later release. */
  newerRelease: boolean;
};

/** The courses this person is enrolled in, the one studied last first. */
export async function listOwnCourses(permit: Permit<"course.study">): Promise<OwnCourse[]> {
  return await ownCourses(permit, null);
}

/** This person's enrolment in one course; null when not enrolled. */
export async function getOwnCourse(
  permit: Permit<"course.study" | "quiz.attempt">,
  slug: string,
): Promise<OwnCourse | null> {
  const [course] = await ownCourses(permit, slug);
  return course ?? null;
}

async function ownCourses(permit: Permit, slug: string | null): Promise<OwnCourse[]> {
  const rows = await sqlClient<Stored[]>`
    select c.id as "courseId", c.slug, r.title, r.minutes, r.outline, r.id as "releaseId",
      e.enrolled_at as "enrolledAt", e.completed_at as "completedAt",
      read.ids as "readLessonIds",
      greatest(e.enrolled_at, read.seen_at) as "lastSeenAt",
      r.cover, c.current_release_id <> e.release_id as "newerRelease",
      q.id is not null as "hasQuiz",
      coalesce(quiz_passed(q.id, e.person_id), false) as "passedQuiz"
    from enrolments e
    join courses c on c.id = e.course_id
    join releases r on r.id = e.release_id
    left join quizzes q on q.release_id = e.release_id
    cross join lateral (
      select coalesce(array_agg(p.lesson_id) filter (where p.completed_at is not null), '{}') as ids,
        max(p.seen_at) as seen_at
      from lesson_progress p
      join release_lessons rl on rl.release_id = e.release_id and rl.lesson_id = p.lesson_id
      where p.enrolment_id = e.id
    ) read
    where e.person_id = ${personOf(permit)} and (${slug}::text is null or c.slug = ${slug})
    order by "lastSeenAt" desc`;
  return rows.map((row) => ({
    ...row,
    enrolledAt: new Date(row.enrolledAt),
    completedAt: row.completedAt === null ? null : new Date(row.completedAt),
    lastSeenAt: new Date(row.lastSeenAt),
  }));
}

/** The shared client hands instants over as text; drizzle reads them itself. */
type Stored = Omit<OwnCourse, "enrolledAt" | "completedAt" | "lastSeenAt"> & {
  enrolledAt: string;
  completedAt: string | null;
  lastSeenAt: string;
};
