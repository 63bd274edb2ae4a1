/** Arranging courses: lessons copied and sent elsewhere, what a course says of itself, and no longer being offered. */
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { draftFiles } from "@/db/schema/authoring";
import { courses } from "@/db/schema/catalogue";
import { archiveCourse } from "@/lib/authoring/commands/archive-course";
import { changeSheet } from "@/lib/authoring/commands/change-outline";
import { copyLesson, sendLesson } from "@/lib/authoring/commands/copy-lesson";
import { createCourse } from "@/lib/authoring/commands/create-course";
import { publishDraft } from "@/lib/authoring/commands/publish-draft";
import { outlineOfSheet } from "@/lib/authoring/rules/outline";
import { listPublicCourses } from "@/lib/catalogue/queries/courses";
import { enrol } from "@/lib/learning/commands/enrol";
import { type Actor, PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { loadCourse } from "@/lib/transfer/commands/load-course";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { inspectCourse } from "@/lib/transfer/rules/parse-course";
import { smallCourse } from "@/tests/fixtures/small-course";
import { makeActor, makeTeacher } from "@/tests/support/factories";

async function begin() {
  const loaded = await execute(loadCourse, PLATFORM_ACTOR, { files: smallCourse, position: 1 });
  if (!loaded.ok) throw new Error(loaded.refusal.code);
  const [course] = await db.select().from(courses).where(eq(courses.slug, "small"));
  if (!course) throw new Error("The course was just loaded and is not there");
  return { courseId: course.id, author: await makeTeacher(course.id) };
}

/** A new course of the same author's. */
async function another(author: Actor & { personId: string }) {
  const trainer: Actor = {
    ...author,
    grants: [...author.grants, { role: "trainer", region: "42" }],
  };
  const input = { title: "入户探访（虚构）", summary: "怎样敲开一扇门", audience: "一线社工" };
  const made = await execute(createCourse, trainer, input);
  if (!made.ok) throw new Error(made.refusal.code);
  const { courseId, courseSlug } = made.value;
  return { courseId, courseSlug };
}

function authorOf(person: Actor & { personId: string }, ...ids: string[]): Actor {
  const grants = ids.map((courseId) => ({ role: "author" as const, courseId }));
  return { ...person, grants };
}

async function filesOf(courseId: string) {
  const rows = await db.select().from(draftFiles).where(eq(draftFiles.courseId, courseId));
  return Object.fromEntries(rows.map(({ path, text }) => [path, text]));
}

async function revisionOf(courseId: string) {
  const [sheet] = await db
    .select({ revision: draftFiles.revision })
    .from(draftFiles)
    .where(and(eq(draftFiles.courseId, courseId), eq(draftFiles.path, "course.yaml")));
  return sheet?.revision ?? 0;
}

describe("a lesson", () => {
  it("is copied beside itself with its self-checks, and the course has no fault", async () => {
    const { author, courseId } = await begin();
    const base = await revisionOf(courseId);
    const copied = await execute(copyLesson, author, {
      courseSlug: "small",
      base,
      lesson: "alpha",
    });
    const id = copied.ok ? copied.value.lesson : expect.fail("refused");
    const files = await filesOf(courseId);
    expect(outlineOfSheet(files["course.yaml"] ?? "").modules[0]?.lessons).toEqual(["alpha", id]);
    expect(files[`lessons/03-${id}.md`]).toContain("title: 甲课（副本）");
    expect(inspectCourse(files, {}).faults).toEqual([]);
    const again = await execute(copyLesson, author, { courseSlug: "small", base, lesson: "alpha" });
    expect(again).toMatchObject({ refusal: { code: "draft.changed_elsewhere" } });
  });

  it("is sent to another course with all it shows, and taken along where that is wished", async () => {
    const { author, courseId } = await begin();
    const target = await another(author);
    const both = authorOf(author, courseId, target.courseId);
    const send = async (lesson: string, take: "yes" | "no") =>
      execute(sendLesson, both, {
        ...{ courseSlug: "small", base: await revisionOf(courseId), lesson },
        ...{ to: target.courseSlug, take },
      });
    const copied = await send("alpha", "no");
    const moved = await send("beta", "yes");
    const ids = [copied, moved].map((each) => (each.ok ? each.value.lesson : "refused"));
    const [mine, theirs] = [await filesOf(courseId), await filesOf(target.courseId)];
    expect(outlineOfSheet(theirs["course.yaml"] ?? "").modules[0]?.lessons).toEqual(ids);
    expect(theirs["media/map.svg"]).toBe(smallCourse["media/map.svg"]);
    expect(theirs["questions.yaml"]).toContain(`lesson: ${ids[1]}`);
    expect(mine["lessons/01-alpha.md"]).toBe(smallCourse["lessons/01-alpha.md"]);
    expect(mine["lessons/02-beta.md"]).toBeUndefined();
    expect(mine["questions.yaml"]).not.toContain("small-c-beta-1");
  });

  it("is sent only into a course of one's own", async () => {
    const { author, courseId } = await begin();
    const target = await another(author);
    const onlyHere = authorOf(author, courseId);
    const input = { courseSlug: "small", base: await revisionOf(courseId), lesson: "alpha" };
    const refused = await execute(sendLesson, onlyHere, {
      ...{ ...input, to: target.courseSlug, take: "no" },
    });
    expect(refused).toMatchObject({ refusal: { code: "not_found" } });
    const itself = await execute(sendLesson, onlyHere, { ...input, to: "small", take: "no" });
    expect(itself).toMatchObject({ refusal: { code: "invalid_input" } });
  });
});

const sheet = {
  ...{
    title: "虚构小课",
    summary: "只在测试里出现的课程",
    audience: "测试",
    outcomes: "能通过测试",
  },
  ...{ contentAsOf: "2026-11-23", series: "wushe", cover: "", enrolment: "open" },
  ...{ credit: "professional", certificate: "completion" },
};

describe("a course's sheet", () => {
  it("says only what does not go without saying", async () => {
    const { author, courseId } = await begin();
    const change = async (over: Record<string, unknown>) => {
      const base = await revisionOf(courseId);
      const input = { courseSlug: "small", base, ...sheet, ...over };
      const changed = await execute(changeSheet, author, input);
      if (!changed.ok) throw new Error(JSON.stringify(changed.refusal));
      return (await filesOf(courseId))["course.yaml"] ?? "";
    };
    const before = (await filesOf(courseId))["course.yaml"];
    expect(await change({})).toBe(before);
    const rules = await change({
      ...{ enrolment: "assigned", credit: "public", certificate: "exam", examPercent: "90" },
      prerequisites: ["charity-resources"],
    });
    expect(rules).toMatch(/enrolment: assigned\ncredit: public\n/);
    expect(rules).toMatch(/prerequisites:\s+- charity-resources/);
    expect(rules).toMatch(/certificate:\s+examPercent: 90/);
    expect(await change({})).toBe(before);
  });

  it("takes a course to the end of another series when it is published", async () => {
    const { author, courseId } = await begin();
    const base = await revisionOf(courseId);
    await execute(changeSheet, author, { courseSlug: "small", base, ...sheet, series: "local" });
    const seen = sourceHash(await filesOf(courseId), {});
    await execute(publishDraft, author, { courseSlug: "small", seen });
    const [course] = await db.select().from(courses).where(eq(courses.id, courseId));
    expect(course).toMatchObject({ seriesSlug: "local", position: 1 });
  });
});

describe("a course that is no longer offered", () => {
  it("takes nobody new, keeps those who joined, and can be offered again", async () => {
    const { author } = await begin();
    const [early, late] = [await makeActor(), await makeActor()];
    const join = (person: Actor) => execute(enrol, person, { courseSlug: "small" });
    const archive = (archived: "yes" | "no", by: Actor = author) =>
      execute(archiveCourse, by, { courseSlug: "small", archived });
    expect(await join(early)).toMatchObject({ ok: true });
    expect(await archive("yes")).toMatchObject({ value: { changed: true } });
    expect(await archive("yes")).toMatchObject({ value: { changed: false } });
    expect(await join(late)).toMatchObject({ refusal: { code: "course.archived" } });
    expect(await join(early)).toMatchObject({ ok: true });
    expect((await listPublicCourses()).map(({ slug }) => slug)).not.toContain("small");
    expect(await archive("no")).toMatchObject({ value: { changed: true } });
    expect(await join(late)).toMatchObject({ ok: true });
  });

  it("is that by its authors' word only", async () => {
    const { courseId } = await begin();
    const coauthor = await makeTeacher(courseId, "coauthor");
    const refused = await execute(archiveCourse, coauthor, {
      courseSlug: "small",
      archived: "yes",
    });
    expect(refused).toMatchObject({ refusal: { code: "not_permitted" } });
    const [course] = await db.select().from(courses).where(eq(courses.id, courseId));
    expect(course?.archivedAt).toBeNull();
  });
});
