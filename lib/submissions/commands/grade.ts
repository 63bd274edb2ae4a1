import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { courses, releasePapers } from "@/db/schema/catalogue";
import { assignmentSettings, submissions } from "@/db/schema/submissions/assignments";
import {
  submissionGradings,
  submissionMarkChanges,
  submissionReturns,
} from "@/db/schema/submissions/gradings";
import { settle } from "@/lib/assessment/rules/written";
import { noteHandIn } from "@/lib/learning/commands/deeds";
import { sendMessages } from "@/lib/messaging/commands/send";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { lockWork, type Work } from "@/lib/submissions/commands/lock-work";
import { ArrangeAssignment } from "@/lib/submissions/model/assignment";
import { GradeSubmission, ReturnSubmission } from "@/lib/submissions/model/grading";
import { findNextToGrade } from "@/lib/submissions/queries/queue";
import { fitsRubric, rubricTotal, sumOf } from "@/lib/submissions/rules/marking";
import { markMessage, returnMessage } from "@/lib/submissions/rules/messages";
import { afterPenalty } from "@/lib/submissions/rules/window";

/** When an assignment may be handed in and how it is graded; holds at once. */
export const arrangeAssignment = defineCommand({
  name: "submissions.arrange",
  permission: "assignment.arrange",
  input: ArrangeAssignment,

  async run({ tx, permit, input: { courseSlug, paperSlug, ...arranged }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const [paper] = await tx
      .select({ slug: releasePapers.slug })
      .from(courses)
      .innerJoin(
        releasePapers,
        and(
          eq(releasePapers.releaseId, courses.currentReleaseId),
          eq(releasePapers.slug, paperSlug),
          eq(releasePapers.kind, "assignment"),
        ),
      )
      .where(eq(courses.id, courseId));
    if (!paper) return refuse("not_found");
    const changed = { ...arranged, changedAt: now, changedBy: permit.actor.personId };
    await tx
      .insert(assignmentSettings)
      .values({ courseId, paperSlug, ...changed })
      .onConflictDoUpdate({
        target: [assignmentSettings.courseId, assignmentSettings.paperSlug],
        set: changed,
      });
    return ok({ courseSlug, paperSlug });
  },

  audit: ({ input: { courseSlug, paperSlug, ...detail } }) => ({
    subject: `assignment:${courseSlug}/${paperSlug}`,
    detail,
  }),
});

/**
 * Keeps one grader's marks. The mark is settled by one grader, or by two and, where they differ beyond
 * the arranged share, a third; a settled one changes only with a reason, and is then what this grader
 * says. Safe to repeat.
 */
export const gradeSubmission = defineCommand({
  name: "submissions.grade",
  permission: "submission.grade",
  input: GradeSubmission,

  async run({ tx, permit, input: { submissionId, number, marks, overall, reason }, now }) {
    const graderId = personOf(permit);
    const work = await lockWork(tx, permit, submissionId);
    if (!work) return refuse("not_found");
    if (work.personId === graderId) return refuse("grade.own");
    if (work.number !== number) return refuse("submission.other_version");
    const settledAlready = work.state === "graded";
    if (!settledAlready && work.state !== "submitted") return refuse("submission.not_waiting");
    if (!fitsRubric(marks, work.task.rubric)) return refuse("grade.out_of_range");
    if (settledAlready && reason === "") return refuse("grade.settled");

    const kept = { marks, points: sumOf(marks), overall };
    await tx
      .insert(submissionGradings)
      .values({ submissionId, number, graderId, ...kept, gradedAt: now })
      .onConflictDoUpdate({
        target: [
          submissionGradings.submissionId,
          submissionGradings.number,
          submissionGradings.graderId,
        ],
        set: kept,
      });
    const points = settledAlready ? kept.points : await settledPoints(tx, work);
    const mark = points === null ? null : afterPenalty(points, work.penaltyPercent);
    if (mark !== null && mark !== work.mark) {
      await changeMark(tx, work, { mark, reason, by: graderId, now });
    }
    const next = await findNextToGrade(tx, permit, work);
    return ok({ courseSlug: work.courseSlug, paperSlug: work.paperSlug, mark, next });
  },

  audit: ({ input: { submissionId, number, reason }, value: { mark } }) => ({
    subject: `submission:${submissionId}`,
    detail: { number, mark, ...(reason === "" ? {} : { reason }) },
  }),
});

/** Gives a work back to be changed. What was handed in stays; a new version comes after it. */
export const returnSubmission = defineCommand({
  name: "submissions.return",
  permission: "submission.grade",
  input: ReturnSubmission,

  async run({ tx, permit, input: { submissionId, number, what }, now }) {
    const work = await lockWork(tx, permit, submissionId);
    if (!work) return refuse("not_found");
    if (work.personId === personOf(permit)) return refuse("grade.own");
    if (work.number !== number) return refuse("submission.other_version");
    if (work.state !== "submitted") return refuse("submission.not_waiting");
    const returned = { what, returnedBy: personOf(permit), returnedAt: now };
    await tx.insert(submissionReturns).values({ submissionId, number, ...returned });
    await tx.update(submissions).set({ state: "returned" }).where(eq(submissions.id, submissionId));
    await sendMessages(tx, [returnMessage(work, what)], now);
    const { courseSlug, paperSlug } = work;
    return ok({ courseSlug, paperSlug, next: await findNextToGrade(tx, permit, work) });
  },

  audit: ({ input: { submissionId, number } }) => ({
    subject: `submission:${submissionId}`,
    detail: { number },
  }),
});

type Change = { mark: number; reason: string; by: string; now: Date };

/** The mark beside its reason; who wrote the work is told, and learning is told what was accepted. */
async function changeMark(tx: Transaction, work: Work, { mark, reason, by, now }: Change) {
  await tx.insert(submissionMarkChanges).values({
    ...{ submissionId: work.id, number: work.number, before: work.mark, after: mark },
    ...{ cause: work.mark === null ? ("graded" as const) : ("revised" as const) },
    ...{ reason, changedBy: by, changedAt: now },
  });
  await tx
    .update(submissions)
    .set({ state: "graded", mark, settledAt: now })
    .where(eq(submissions.id, work.id));
  const total = rubricTotal(work.task.rubric);
  const accepted = mark * 100 >= total * work.acceptPercent;
  await sendMessages(tx, [markMessage(work, { mark, total, before: work.mark, accepted })], now);
  if (accepted) {
    const { personId, courseId, paperSlug: paper } = work;
    await noteHandIn(tx, { personId, courseId, paper, deed: "accepted", now });
  }
}

async function settledPoints(tx: Transaction, work: Work): Promise<number | null> {
  const given = await tx
    .select({ points: submissionGradings.points })
    .from(submissionGradings)
    .where(
      and(eq(submissionGradings.submissionId, work.id), eq(submissionGradings.number, work.number)),
    )
    .orderBy(asc(submissionGradings.gradedAt), asc(submissionGradings.graderId));
  const points = given.map((grading) => grading.points);
  const total = rubricTotal(work.task.rubric);
  const settlement = settle(points, work.markers, total, work.differPercent);
  return "settled" in settlement ? settlement.settled : null;
}
