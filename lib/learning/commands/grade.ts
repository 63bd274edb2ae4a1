import "server-only";
import type { ChangedAttempt } from "@/lib/assessment/commands/change-marks";
import { correctKey } from "@/lib/assessment/commands/correct-key";
import { gradeAnswer } from "@/lib/assessment/commands/grade-answer";
import { CorrectKey, GradeAnswer } from "@/lib/assessment/model/grading";
import { findNextToGrade } from "@/lib/assessment/queries/grading-queue";
import { gradeMessage } from "@/lib/assessment/rules/grade-messages";
import { completeCoursesIfDone } from "@/lib/learning/commands/complete-course";
import { sendMessages } from "@/lib/messaging/commands/send";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Keeps a grader's marks for a written answer, and leads to the next one that waits for them. */
export const gradeWrittenAnswer = defineCommand({
  name: "learning.grade_answer",
  permission: "attempt.grade",
  input: GradeAnswer,

  async run({ tx, permit, input, now }) {
    const graded = await gradeAnswer(tx, permit, { ...input, now });
    if (!graded.ok) return graded;
    const { attempt } = graded.value;
    if (attempt) await drawConsequences(tx, [attempt], { now });
    const next = await findNextToGrade(tx, permit, input);
    const { courseSlug, versionId } = input;
    return ok({ ...graded.value, next, courseSlug, versionId });
  },

  audit: ({ input, value }) => ({
    subject: `attempt:${input.attemptId}`,
    detail: {
      question: input.versionId,
      given: value.earned,
      mark: value.mark,
      ...(input.reason === "" ? {} : { reason: input.reason }),
    },
  }),
});

/** Puts a key right for everybody who was asked the question, and tells those whose marks changed. */
export const correctQuestionKey = defineCommand({
  name: "learning.correct_key",
  permission: "question.maintain",
  input: CorrectKey,

  async run({ tx, permit, input, now }) {
    if (!(await findReachedCourse(permit, input.courseSlug, tx))) return refuse("not_found");
    const corrected = await correctKey(tx, { ...input, by: permit.actor.personId, now });
    if (!corrected.ok) return corrected;
    const { questionId, asked, changed } = corrected.value;
    await drawConsequences(tx, changed, { now, reason: input.reason });
    return ok({ courseSlug: input.courseSlug, questionId, asked, changed: changed.length });
  },

  audit: ({ input, value }) => ({
    subject: `question:${value.questionId}`,
    detail: {
      ...{ version: input.versionId, mode: input.mode, keepHigher: input.keepHigher },
      ...{ reason: input.reason, asked: value.asked, changed: value.changed },
    },
  }),
});

/** What follows from new marks: people are told, and a pass may complete the course. */
async function drawConsequences(
  tx: Transaction,
  changed: readonly ChangedAttempt[],
  { now, reason }: { now: Date; reason?: string },
): Promise<void> {
  const graded = changed.filter(({ awaiting }) => awaiting === 0);
  await sendMessages(
    tx,
    graded.map((attempt) => gradeMessage(attempt, reason)),
    now,
  );
  const passed = graded.filter((attempt) => attempt.passed && !attempt.passedBefore);
  await completeCoursesIfDone(tx, passed, now);
}
