/** Who may join a course, who may be assigned, and what it takes to be certified. */
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attempts } from "@/db/schema/assessment/attempts";
import { auditEntries } from "@/db/schema/audit";
import { courses, lessons } from "@/db/schema/catalogue";
import { certificates } from "@/db/schema/credentials";
import { hourCredits } from "@/db/schema/hours";
import { enrolments, lessonProgress } from "@/db/schema/learning";
import { people } from "@/db/schema/people";
import { submissions } from "@/db/schema/submissions/assignments";
import type { CertificateRule } from "@/lib/catalogue/model/completion";
import { listPublicCourses } from "@/lib/catalogue/queries/courses";
import { issueOwn } from "@/lib/credentials/commands/issue";
import { countCertificates } from "@/lib/credentials/queries/review";
import { assignCourse } from "@/lib/learning/commands/assign";
import { enrol } from "@/lib/learning/commands/enrol";
import { takeBack } from "@/lib/learning/commands/take-back";
import { findAssignable, findAssigning, listAssigned } from "@/lib/learning/queries/assigning";
import { listOwnPrerequisites } from "@/lib/learning/queries/joining";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { held } from "@/tests/support/certificates";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor, makePerson, makeTeacher } from "@/tests/support/factories";

describe("joining", () => {
  it("is for those who are assigned, where the course says so", async () => {
    const course = await makeCourse({ manifest: { enrolment: "assigned" } });
    const learner = await makeActor("learner", "420106");
    const join = () => execute(enrol, learner, { courseSlug: course.slug });
    expect(await join()).toMatchObject({ refusal: { code: "enrolment.assigned_only" } });

    const administrator = await makeActor("administrator", "42");
    const input = { courseSlug: course.slug, personIds: [learner.personId] };
    const assigned = await execute(assignCourse, administrator, input);
    expect(assigned).toMatchObject({ ok: true, value: { added: 1 } });
    expect(await join()).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await execute(assignCourse, administrator, input)).toMatchObject({
      value: { added: 0, changed: 0 },
    });
  });

  it("comes after the courses that are asked for first, which are named", async () => {
    const basics = await makeCourse();
    const course = await makeCourse({ manifest: { prerequisites: [basics.slug, "withdrawn"] } });
    const learner = await makeActor();
    const own = permit(learner, "course.study");
    const asked = async () => (own ? await listOwnPrerequisites(own, course.courseId) : []);
    const join = () => execute(enrol, learner, { courseSlug: course.slug });
    expect(await asked()).toEqual([{ slug: basics.slug, title: "虚构课程", completed: false }]);
    expect(await join()).toMatchObject({
      refusal: { code: "enrolment.prerequisites", fields: { courses: ["虚构课程"] } },
    });

    const enrolment = await makeEnrolment(learner.personId, basics);
    await db
      .update(enrolments)
      .set({ completedAt: new Date() })
      .where(eq(enrolments.id, enrolment.id));
    expect(await asked()).toMatchObject([{ completed: true }]);
    expect(await join()).toMatchObject({ ok: true });
  });
});

describe("an archived course", () => {
  it("takes in nobody, is not offered, asks nothing of others, and lets those inside go on", async () => {
    const course = await makeCourse();
    const later = await makeCourse({ manifest: { prerequisites: [course.slug] } });
    const [inside, outside] = [await makeActor(), await makeActor()];
    await execute(enrol, inside, { courseSlug: course.slug });
    await db.update(courses).set({ archivedAt: new Date() }).where(eq(courses.id, course.courseId));

    const join = (who: Actor, slug = course.slug) => execute(enrol, who, { courseSlug: slug });
    expect(await join(outside)).toMatchObject({ refusal: { code: "course.archived" } });
    expect(await join(inside)).toMatchObject({ value: { repeated: true } });
    expect(await join(outside, later.slug)).toMatchObject({ ok: true });
    expect((await listPublicCourses()).map(({ slug }) => slug)).toEqual([later.slug]);
    const administrator = await makeActor("administrator", "42");
    const input = { courseSlug: course.slug, personIds: [outside.personId] };
    expect(await execute(assignCourse, administrator, input)).toMatchObject({
      refusal: { code: "course.archived" },
    });
  });
});

