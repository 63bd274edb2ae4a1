/** What a course's team sees of its learners, on real PostgreSQL: the list, its counts, and where people stop. */
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { lessonProgress } from "@/db/schema/learning";
import { type Actor, permit } from "@/lib/platform/authority";
import { RosterFilter, standings } from "@/lib/reports/model/roster";
import { listFunnel } from "@/lib/reports/queries/funnel";
import { countRoster, listRoster, listRosterForExport } from "@/lib/reports/queries/roster";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor, makePerson, makeTeacher } from "@/tests/support/factories";

const NOW = new Date("2026-06-01T00:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

type Step = {
  lesson: "first" | "second";
  share: number;
  seconds?: number;
  done?: boolean;
  days?: number;
};

async function begin() {
  const course = await makeCourse({ withQuiz: false });
  const teacher = await makeTeacher(course.courseId);
  const join = async (name: string, ...steps: Step[]) => {
    const person = await makePerson({ name });
    const enrolment = await makeEnrolment(person.id, course);
    for (const { lesson, share, seconds = 60, done = false, days = 0 } of steps) {
      await db.insert(lessonProgress).values({
        ...{ enrolmentId: enrolment.id, lessonId: course[lesson].id, courseId: course.courseId },
        ...{ ranges: `{[0,${share})}`, activeSeconds: seconds },
        ...{ openedAt: daysAgo(days + 1), positionAt: daysAgo(days), seenAt: daysAgo(days) },
        completedAt: done ? daysAgo(days) : null,
      });
    }
    return enrolment;
  };
  return { course, teacher, join };
}

function reading(actor: Actor) {
  return permit(actor, "roster.read") ?? expect.fail("no permit");
}

const all = RosterFilter.parse({});

describe("a course's roster", () => {
  it("tells of each who joined how far they have come", async () => {
    const { course, teacher, join } = await begin();
    await join("田小禾", { lesson: "first", share: 10_000, seconds: 150, done: true, days: 2 });
    await join("江小满");
    const rows = await listRoster(reading(teacher), course.slug, all);
    expect(rows).toHaveLength(2);
    expect(rows.find(({ name }) => name === "田小禾")).toMatchObject({
      ...{ lessons: 2, done: 1, minutes: 2, kind: "self", release: 1, region: "武昌区" },
      ...{ seenAt: daysAgo(2), completedAt: null },
    });
    expect(rows.find(({ name }) => name === "江小满")).toMatchObject({ done: 0, seenAt: null });
  });

  it("counts by the same rule by which it narrows", async () => {
    const { course, teacher, join } = await begin();
    await join("田小禾", { lesson: "first", share: 4000 });
    await join("田小满", { lesson: "first", share: 4000 });
    await join("江小满");
    for (const words of ["", "田", "江"]) {
      const counts = await countRoster(reading(teacher), course.slug, { words });
      for (const standing of standings) {
        const filter = { ...all, words, standing };
        const listed = await listRosterForExport(reading(teacher), course.slug, filter);
        expect(listed).toHaveLength(counts[standing]);
      }
    }
    expect(await countRoster(reading(teacher), course.slug, all)).toEqual({
      ...{ idle: 1, studying: 2, completed: 0 },
    });
  });

  it("shows a team its own course, an administrator the people of the region, others nothing", async () => {
    const { course, teacher, join } = await begin();
    await join("田小禾");
    const elsewhere = await makeCourse({ withQuiz: false });
    const count = async (actor: Actor) =>
      (await listRoster(reading(actor), course.slug, all)).length;
    expect(await count(teacher)).toBe(1);
    expect(await count(await makeTeacher(elsewhere.courseId))).toBe(0);
    expect(await count(await makeActor("administrator", "4201"))).toBe(1);
    expect(await count(await makeActor("administrator", "4205"))).toBe(0);
    expect(permit(await makeActor(), "roster.read")).toBeNull();
    expect(permit(await makeTeacher(course.courseId, "reviewer"), "roster.read")).toBeNull();
  });
});

describe("how far people come", () => {
  it("is counted lesson by lesson, with the median of those who completed it", async () => {
    const { course, teacher, join } = await begin();
    await join("田小甲", { lesson: "first", share: 10_000, seconds: 100, done: true });
    await join("田小乙", { lesson: "first", share: 10_000, seconds: 300, done: true });
    await join("田小丙", { lesson: "first", share: 5000, seconds: 900 });
    await join("田小丁", { lesson: "first", share: 4999 });
    await join("田小戊");
    const [first, second] = await listFunnel(reading(teacher), course.slug, NOW);
    expect(first).toMatchObject({ opened: 4, half: 3, completed: 2, medianSeconds: 200 });
    expect(second).toMatchObject({ opened: 0, half: 0, completed: 0, medianSeconds: null });
  });

  it("ends for now at the furthest lesson of those who were away for a week", async () => {
    const { course, teacher, join } = await begin();
    await join("田小甲", { lesson: "first", share: 100, days: 8 });
    await join(
      "田小乙",
      { lesson: "first", share: 100, days: 30 },
      { lesson: "second", share: 1, days: 9 },
    );
    await join("田小丙", { lesson: "second", share: 100, days: 3 });
    await join(
      "田小丁",
      { lesson: "first", share: 100, days: 20 },
      { lesson: "second", share: 1, days: 1 },
    );
    const funnel = await listFunnel(reading(teacher), course.slug, NOW);
    expect(funnel.map(({ slug, stopped }) => [slug, stopped])).toEqual([
      ["first", 1],
      ["second", 1],
    ]);
  });
});
