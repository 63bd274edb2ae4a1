import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { courses, releasePapers } from "@/db/schema/catalogue";
import { submissions, submissionVersions } from "@/db/schema/submissions/assignments";
import { galleryEntries } from "@/db/schema/submissions/gallery";
import { sendMessages } from "@/lib/messaging/commands/send";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { lockWork } from "@/lib/submissions/commands/lock-work";
import { AnswerShowing, AskToShow, TakeDown } from "@/lib/submissions/model/gallery";
import { newestVersion, paperOfVersion } from "@/lib/submissions/queries/joins";
import { findShowing } from "@/lib/submissions/queries/showing";
import { mayFollow } from "@/lib/submissions/rules/gallery";
import { answerMessage, askMessage, takenDownMessage } from "@/lib/submissions/rules/messages";

/** Asks an author whether a graded work may be shown in the gallery. Nothing is shown by it. */
export const askToShow = defineCommand({
  name: "gallery.ask",
  permission: "submission.grade",
  input: AskToShow,

  async run({ tx, permit, input: { submissionId, praise }, now }) {
    const work = await lockWork(tx, permit, submissionId);
    if (!work || work.personId === personOf(permit)) return refuse("not_found");
    if (work.state !== "graded") return refuse("gallery.not_graded");
    const before = await findShowing(tx, submissionId);
    if (!mayFollow(before?.act ?? null, "asked")) return refuse("gallery.other_state");
    const { courseSlug, paperSlug, number } = work;
    const entry = { submissionId, number, praise, personId: personOf(permit), at: now };
    await tx.insert(galleryEntries).values({ ...entry, act: "asked" });
    await sendMessages(tx, [askMessage(work)], now);
    return ok({ courseSlug, paperSlug, submissionId });
  },

  audit: ({ value: { submissionId } }) => ({ subject: `submission:${submissionId}` }),
});

/** Takes a work out of the gallery, or asks for it no longer. Its author is told of what was shown. */
export const takeDown = defineCommand({
  name: "gallery.take_down",
  permission: "submission.grade",
  input: TakeDown,

  async run({ tx, permit, input: { submissionId }, now }) {
    const work = await lockWork(tx, permit, submissionId);
    if (!work || work.personId === personOf(permit)) return refuse("not_found");
    const before = await findShowing(tx, submissionId);
    if (!mayFollow(before?.act ?? null, "removed")) return refuse("gallery.other_state");
    const { courseSlug, paperSlug, number } = work;
    const entry = { submissionId, number, personId: personOf(permit), at: now };
    await tx.insert(galleryEntries).values({ ...entry, act: "removed" });
    if (before?.act === "agreed") await sendMessages(tx, [takenDownMessage(work)], now);
    return ok({ courseSlug, paperSlug, submissionId });
  },

  audit: ({ value: { submissionId } }) => ({ subject: `submission:${submissionId}` }),
});

/** An author agrees, declines, or takes back what was agreed to; it holds at once. */
export const answerShowing = defineCommand({
  name: "gallery.answer",
  permission: "course.study",
  input: AnswerShowing,

  async run({ tx, permit, input: { submissionId, act, signed }, now }) {
    const personId = personOf(permit);
    const work = await lockOwnWork(tx, { submissionId, personId });
    if (!work) return refuse("not_found");
    const before = await findShowing(tx, submissionId);
    if (!mayFollow(before?.act ?? null, act)) return refuse("gallery.other_state");
    const { courseSlug, paperSlug, number } = work;
    await tx
      .insert(galleryEntries)
      .values({ submissionId, number, act, signed, personId, at: now });
    const [asked] = await tx
      .select({ asker: galleryEntries.personId })
      .from(galleryEntries)
      .where(and(eq(galleryEntries.submissionId, submissionId), eq(galleryEntries.act, "asked")))
      .orderBy(desc(galleryEntries.id))
      .limit(1);
    if (asked) {
      await sendMessages(tx, [answerMessage(work, { ...asked, submissionId, act })], now);
    }
    return ok({ courseSlug, paperSlug, submissionId });
  },

  audit: ({ input: { act, signed }, value: { submissionId } }) => ({
    subject: `submission:${submissionId}`,
    detail: { act, signed },
  }),
});

/** One's own work, with the title of what it answers. Locked, as graders lock it. */
async function lockOwnWork(tx: Transaction, own: { submissionId: string; personId: string }) {
  const [row] = await tx
    .select({
      courseSlug: courses.slug,
      paperSlug: submissions.paperSlug,
      number: submissions.number,
      title: releasePapers.title,
    })
    .from(submissions)
    .innerJoin(courses, eq(courses.id, submissions.courseId))
    .innerJoin(submissionVersions, newestVersion)
    .innerJoin(releasePapers, paperOfVersion)
    .where(and(eq(submissions.id, own.submissionId), eq(submissions.personId, own.personId)))
    .for("update", { of: submissions });
  return row ?? null;
}
