import { count, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { questions, questionVersions, releaseChecks } from "@/db/schema/assessment/questions";
import { quizSlots, quizzes } from "@/db/schema/assessment/quizzes";
import { auditEntries } from "@/db/schema/audit";
import { draftFiles, draftVersions } from "@/db/schema/authoring";
import { courseSources, courses, lessons, releaseLessons, releases } from "@/db/schema/catalogue";
import { type Actor, PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { loadCourse } from "@/lib/transfer/commands/load-course";
import type { CourseFiles } from "@/lib/transfer/model/course";
import { edited, smallCourse } from "@/tests/fixtures/small-course";
import { makeActor } from "@/tests/support/factories";
import { race } from "@/tests/support/race";

async function load(files: CourseFiles = smallCourse, position = 1, actor: Actor = PLATFORM_ACTOR) {
  const result = await execute(loadCourse, actor, { files, position });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

async function rows(table: typeof releases | typeof questionVersions | typeof auditEntries) {
  const [row] = await db.select({ n: count() }).from(table);
  return row?.n;
}

describe("loading a course for the first time", () => {
  it("publishes release 1 with its lessons in the order of the course", async () => {
    const loaded = await load();
    expect(loaded).toMatchObject({ slug: "small", number: 1, published: true });

    const [course] = await db.select().from(courses);
    expect(course).toMatchObject({
      slug: "small",
      seriesSlug: "wushe",
      position: 1,
      currentReleaseId: loaded.releaseId,
    });
    const [release] = await db.select().from(releases);
    expect(release).toMatchObject({ title: "虚构小课", minutes: 55, publishedBy: null });
    const stored = await db.select().from(releaseLessons).orderBy(releaseLessons.position);
    expect(stored.map(({ moduleId, title }) => [moduleId, title])).toEqual([
      ["first", "甲课"],
      ["second", "乙课"],
    ]);
    expect(stored[0]?.html).toContain('<div data-check="small-c-alpha-1"></div>');
    expect(stored[0]?.searchText).toContain("每天10:30开门");
    expect(release?.outline.modules[1]?.lessons[0]).toMatchObject({
      id: stored[1]?.lessonId,
      slug: "beta",
    });
  });

  it("stores the self-checks, the quiz and its points", async () => {
    await load();
    const checks = await db
      .select({ key: releaseChecks.key, lesson: lessons.slug, kind: questionVersions.kind })
      .from(releaseChecks)
      .innerJoin(lessons, eq(lessons.id, releaseChecks.lessonId))
      .innerJoin(questionVersions, eq(questionVersions.id, releaseChecks.versionId))
      .orderBy(releaseChecks.key);
    expect(checks).toEqual([
      { key: "small-c-alpha-1", lesson: "alpha", kind: "judgement" },
      { key: "small-c-beta-1", lesson: "beta", kind: "single" },
    ]);
    const [quiz] = await db.select().from(quizzes);
    expect(quiz).toMatchObject({ slug: "small-final", passPercent: 80, attemptsAllowed: 5 });
    const slots = await db
      .select({ key: questions.key, points: quizSlots.points })
      .from(quizSlots)
      .innerJoin(questionVersions, eq(questionVersions.id, quizSlots.versionId))
      .innerJoin(questions, eq(questions.id, questionVersions.questionId))
      .orderBy(quizSlots.position);
    expect(slots).toEqual([
      { key: "small-q1", points: 5 },
      { key: "small-q2", points: 10 },
      { key: "small-q3", points: 5 },
      { key: "small-q4", points: 5 },
      { key: "small-q5", points: 5 },
    ]);
  });

  it("keeps the files as the draft and writes one audit entry", async () => {
    const administrator = await makeActor("administrator", "42");
    await load(smallCourse, 3, administrator);
    const draft = await db.select().from(draftFiles);
    expect(Object.fromEntries(draft.map(({ path, text }) => [path, text]))).toEqual(smallCourse);
    expect(new Set(draft.map(({ updatedBy }) => updatedBy))).toEqual(
      new Set([administrator.personId]),
    );
    const [source] = await db.select().from(courseSources);
    expect(source).toMatchObject({ files: smallCourse, media: {} });
    const entries = await db.select().from(auditEntries);
    expect(entries).toMatchObject([
      {
        action: "transfer.load_course",
        subject: "course:small",
        personId: administrator.personId,
        detail: { number: 1, published: true, position: 3 },
      },
    ]);
  });
});

describe("loading a course again", () => {
  it("does nothing when nothing changed", async () => {
    const first = await load();
    const before = await db.select().from(draftVersions);
    const again = await load();
    expect(again).toEqual({ ...first, published: false, moved: false });
    expect(await rows(releases)).toBe(1);
    expect(await rows(questionVersions)).toBe(7);
    expect(await rows(auditEntries)).toBe(1);
    expect(await db.select().from(draftVersions)).toEqual(before);
  });

  it("leaves what trainers changed alone, unless told to go over it", async () => {
    await load();
    await db
      .update(draftFiles)
      .set({ text: "# 讲师改过" })
      .where(eq(draftFiles.path, "lessons/02-beta.md"));
    expect(await load()).toMatchObject({ number: 1, published: false });

    const changed = edited("lessons/01-alpha.md", "## 开头", "## 从头说起");
    const administrator = await makeActor("administrator", "42");
    const input = { files: changed, position: 1 };
    expect(await execute(loadCourse, administrator, input)).toMatchObject({
      refusal: { code: "course.edited_here" },
    });
    expect(await execute(loadCourse, administrator, { ...input, force: true })).toMatchObject({
      value: { number: 2, published: true },
    });
    const kept = await db
      .select({ text: draftFiles.text })
      .from(draftFiles)
      .where(eq(draftFiles.path, "lessons/02-beta.md"));
    expect(kept).toEqual([{ text: smallCourse["lessons/02-beta.md"] }]);
  });

  it("moves the course without a release when only its place changed", async () => {
    await load();
    const moved = await load(smallCourse, 2);
    expect(moved).toMatchObject({ published: false, moved: true });
    expect(await rows(releases)).toBe(1);
    expect(await rows(auditEntries)).toBe(2);
  });

  it("publishes one more release when the text changed, and keeps lessons and versions", async () => {
    await load();
    const before = await db.select().from(lessons).orderBy(lessons.id);
    const second = await load(edited("lessons/02-beta.md", "## 开头", "## 从头说起"));
    expect(second).toMatchObject({ number: 2, published: true });
    expect(await db.select().from(lessons).orderBy(lessons.id)).toEqual(before);
    expect(await rows(questionVersions)).toBe(7);
    const old = await db.select().from(releaseLessons).where(sql`html like '%从头说起%'`);
    expect(old).toHaveLength(1);
  });

  it("versions only the question whose wording changed", async () => {
    await load();
    await load(edited("questions.yaml", "选哪一个？", "该选哪一个？"));
    const versions = await db
      .select({ key: questions.key, number: questionVersions.number, stem: questionVersions.stem })
      .from(questionVersions)
      .innerJoin(questions, eq(questions.id, questionVersions.questionId))
      .where(eq(questions.key, "small-q1"))
      .orderBy(questionVersions.number);
    expect(versions.map(({ number, stem }) => [number, stem])).toEqual([
      [1, "选哪一个？"],
      [2, "该选哪一个？"],
    ]);
    expect(await rows(questionVersions)).toBe(8);
    const asked = await db
      .select({ number: questionVersions.number })
      .from(releaseChecks)
      .innerJoin(questionVersions, eq(questionVersions.id, releaseChecks.versionId));
    expect(asked.every(({ number }) => number === 1)).toBe(true);
  });

  it("retires a question that is gone and takes it back with its history", async () => {
    await load();
    const without = edited("questions.yaml", /- id: small-q3[\s\S]*?(?=- id: small-q4)/, "");
    await load(without);
    const retired = () =>
      db.select().from(questions).where(sql`${questions.retiredAt} is not null`);
    expect(await retired()).toMatchObject([{ key: "small-q3" }]);
    expect(await load()).toMatchObject({ number: 3, published: true });
    expect(await retired()).toEqual([]);
    expect(await rows(questionVersions)).toBe(7);
  });

  it("leaves what was published as it was", async () => {
    const { releaseId } = await load();
    await load(edited("course.yaml", "title: 虚构小课", "title: 虚构大课"));
    const [old] = await db.select().from(releases).where(eq(releases.id, releaseId));
    expect(old?.title).toBe("虚构小课");
    await expect(
      db.update(releases).set({ title: "改写" }).where(eq(releases.id, releaseId)),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("append-only") } });
    await expect(db.delete(releaseLessons)).rejects.toThrow();
    await expect(db.update(questionVersions).set({ stem: "改写" })).rejects.toThrow();
  });
});

describe("loading the same course at once", () => {
  it("publishes once", async () => {
    const hold = sql`select pg_advisory_xact_lock(hashtextextended('course:small', 0))`;
    const outcomes = await race(
      (tx) => tx.execute(hold),
      [() => load(), () => load(), () => load()],
    );
    expect(outcomes.filter(({ published }) => published)).toHaveLength(1);
    expect(new Set(outcomes.map(({ releaseId }) => releaseId)).size).toBe(1);
    expect(await rows(releases)).toBe(1);
    expect(await rows(auditEntries)).toBe(1);
  });

  it("gives different contents one release each", async () => {
    await load();
    const hold = sql`select pg_advisory_xact_lock(hashtextextended('course:small', 0))`;
    const outcomes = await race(
      (tx) => tx.execute(hold),
      ["## 其一", "## 其二"].map(
        (heading) => () => load(edited("lessons/01-alpha.md", "## 开头", heading)),
      ),
    );
    expect(outcomes.map(({ number }) => number).sort()).toEqual([2, 3]);
  });
});

describe("refusals", () => {
  it("names every fault by file and writes nothing", async () => {
    const files = edited("lessons/01-alpha.md", "minutes: 25", "minutes: 很久");
    const result = await execute(loadCourse, PLATFORM_ACTOR, { files, position: 1 });
    expect(result).toEqual({
      ok: false,
      refusal: {
        code: "invalid_input",
        fields: { "lessons/01-alpha.md": ["第4行 minutes：应为数字"] },
      },
    });
    expect(await db.select().from(courses)).toEqual([]);
  });

  it.each(["learner", "trainer", "expert", "manager"] as const)("refuses a %s", async (role) => {
    const actor = await makeActor(role);
    const result = await execute(loadCourse, actor, { files: smallCourse, position: 1 });
    expect(result).toEqual({ ok: false, refusal: { code: "not_permitted" } });
  });
});
