import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { courses } from "@/db/schema/catalogue";
import { announcements } from "@/db/schema/discussion";
import { people } from "@/db/schema/people";
import type { Announcement } from "@/lib/discussion/model";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

const ANNOUNCEMENTS_SHOWN = 50;

/** What was announced to those who joined a course, the newest first. */
export async function listAnnouncements(
  permit: Permit<"announcement.send">,
  courseSlug: string,
): Promise<Announcement[]> {
  return await db
    .select({
      ...{ id: announcements.id, title: announcements.title, text: announcements.text },
      ...{ sentAt: announcements.sentAt, name: people.name },
    })
    .from(announcements)
    .innerJoin(courses, eq(courses.id, announcements.courseId))
    .innerJoin(people, eq(people.id, announcements.personId))
    .where(and(eq(courses.slug, courseSlug), reachesCourse(permit)))
    .orderBy(desc(announcements.sentAt), desc(announcements.id))
    .limit(ANNOUNCEMENTS_SHOWN);
}
