/** A course with an assignment of two parts and two criteria, and a learner who writes it. */
import { db } from "@/db/client";
import { releasePapers } from "@/db/schema/catalogue";
import { assignmentSettings, submissions } from "@/db/schema/submissions/assignments";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { handIn, savePart, startSubmission } from "@/lib/submissions/commands/write";
import { type Arrangement, unarranged } from "@/lib/submissions/model/assignment";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

export const now = new Date("2026-05-01T01:00:00Z");
const task = {
  parts: [
    { id: "background", title: "背景", hint: "写粗" },
    { id: "outcome", title: "成效", hint: "写凭据" },
  ],
  rubric: [
    { id: "truth", title: "真实", points: 20, full: "查得到", partial: "有一处说不出" },
    { id: "evidence", title: "凭据", points: 10, full: "前后对照", partial: "缺起点" },
  ],
  checklist: ["没有编造。"],
};

export async function makeAssignment(wishes: Parameters<typeof makeCourse>[0] = {}) {
  const course = await makeCourse(wishes);
  await db.insert(releasePapers).values({
    ...{ releaseId: course.releaseId, slug: "case", position: 1, kind: "assignment" as const },
    ...{ title: "一篇案例", summary: "说明", sources: [], contentAsOf: "2026-11-23" },
    ...{ html: "<p>要求</p>", searchText: "要求", task },
  });
  return course;
}

export async function makeWork(course: Awaited<ReturnType<typeof makeAssignment>>) {
  const learner = await makeActor();
  await makeEnrolment(learner.personId, course);
  await execute(startSubmission, learner, { courseSlug: course.slug, paperSlug: "case" }, now);
  const rows = await db.select().from(submissions);
  const id = rows.find(({ personId }) => personId === learner.personId)?.id ?? "";
  return { learner, id };
}

export const PAGE = "00000000-0000-4000-8000-00000000000a";
export const OTHER_PAGE = "00000000-0000-4000-8000-00000000000b";

export function edit(submissionId: string, over: Record<string, unknown> = {}) {
  return {
    ...{ submissionId, part: "background", text: "她一周下楼三次", base: 0, writer: PAGE },
    ...{ sequence: 1, ...over },
  };
}

export async function write(learner: Actor, id: string) {
  for (const [at, part] of ["background", "outcome"].entries()) {
    await execute(savePart, learner, edit(id, { part, sequence: at + 1 }), now);
  }
}

export const whole = (submissionId: string, number = 1) => ({
  ...{ submissionId, number, ticked: [0] },
  revisions: { background: 1, outcome: 1 },
});

export async function makeHandedIn(course: Awaited<ReturnType<typeof makeAssignment>>) {
  const work = await makeWork(course);
  await write(work.learner, work.id);
  const done = await execute(handIn, work.learner, whole(work.id), now);
  if (!done.ok) throw new Error(done.refusal.code);
  return work;
}

/** As a trainer would arrange it, with the usual for the rest. */
export async function arranged(courseId: string, over: Partial<Arrangement>) {
  await db
    .insert(assignmentSettings)
    .values({ courseId, paperSlug: "case", ...unarranged, ...over, changedAt: now });
}
