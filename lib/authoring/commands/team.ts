import "server-only";
import { and, count, eq } from "drizzle-orm";
import { courseTeam } from "@/db/schema/authoring";
import { JoinTeam, LeaveTeam } from "@/lib/authoring/model/team";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { findPersonId } from "@/lib/people/queries/people";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { lockDraft } from "@/lib/transfer/commands/draft-files";

/** Takes somebody into a course's team. They are known by an account that whoever asks has to know. */
export const joinTeam = defineCommand({
  name: "team.join",
  permission: "team.manage",
  input: JoinTeam,

  async run({ tx, permit, input: { courseSlug, account, role }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const personId = await findPersonId(account);
    if (!personId) return refuse("team.unknown_person");
    await tx
      .insert(courseTeam)
      .values({ courseId, personId, role, joinedAt: now })
      .onConflictDoNothing();
    return ok({ courseSlug, personId });
  },

  audit: ({ input: { courseSlug, role }, value: { personId } }) => ({
    subject: `course:${courseSlug}`,
    detail: { personId, role, joined: true },
  }),
});

/** Takes a role in a course's team from somebody. The last author stays. */
export const leaveTeam = defineCommand({
  name: "team.leave",
  permission: "team.manage",
  input: LeaveTeam,

  async run({ tx, permit, input: { courseSlug, personId, role } }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    // Two authors who leave at once would leave none.
    await lockDraft(tx, courseId);
    if (role === "author" && (await countAuthors(tx, courseId)) <= 1) {
      return refuse("team.last_author");
    }
    const left = await tx
      .delete(courseTeam)
      .where(
        and(
          eq(courseTeam.courseId, courseId),
          eq(courseTeam.personId, personId),
          eq(courseTeam.role, role),
        ),
      )
      .returning({ role: courseTeam.role });
    return left.length > 0 ? ok({ courseSlug }) : refuse("not_found");
  },

  audit: ({ input: { courseSlug, personId, role } }) => ({
    subject: `course:${courseSlug}`,
    detail: { personId, role, joined: false },
  }),
});

async function countAuthors(tx: Transaction, courseId: string): Promise<number> {
  const [found] = await tx
    .select({ n: count() })
    .from(courseTeam)
    .where(and(eq(courseTeam.courseId, courseId), eq(courseTeam.role, "author")));
  return found?.n ?? 0;
}
