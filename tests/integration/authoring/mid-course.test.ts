/** Those who are in the middle of a course when it is published: what was promised, and what is so. */
import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { courses, lessons } from "@/db/schema/catalogue";
import { enrolments, lessonProgress } from "@/db/schema/learning";
import { publishDraft } from "@/lib/authoring/commands/publish-draft";
import { rulesOfCourse } from "@/lib/authoring/rules/course-rules";
import { renew } from "@/lib/learning/commands/renew";
import { getOwnRenewal } from "@/lib/learning/queries/joining";
import { listMidCourse } from "@/lib/learning/queries/mid-course";
import { outlookOf } from "@/lib/learning/rules/release-outlook";
import { effectInWords } from "@/lib/learning/rules/release-words";
import { permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { parseCourse } from "@/lib/transfer/rules/parse-course";
import { smallCourse } from "@/tests/fixtures/small-course";
import { makeActor } from "@/tests/support/factories";
import { BETA, begin, better, change, must } from "./publishing";

it("keep their release and their progress, and find what the author was told before publishing", async () => {
  const { author, courseId } = await begin();
  const learner = await makeActor();
  await makeStudy(courseId, learner.personId, ["alpha"]);
  await makeStudy(courseId, (await makeActor()).personId, []);
  const finished = await makeStudy(courseId, (await makeActor()).personId, ["alpha", "beta"]);
  await db.update(enrolments).set({ completedAt: new Date() }).where(eq(enrolments.id, finished));

  const reading = permit(author, "draft.read");
  const own = permit(learner, "course.study");
  if (!reading || !own) throw new Error("no permit");
  const seen = await change(author, courseId, better);
  const { course } = parseCourse({ ...smallCourse, [BETA]: better });
  if (!course) throw new Error("The course has a fault");
  const told = outlookOf(rulesOfCourse(course), await listMidCourse(reading, "small"));
  expect(told).toEqual({
    people: 2,
    again: false,
    lines: ["已学完的课时都保留：1人有学完的课时，不用重学。", "没有人要重做已经做过的。"],
  });

  await must(publishDraft, author, { seen });
  const [enrolment] = await db
    .select({ release: sql<number>`(select number from releases r where r.id = release_id)` })
    .from(enrolments)
    .where(eq(enrolments.personId, learner.personId));
  expect(enrolment?.release).toBe(1);
  const renewal = await getOwnRenewal(own, "small");
  expect(renewal && effectInWords(renewal.effect)).toEqual([
    "已学完的1课都保留，不用重学。",
    "换到新版后，还要学1课（现在还差1课）。",
  ]);
  const moved = await execute(renew, learner, { courseSlug: "small", number: 2 });
  expect(moved).toMatchObject({ ok: true, value: { from: 1, to: 2 } });
  const progress = await db.select().from(lessonProgress);
  expect(progress.filter(({ completedAt }) => completedAt)).toHaveLength(3);
});

it("are the business of the course's own team", async () => {
  const { courseId } = await begin();
  await makeStudy(courseId, (await makeActor()).personId, []);
  const elsewhere = permit(await makeActor("administrator", "4205"), "draft.read");
  expect(elsewhere && (await listMidCourse(elsewhere, "small"))).toEqual([]);
});

/** Somebody who joined and completed some lessons. */
async function makeStudy(courseId: string, personId: string, completed: string[]) {
  const [course] = await db.select().from(courses).where(eq(courses.id, courseId));
  const [enrolment] = await db
    .insert(enrolments)
    .values({
      ...{ personId, courseId, releaseId: course?.currentReleaseId ?? "" },
      ...{ kind: "self" as const, enrolledAt: new Date() },
    })
    .returning();
  if (!enrolment) throw new Error("insert returned no row");
  const rows = await db.select().from(lessons).where(eq(lessons.courseId, courseId));
  const at = new Date();
  for (const lesson of rows.filter(({ slug }) => completed.includes(slug))) {
    await db.insert(lessonProgress).values({
      ...{ enrolmentId: enrolment.id, lessonId: lesson.id, courseId },
      ...{ positionAt: at, openedAt: at, seenAt: at, completedAt: at },
    });
  }
  return enrolment.id;
}
