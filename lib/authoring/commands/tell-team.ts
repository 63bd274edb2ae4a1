import "server-only";
import { sql } from "drizzle-orm";
import type { CourseRole } from "@/lib/authoring/model/team";
import { sendMessages } from "@/lib/messaging/commands/send";
import type { Outgoing } from "@/lib/messaging/model";
import type { Transaction } from "@/lib/platform/command";

type Told = {
  courseId: string;
  courseSlug: string;
  roles: readonly CourseRole[];
  /** People to be told whatever they are to the course, as those who submitted it. */
  also?: readonly string[];
  /** Whoever did it knows. */
  but: string | null;
  /** Where to go from there, beneath the course; where its draft is published unless said otherwise. */
  place?: string;
  now: Date;
};

/** Tells a course's team what became of its draft, each person once. */
export async function tellTeam(
  tx: Transaction,
  { courseId, courseSlug, roles, also = [], but, place = "publish", now }: Told,
  say: (title: string) => Pick<Outgoing, "title" | "body">,
): Promise<void> {
  const rows = await tx.execute<{ personId: string; title: string | null }>(sql`
    select p.id as "personId", (
      select coalesce(
        (select r.title from courses c join releases r on r.id = c.current_release_id
          where c.id = ${courseId}),
        (select substring(f.text from '(?n)^title:\\s*(.+)$') from draft_files f
          where f.course_id = ${courseId} and f.path = 'course.yaml'))) as title
    from people p
    where p.disabled_at is null
      and (p.id in (select t.person_id from course_team t where t.course_id = ${courseId}
          and t.role in (select jsonb_array_elements_text(${JSON.stringify(roles)}::jsonb)))
        or p.id::text in (select jsonb_array_elements_text(${JSON.stringify(also)}::jsonb)))
      and p.id is distinct from ${but}::uuid`);
  const outgoing = rows.map(({ personId, title }) => ({
    ...say(title ?? courseSlug),
    ...{ personId, kind: "publishing" as const, href: `/teach/${courseSlug}/${place}` },
  }));
  await sendMessages(tx, outgoing, now);
}