describe("assigning", () => {
  it("reaches the people within reach, all of them or nobody", async () => {
    const course = await makeCourse();
    const near = await makeActor("learner", "420106");
    const far = await makePerson({ regionCode: "4205" });
    const administrator = await makeActor("administrator", "4201");
    const assign = (personIds: string[]) =>
      execute(assignCourse, administrator, { courseSlug: course.slug, personIds });
    expect(await assign([near.personId, far.id])).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await db.select().from(enrolments)).toEqual([]);
    expect(await assign([near.personId, near.personId])).toMatchObject({ value: { added: 1 } });
  });

  it("is for a course's authors too, at their own course, among the people of its region", async () => {
    const [course, other] = [await makeCourse(), await makeCourse()];
    const author = await makeTeacher(course.courseId);
    await db.update(courses).set({ regionCode: "4201" }).where(eq(courses.id, course.courseId));
    const [near, far] = [
      await makeActor("learner", "420106"),
      await makePerson({ regionCode: "4205" }),
    ];
    const assign = (slug: string, personId: string) =>
      execute(assignCourse, author, { courseSlug: slug, personIds: [personId] });
    expect(await assign(other.slug, near.personId)).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await assign(course.slug, far.id)).toMatchObject({ refusal: { code: "not_found" } });
    expect(await assign(course.slug, near.personId)).toMatchObject({ value: { added: 1 } });
  });

  it("makes an obligation of what somebody chose, and leaves what is complete", async () => {
    const course = await makeCourse();
    const [at, done] = [await makeActor("learner", "420106"), await makeActor("learner", "420106")];
    await makeEnrolment(at.personId, course);
    await makeEnrolment(done.personId, course);
    await db
      .update(enrolments)
      .set({ completedAt: new Date() })
      .where(eq(enrolments.personId, done.personId));
    const administrator = await makeActor("administrator", "4201");
    const personIds = [at.personId, done.personId];
    expect(
      await execute(assignCourse, administrator, { courseSlug: course.slug, personIds }),
    ).toMatchObject({ value: { added: 0, changed: 1 } });
    const rows = await db.select().from(enrolments);
    expect(Object.fromEntries(rows.map((row) => [row.personId, row.kind]))).toEqual({
      [at.personId]: "assigned",
      [done.personId]: "self",
    });
  });
});

describe("the screen of assigning", () => {
  /** A course of Wuhan with its author, who looks for people at it. */
  async function atWork() {
    const course = await makeCourse({ manifest: { enrolment: "assigned" } });
    const author = await makeTeacher(course.courseId);
    await db.update(courses).set({ regionCode: "4201" }).where(eq(courses.id, course.courseId));
    const proof = held(author, "enrolment.assign");
    const place = await findAssigning(proof, course.slug);
    if (!place) throw new Error("The author's own course is out of reach");
    const find = async (words: string) =>
      (await findAssignable(proof, place, words)).map(({ personId }) => personId);
    return { course, author, proof, place, find };
  }

  it("finds people by the beginning of a name or by their number, within reach only", async () => {
    const { proof, place, find } = await atWork();
    const near = await makePerson({ regionCode: "420106", name: "林晓禾", phone: "13900000001" });
    const far = await makePerson({ regionCode: "4205", name: "林晓远", phone: "13900000002" });
    const gone = await makePerson({ regionCode: "420106", name: "林晓去" });
    await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, gone.id));
    expect(await find("林晓")).toEqual([near.id]);
    expect(await find("晓禾")).toEqual([]);
    expect(await find("139 0000 0001")).toEqual([near.id]);
    expect(await find("13900000002")).toEqual([]);
    expect(await find("")).toEqual([]);
    const [shown] = await findAssignable(proof, place, "林晓禾");
    expect(shown).toMatchObject({ phoneEnd: "0001", kind: null, completedAt: null });
    expect(JSON.stringify(shown)).not.toContain("13900000001");
    expect(far.id).not.toBe(near.id);
  });

  it("is not for those who write other courses only", async () => {
    const { course } = await atWork();
    const other = await makeTeacher((await makeCourse()).courseId);
    expect(await findAssigning(held(other, "enrolment.assign"), course.slug)).toBeNull();
  });

  it("shows who was assigned, and takes it back until something was opened", async () => {
    const { course, author, proof, place } = await atWork();
    const learner = await makeActor("learner", "420106");
    const far = await makePerson({ regionCode: "4205" });
    const named = (personId: string) => ({ courseSlug: course.slug, personId });
    await execute(assignCourse, author, { courseSlug: course.slug, personIds: [learner.personId] });
    expect(await listAssigned(proof, place, 1)).toMatchObject({
      ...{ total: 1, rows: [{ personId: learner.personId, untouched: true }] },
    });
    const outsider = await makeActor("administrator", "4205");
    expect(await execute(takeBack, outsider, named(learner.personId))).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await execute(takeBack, author, named(learner.personId))).toMatchObject({ ok: true });
    expect(await execute(takeBack, author, named(learner.personId))).toMatchObject({
      refusal: { code: "not_found" },
    });
    const [entry] = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "enrolment.take_back"));
    expect(entry).toMatchObject({ subject: `course:${course.slug}` });

    // Somebody assigned from elsewhere, and one who joined by themselves, are not theirs to let go.
    await makeEnrolment(far.id, course);
    await db.update(enrolments).set({ kind: "assigned" });
    expect(await execute(takeBack, author, named(far.id))).toMatchObject({ ok: false });
    const self = await makeActor("learner", "420106");
    await makeEnrolment(self.personId, course);
    expect(await execute(takeBack, author, named(self.personId))).toMatchObject({ ok: false });
  });

  it.each([
    ["opened a lesson", openLesson],
    ["begun an assignment", beginAssignment],
  ])("takes nothing back from who has %s", async (_what, begin) => {
    const { course, author, proof, place } = await atWork();
    const learner = await makeActor("learner", "420106");
    const enrolment = await makeEnrolment(learner.personId, course);
    await db.update(enrolments).set({ kind: "assigned" });
    await begin({ courseId: course.courseId, enrolmentId: enrolment.id, ...learner });
    expect((await listAssigned(proof, place, 1)).rows).toMatchObject([{ untouched: false }]);
    const input = { courseSlug: course.slug, personId: learner.personId };
    expect(await execute(takeBack, author, input)).toMatchObject({
      refusal: { code: "enrolment.begun" },
    });
    expect(await db.select().from(enrolments)).toHaveLength(1);
  });
});

