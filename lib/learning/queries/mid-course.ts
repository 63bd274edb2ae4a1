import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses } from "@/db/schema/catalogue";
import { listReleaseRules } from "@/lib/learning/queries/release-rules";
import type { LearnerStanding } from "@/lib/learning/rules/release-effect";
import type { MidCourse } from "@/lib/learning/rules/release-outlook";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

type Row = LearnerStanding & { releaseId: string; number: number; people: number };

/** Everybody who is in the middle of a course, by release, those who stand alike counted together. */
export async function listMidCourse(
  permit: Permit<"draft.read">,
  slug: string,
): Promise<MidCourse[]> {
  const reached = db
    .select({ id: courses.id })
    .from(courses)
    .where(and(eq(courses.slug, slug), reachesCourse(permit)));
  const rows = await db.execute<Row>(sql`
    select "releaseId", number, completed, begun, attempts, count(*)::int as people from (
      select e.release_id as "releaseId", r.number,
        array(select l.slug from lesson_progress p join lessons l on l.id = p.lesson_id
          where p.enrolment_id = e.id and p.completed_at is not null order by 1) as completed,
        array(select l.slug from lesson_progress p join lessons l on l.id = p.lesson_id
          where p.enrolment_id = e.id order by 1) as begun,
        (select count(*)::int from attempts a join quizzes q on q.id = a.quiz_id
          where q.release_id = e.release_id and a.person_id = e.person_id) as attempts
      from enrolments e join releases r on r.id = e.release_id
      where e.course_id in ${reached} and e.completed_at is null
    ) standing
    group by "releaseId", number, completed, begun, attempts order by number`);
  const byRelease = Map.groupBy(rows, ({ releaseId }) => releaseId);
  return await Promise.all(
    [...byRelease].map(async ([releaseId, standings]) => ({
      number: standings[0]?.number ?? 0,
      rules: await listReleaseRules(db, releaseId),
      standings,
    })),
  );
}
