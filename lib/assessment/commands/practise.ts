import "server-only";
import { sql } from "drizzle-orm";
import { practiceAnswers } from "@/db/schema/assessment/questions";
import { Practise } from "@/lib/assessment/model/attempt";
import type { Feedback, QuestionBody } from "@/lib/assessment/model/question";
import { earnedPoints } from "@/lib/assessment/rules/grading";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Two points, so that half marks are told from full ones. */
const POINTS = 2;

/**
 * Answers a question again that was asked in an exam of one's own which has ended: only then,
 * for the reply says what is right. Remembered, never credited.
 */
export const practise = defineCommand({
  name: "assessment.practise",
  permission: "quiz.attempt",
  input: Practise,

  async run({ tx, permit, input: { versionId, answer }, now }) {
    const personId = personOf(permit);
    const [asked] = await tx.execute<{ body: QuestionBody; explanation: string }>(sql`
      select v.body, v.explanation from question_versions v
      where v.id = ${versionId} and exists (
        select from attempts a
        where a.person_id = ${personId} and a.state <> 'open'
          and a.paper @> jsonb_build_object('questions',
            jsonb_build_array(jsonb_build_object('versionId', ${versionId}::text))))`);
    if (!asked) return refuse("not_found");

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