type Begun = { courseId: string; enrolmentId: string; personId: string };

async function openLesson({ courseId, enrolmentId }: Begun) {
  const [lesson] = await db.select().from(lessons).where(eq(lessons.courseId, courseId));
  const now = new Date();
  await db.insert(lessonProgress).values({
    ...{ enrolmentId, courseId, lessonId: lesson?.id ?? "" },
    ...{ positionAt: now, openedAt: now, seenAt: now },
  });
}

async function beginAssignment({ courseId, personId }: Begun) {
  const startedAt = new Date();
  await db.insert(submissions).values({ courseId, personId, paperSlug: "case", startedAt });
}

describe("a certificate", () => {
  /** A completed course with credit, whose exam was passed with so many of 100 points. */
  async function completed(certificate: CertificateRule | undefined, earned: number) {
    const learner = await makeActor();
    const course = await makeCourse({ manifest: certificate ? { certificate } : {} });
    const enrolment = await makeEnrolment(learner.personId, course);
    const now = new Date();
    await db.update(enrolments).set({ completedAt: now }).where(eq(enrolments.id, enrolment.id));
    await db.insert(hourCredits).values({
      ...{ personId: learner.personId, source: "course", category: "professional", minutes: 50 },
      ...{ enrolmentId: enrolment.id, releaseId: course.releaseId, earnedOn: "2026-05-01" },
      ...{ title: "虚构课程", createdAt: now },
    });
    const sit = async (number: number, points: number) => {
      await db.execute(sql`
        insert into attempts (quiz_id, person_id, number, state, paper, opened_at, closes_at, ended_at,
          earned, total, passed)
        values (${course.quiz?.id}, ${learner.personId}, ${number}, 'submitted', '[]', now(),
          now() + interval '1 hour', now(), ${points}, 100, ${points >= 80})`);
    };
    await sit(1, earned);
    const due = async () => {
      const manager = held(await makeActor("manager", "42"), "certificate.review");
      return (await countCertificates(manager, { q: "", course: "", state: "" })).due;
    };
    const issue = async () => {
      await execute(issueOwn, learner, {});
      return (await db.select().from(certificates)).length;
    };
    return { issue, sit, due };
  }

  it("comes with completion, as always", async () => {
    expect(await (await completed(undefined, 80)).issue()).toBe(1);
  });

  it("does not come where the course gives none, and nobody is told that it waits", async () => {
    const { issue, due } = await completed("none", 100);
    expect(await due()).toBe(0);
    expect(await issue()).toBe(0);
  });

  it("comes with the score it asks for, also when that is reached later", async () => {
    const { issue, sit } = await completed({ examPercent: 90 }, 89);
    expect(await issue()).toBe(0);
    await sit(2, 90);
    expect(await issue()).toBe(1);
    expect(await db.select().from(attempts)).toHaveLength(2);
  });

  it("waits only while it is not issued and its score is reached, by the best attempt", async () => {
    const { issue, sit, due } = await completed({ examPercent: 90 }, 89);
    expect(await due()).toBe(0);
    await sit(2, 90);
    await sit(3, 50);
    expect(await due()).toBe(1);
    expect(await issue()).toBe(1);
    expect(await due()).toBe(0);
  });
});
