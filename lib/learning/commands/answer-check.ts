import "server-only";
import { sql } from "drizzle-orm";
import { checkAnswers } from "@/db/schema/learning";
import type { QuestionBody } from "@/lib/assessment/model/question";
import { currentBody } from "@/lib/assessment/queries/corrections";
import { earnedPoints } from "@/lib/assessment/rules/grading";
import { completeLessonIfDone } from "@/lib/learning/commands/complete-lesson";
import type { CheckFeedback } from "@/lib/learning/model/evidence";
import { AnswerCheck } from "@/lib/learning/model/inputs";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Answers a self-check inside a lesson: says at once what is right and why, and remembers the answer.
 * Where the lesson asks for right answers, it may complete it.
 */
export const answerCheck = defineCommand({
  name: "learning.answer_check",
  permission: "course.study",
  input: AnswerCheck,

  async run({ tx, permit, input, now }) {
    const personId = personOf(permit);
    const [asked] = await tx.execute<{
      versionId: string;
      body: QuestionBody;
      explanation: string;
      counts: boolean;
    }>(sql`
      select question_versions.id as "versionId", ${currentBody} as body,
        question_versions.explanation, coalesce(rl.completion ? 'checks', false) as counts
      from lessons l
      join enrolments e on e.course_id = l.course_id and e.person_id = ${personId}
      join release_checks rc on rc.release_id = e.release_id and rc.lesson_id = l.id
        and rc.key = ${input.question}
      join release_lessons rl on rl.release_id = e.release_id and rl.lesson_id = l.id
      join question_versions on question_versions.id = rc.version_id
      where l.id = ${input.lessonId}`);
    if (!asked) return refuse("not_found");

    const correct = earnedPoints({ body: asked.body, points: 2 }, input.answer) === 2;
    const answer = { answer: input.answer, correct, answeredAt: now };
    await tx
      .insert(checkAnswers)
      .values({ personId, lessonId: input.lessonId, versionId: asked.versionId, ...answer })
      .onConflictDoUpdate({
        target: [checkAnswers.personId, checkAnswers.lessonId, checkAnswers.versionId],
        set: answer,
      });
    const { lessonId } = input;
    const justCompleted =
      asked.counts && (await completeLessonIfDone(tx, { personId, lessonId, now }));
    const feedback: CheckFeedback & { justCompleted: boolean } = {
      ...{ correct, justCompleted },
      answer: input.answer,
      right: asked.body.correct,
      explanation: asked.explanation,
    };
    return ok(feedback);
  },

  audit: ({ input, value }) =>
    value.justCompleted ? { subject: `lesson:${input.lessonId}` } : null,
});
