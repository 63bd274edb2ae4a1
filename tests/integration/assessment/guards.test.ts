/** What the database refuses about quizzes and attempts, whatever the code above it believes. */
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { makeSitting } from "@/tests/integration/assessment/sitting";

it.each([
  ["a second open attempt", anotherAttempt({ state: "'open'" }), "attempts_one_open"],
  ["two attempts with one number", anotherAttempt({ number: "1" }), "attempts_number"],
  ["a state that does not exist", anotherAttempt({ state: "'lost'" }), "attempts_state_known"],
  ["an end without a grade", anotherAttempt({ earned: "null" }), "attempts_ended_is_graded"],
  ["a grade before the end", anotherAttempt({ state: "'open'", earned: "0" }), "attempts_ended"],
  [
    "an attempt that closes before it opens",
    anotherAttempt({ closes_at: "opened_at - interval '1 second'" }),
    "attempts_closes_after_opening",
  ],
  [
    "more points than there are",
    "update attempts set state = 'submitted', earned = total + 1, passed = true, ended_at = now()",
    "attempts_earned_range",
  ],
  ["a change to what was asked", "update attempts set paper = '{}'", "what was asked"],
  [
    "an earlier deadline",
    "update attempts set closes_at = closes_at - interval '1 minute'",
    "what was asked",
  ],
  ["the removal of an attempt", "delete from attempts", "append-only"],
  ["an answer that goes back", "update responses set sequence = 1", "is not after"],
  [
    "a sequence below zero",
    "insert into responses select attempt_id, (select id from question_versions where id <> version_id limit 1), answer, -1, now() from responses",
    "responses_sequence_positive",
  ],
  [
    "an answer that is no list",
    "update responses set answer = '{}', sequence = sequence + 1",
    "responses_answer_is_list",
  ],
  [
    "an answer to a question that does not exist",
    "insert into responses select attempt_id, gen_random_uuid(), answer, 1, now() from responses",
    "responses_version_id",
  ],
  ["a change to a quiz", "update quizzes set pass_percent = 1", "append-only"],
  ["a quiz nobody can fail", anotherQuiz("pass_percent", "0"), "quizzes_pass_percent_range"],
  ["a quiz without time", anotherQuiz("minutes_allowed", "0"), "quizzes_minutes_allowed_range"],
  [
    "a quiz without attempts",
    anotherQuiz("attempts_allowed", "0"),
    "quizzes_attempts_allowed_range",
  ],
  ["a question twice in a quiz", anotherSlot("9", "5"), "quiz_slots_version_once"],
  ["a question worth nothing", anotherSlot("9", "0"), "quiz_slots_points_range"],
])("refuses %s", async (_what, statement, because) => {
  const { save, single } = await makeSitting();
  await save(single, ["a"], 5);

  const error = await db.execute(sql.raw(statement)).then(
    () => null,
    (reason: Error) => reason,
  );

  expect(`${error?.message} ${error?.cause}`).toContain(because);
});

/** A copy of the attempt, ended and graded but for what is said. */
function anotherAttempt(over: Record<string, string>): string {
  const open = over.state === "'open'";
  const columns = {
    ...{ quiz_id: "quiz_id", person_id: "person_id", number: "2", state: "'expired'" },
    ...{ paper: "paper", opened_at: "opened_at", closes_at: "closes_at", total: "total" },
    ...{ earned: open ? "null" : "0", passed: open ? "null" : "false" },
    ...{ ended_at: open ? "null" : "closes_at", ...over },
  };
  return `insert into attempts (${Object.keys(columns)}) select ${Object.values(columns)} from attempts`;
}

function anotherQuiz(column: string, value: string): string {
  const columns =
    "course_id, release_id, title, pass_percent, minutes_allowed, attempts_allowed, cool_down_minutes";
  return `insert into quizzes (slug, ${columns})
    select 'again', ${columns.replace(column, value)} from quizzes`;
}

function anotherSlot(position: string, points: string): string {
  return `insert into quiz_slots (quiz_id, position, version_id, points)
    select quiz_id, ${position}, version_id, ${points} from quiz_slots limit 1`;
}
