/** A lesson that waits for an assignment is met by it; what a grader said is offered to that grader again. */
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { lessonDeeds } from "@/db/schema/learning";
import { permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { gradeSubmission } from "@/lib/submissions/commands/grade";
import { listOwnComments } from "@/lib/submissions/queries/grading";
import { makeActor } from "@/tests/support/factories";
import { makeAssignment, makeHandedIn, now } from "./work";

const marks = (first: string, second: string, points = 10) => [
  { points, comment: first },
  { points, comment: second },
];

it("notes for a lesson that its assignment was handed in, and then that it was accepted", async () => {
  const course = await makeAssignment({ completion: { handIn: "case", accepted: true } });
  const { id } = await makeHandedIn(course);
  const deeds = async () => (await db.select().from(lessonDeeds)).map(({ deed }) => deed).sort();
  expect(await deeds()).toEqual(["handed_in"]);

  const grader = await makeActor("expert", "42");
  const graded = { submissionId: id, number: 1, marks: marks("", ""), overall: "" };
  await execute(gradeSubmission, grader, graded, now);
  expect(await deeds()).toEqual(["accepted", "handed_in"]);
});

it("offers what this grader said of each criterion, the latest first, and nobody else's", async () => {
  const course = await makeAssignment();
  const [grader, other] = [await makeActor("expert", "42"), await makeActor("expert", "42")];
  for (const [at, comment] of ["缺起点", "引语没有出处", "缺起点"].entries()) {
    const { id: submissionId } = await makeHandedIn(course);
    const graded = { submissionId, number: 1, marks: marks(comment, ""), overall: "" };
    await execute(gradeSubmission, grader, graded, new Date(now.getTime() + at * 1000));
  }
  const comments = async (who: typeof grader) => {
    const allowed = permit(who, "submission.grade");
    return allowed && listOwnComments(allowed, { courseSlug: course.slug, paperSlug: "case" });
  };
  expect(await comments(grader)).toEqual([["缺起点", "引语没有出处"]]);
  expect(await comments(other)).toEqual([]);
});
