/** How many journeys to the database a long exam takes, whatever its length. */
import { expect, it } from "vitest";
import { db, sqlClient } from "@/db/client";
import { quizSlots } from "@/db/schema/assessment/quizzes";
import { getOwnAttempt } from "@/lib/assessment/queries/attempts";
import { startAttempt } from "@/lib/learning/commands/attempts";
import { permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeQuiz } from "@/tests/integration/assessment/sitting";
import { makeEnrolment, makeQuestion } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

const QUESTIONS = 100;

it("opens an attempt of a hundred questions, and shows it, in six journeys to the database and one", async () => {
  const { quiz, course } = await makeQuiz();
  for (let number = 4; number <= QUESTIONS; number++) {
    const { id } = await makeQuestion(course.courseId, `q${number}`, "quiz");
    const slot = { quizId: quiz.id, position: number, versionId: id, points: 1 };
    await db.insert(quizSlots).values(slot);
  }
  // Each connection asks once how a statement is to be put; after that it knows.
  for (let others = 0; others < 12; others++) await sit(course);
  const { opening, showing } = await sit(course);

  expect(opening.length, opening.join("\n")).toBeLessThanOrEqual(6);
  expect(showing.length, showing.join("\n")).toBe(1);
});

type Course = Awaited<ReturnType<typeof makeQuiz>>["course"];

/** Somebody who has read everything starts the exam and looks at it. */
async function sit(course: Course) {
  const learner = await makeActor();
  await makeEnrolment(learner.personId, course);
  await db.execute(`insert into lesson_progress
      (enrolment_id, lesson_id, course_id, ranges, active_seconds, position_at, opened_at, seen_at,
        completed_at)
    select e.id, rl.lesson_id, e.course_id, '{[0,10000)}', 900, now(), now() - interval '1 hour', now(), now()
    from enrolments e join release_lessons rl on rl.release_id = e.release_id
    on conflict do nothing`);
  const allowed = permit(learner, "quiz.attempt");
  if (!allowed) throw new Error("every learner may sit a quiz");
  let attemptId = "";
  const opening = await journeys(async () => {
    const result = await execute(startAttempt, learner, { courseSlug: course.slug });
    if (!result.ok) throw new Error(result.refusal.code);
    attemptId = result.value.attemptId;
  });
  const showing = await journeys(async () => {
    const attempt = await getOwnAttempt(allowed, attemptId);
    if (attempt?.state !== "open") throw new Error("The attempt is not open");
    expect(attempt.paper.questions).toHaveLength(QUESTIONS);
  });
  return { opening, showing };
}

/**
 * The statements sent meanwhile, a transaction's own words included, those that travelled together
 * as one: what is sent before the loop has turned cannot have waited for an answer.
 */
async function journeys(work: () => Promise<void>): Promise<string[]> {
  const sent: string[] = [];
  const options = sqlClient.options as { debug?: unknown };
  const before = options.debug;
  let underWay = false;
  options.debug = (_connection: number, statement: string) => {
    if (underWay) sent[sent.length - 1] += ` + ${statement.slice(0, 60)}`;
    else sent.push(statement.slice(0, 60));
    underWay = true;
    setImmediate(() => {
      underWay = false;
    });
  };
  await work();
  options.debug = before;
  return sent;
}
