import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { people } from "@/db/schema/people";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";
import type { FunnelLesson } from "@/lib/reports/model/funnel";

/** Who was away for so long has stopped, for now. */
const AWAY_DAYS = 7;

/** Half of a work, in basis points. */
const HALF = 5000;

/**
 * The lessons of a course's current release in their order, and how far the people within reach have
 * come in each. Whoever studies an earlier release counts where a lesson is in both.
 */
export async function listFunnel(
  permit: Permit<"roster.read">,
  courseSlug: string,
  now = new Date(),
): Promise<FunnelLesson[]> {
  const joined = db
    .select({ id: enrolments.id, completedAt: enrolments.completedAt })
    .from(enrolments)
    .innerJoin(courses, eq(courses.id, enrolments.courseId))
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(sql`${courses.slug} = ${courseSlug} and ${withinTeaching(permit, enrolments.courseId)}`);
  const away = new Date(now.getTime() - AWAY_DAYS * 86_400_000);
  return await db.execute<FunnelLesson>(sql`
    with joined as ${joined},
    own as (
      select rl.* from release_lessons rl join courses c on c.current_release_id = rl.release_id
      where c.slug = ${courseSlug}
    ),
    progress as (
      select lp.*, j.completed_at as course_completed_at, own.position as place,
        (select coalesce(sum(upper(r) - lower(r)), 0) from unnest(lp.ranges) r) as covered
      from joined j join lesson_progress lp on lp.enrolment_id = j.id
      join own on own.lesson_id = lp.lesson_id
    ),
    furthest as (
      select enrolment_id, max(place) as place from progress
      group by enrolment_id having bool_and(course_completed_at is null)
        and max(seen_at) < ${away.toISOString()}::timestamptz
    )
    select l.slug, own.title, own.required, own.minutes,
      count(p.enrolment_id)::int as opened,
      count(*) filter (where p.covered >= ${HALF} or p.completed_at is not null)::int as half,
      count(p.completed_at)::int as completed,
      round(percentile_cont(0.5) within group (order by p.active_seconds)
        filter (where p.completed_at is not null))::int as "medianSeconds",
      (select count(*)::int from furthest f where f.place = own.position) as stopped
    from own join lessons l on l.id = own.lesson_id
    left join progress p on p.lesson_id = own.lesson_id
    group by l.slug, own.title, own.required, own.minutes, own.position
    order by own.position`);
}
