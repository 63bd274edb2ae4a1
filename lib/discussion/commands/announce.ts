import "server-only";
import { eq } from "drizzle-orm";
import { announcements } from "@/db/schema/discussion";
import { enrolments } from "@/db/schema/learning";
import { Announce } from "@/lib/discussion/model";
import { announcedMessage } from "@/lib/discussion/rules/messages";
import { sendMessages } from "@/lib/messaging/commands/send";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Tells something to all who joined a course; sent again with the same key, it tells nobody twice. */
export const announce = defineCommand({
  name: "announcement.send",
  permission: "announcement.send",
  input: Announce,

  async run({ tx, permit, input: { courseSlug, key, title, text }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const [sent] = await tx
      .insert(announcements)
      .values({ courseId, key, title, text, personId: personOf(permit), sentAt: now })
      .onConflictDoNothing()
      .returning({ id: announcements.id });
    if (!sent) return ok({ courseSlug, people: 0, sent: false });
    const joined = await tx
      .select({ personId: enrolments.personId })
      .from(enrolments)
      .where(eq(enrolments.courseId, courseId));
    const outgoing = joined.map(({ personId }) =>
      announcedMessage(personId, courseSlug, { title, text }),
    );
    await sendMessages(tx, outgoing, now);
    return ok({ courseSlug, people: joined.length, sent: true });
  },

  audit: ({ input: { courseSlug, title }, value: { people, sent } }) =>
    sent ? { subject: `course:${courseSlug}`, detail: { title, people } } : null,
});
