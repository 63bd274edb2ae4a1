import { expect, it } from "vitest";
import { getOwnCourse, listOwnCourses } from "@/lib/learning/queries/courses";
import { permit } from "@/lib/platform/authority";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

it("lists one's own courses with what their progress is counted from, and nobody else's", async () => {
  const [learner, other] = [await makeActor(), await makeActor()];
  const [first, second] = [await makeCourse(), await makeCourse({ withQuiz: false })];
  await makeEnrolment(learner.personId, first, new Date("2026-03-01T00:00:00Z"));
  await makeEnrolment(learner.personId, second, new Date("2026-04-01T00:00:00Z"));
  await makeEnrolment(other.personId, first);
  const own = permit(learner, "course.study");
  if (!own) throw new Error("a learner may study");

  expect(await listOwnCourses(own)).toMatchObject([
    { slug: second.slug, hasQuiz: false, passedQuiz: false, readLessonIds: [], completedAt: null },
    { slug: first.slug, hasQuiz: true, enrolledAt: new Date("2026-03-01T00:00:00Z") },
  ]);
  expect(await getOwnCourse(own, "nowhere")).toBeNull();
});
