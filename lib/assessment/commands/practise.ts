import "server-only";
import { eq, sql } from "drizzle-orm";
import { practiceAnswers, questionVersions } from "@/db/schema/assessment/questions";
import { Practise } from "@/lib/assessment/model/attempt";
import type { Feedback } from "@/lib/assessment/model/question";
import { currentBody } from "@/lib/assessment/queries/corrections";
import { listRevealedQuizzes } from "@/lib/assessment/queries/revealed";
import { isWritten } from "@/lib/assessment/rules/answering";
import { earnedPoints } from "@/lib/assessment/rules/grading";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Two points, so that half marks are told from full ones. */
const POINTS = 2;

/**
 * Answers a question again that was asked in an exam of one's own which has ended and shows what is
 * right by now: only then, for the reply says it. Remembered, never credited.
 */
export const practise = defineCommand({
  name: "assessment.practise",
  permission: "quiz.attempt",
  input: Practise,

  async run({ tx, permit, input: { versionId, answer }, now }) {
    const personId = personOf(permit);
    const [asked] = await tx
      .select({
        body: currentBody,
        explanation: questionVersions.explanation,
        quizIds: sql<string[]>`array(
          select a.quiz_id from attempts a
          where a.person_id = ${personId} and a.state <> 'open'
            and a.paper @> jsonb_build_object('questions',
              jsonb_build_array(jsonb_build_object('versionId', ${versionId}::text))))`,
      })
      .from(questionVersions)
      .where(eq(questionVersions.id, versionId));
    if (!asked || asked.quizIds.length === 0 || isWritten(asked.body)) return refuse("not_found");
    const revealed = await listRevealedQuizzes(tx, personId, now);
    if (!asked.quizIds.some((id) => revealed.has(id))) return refuse("not_found");

    const correct = earnedPoints({ body: asked.body, points: POINTS }, answer) === POINTS;
    const practice = { answer, correct, answeredAt: now };
    await tx
      .insert(practiceAnswers)
      .values({ personId, versionId, ...practice })
      .onConflictDoUpdate({
        target: [practiceAnswers.personId, practiceAnswers.versionId],
        set: practice,
      });
    const feedback: Feedback = {
      ...{ correct, answer },
      ...{ right: asked.body.correct, explanation: asked.explanation },
    };
    return ok(feedback);
  },

  audit: () => null,
});
