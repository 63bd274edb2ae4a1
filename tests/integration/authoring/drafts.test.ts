/** Drafts on real PostgreSQL: who may change them, and that nobody overwrites what they have not seen. */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { courseTeam, draftVersions } from "@/db/schema/authoring";
import { courses } from "@/db/schema/catalogue";
import { changeOutline } from "@/lib/authoring/commands/change-outline";
import { createCourse } from "@/lib/authoring/commands/create-course";
import { saveDraftFiles } from "@/lib/authoring/commands/save-draft";
import { joinTeam, leaveTeam } from "@/lib/authoring/commands/team";
import { getDraft, listTaughtCourses } from "@/lib/authoring/queries/drafts";
import { outlineOfSheet } from "@/lib/authoring/rules/outline";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeActor, makePerson, makeTeacher } from "@/tests/support/factories";

const beginning = { title: "入户探访（虚构）", summary: "怎样敲开一扇门", audience: "一线社工" };

async function begin() {
  const trainer = await makeActor("trainer", "4201");
  const created = await execute(createCourse, trainer, beginning);
  if (!created.ok) throw new Error(created.refusal.code);
  const { courseId, courseSlug } = created.value;
  const author: Actor = {
    ...trainer,
    grants: [...trainer.grants, { role: "author", courseId }],
  };
  return { trainer, author, courseId, courseSlug };
}

const lesson = "lessons/01-knock.md";

function save(actor: Actor, courseSlug: string, text: string | null, base: number | null) {
  return execute(saveDraftFiles, actor, { courseSlug, changes: [{ path: lesson, text, base }] });
}

describe("a new course", () => {
  it("has a draft, and whoever began it as its author", async () => {
    const { author, courseId, courseSlug } = await begin();
    const team = await db.select().from(courseTeam);
    expect(team).toMatchObject([{ courseId, personId: author.personId, role: "author" }]);
    const held = permit(author, "draft.edit");
    const draft = held && (await getDraft(held, courseSlug));
    expect(Object.keys(draft?.files ?? {})).toEqual(["course.yaml", "questions.yaml"]);
    expect(draft?.files["course.yaml"]?.text).toContain("title: 入户探访（虚构）");
  });

  it("is nothing to other trainers, nor to administrators of other regions", async () => {
    const { courseSlug, courseId } = await begin();
    const { author: other } = await begin();
    const yichang = await makeActor("administrator", "4205");
    for (const actor of [other, yichang]) {
      expect(await save(actor, courseSlug, "x", null)).toMatchObject({
        refusal: { code: "not_found" },
      });
      const held = permit(actor, "draft.edit");
      expect(held && (await getDraft(held, courseSlug))).toBeNull();
    }
    const seen = permit(other, "assessment.analyse");
    const listed = seen ? await listTaughtCourses(seen) : [];
    expect(listed.map(({ id }) => id)).not.toContain(courseId);
    const reviewer = await makeTeacher(courseId, "reviewer");
    expect(await save(reviewer, courseSlug, "x", null)).toMatchObject({
      refusal: { code: "not_permitted" },
    });
  });
});

describe("a file of a draft", () => {
  it("changes from the revision somebody saw, and refuses to be overwritten from another", async () => {
    const { author, courseSlug, courseId } = await begin();
    const colleague = await makeTeacher(courseId, "coauthor");
    expect(await save(author, courseSlug, "一", null)).toMatchObject({
      value: { revisions: { [lesson]: 1 } },
    });
    expect(await save(colleague, courseSlug, "二", 1)).toMatchObject({
      value: { revisions: { [lesson]: 2 } },
    });
    expect(await save(author, courseSlug, "三", 1)).toMatchObject({
      refusal: { code: "draft.changed_elsewhere" },
    });
    const held = permit(author, "draft.edit");
    const draft = held && (await getDraft(held, courseSlug));
    expect(draft?.files[lesson]).toMatchObject({ text: "二", revision: 2 });
  });

  it("lets one of two who save at once through", async () => {
    const { author, courseSlug } = await begin();
    await save(author, courseSlug, "一", null);
    const both = await Promise.all([
      save(author, courseSlug, "甲", 1),
      save(author, courseSlug, "乙", 1),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("keeps one entry of history for a stretch of one person's work, and what was taken away", async () => {
    const { author, courseSlug, courseId } = await begin();
    const colleague = await makeTeacher(courseId, "coauthor");
    await save(author, courseSlug, "一", null);
    await save(author, courseSlug, "一二", 1);
    await save(colleague, courseSlug, "一二三", 2);
    await save(colleague, courseSlug, null, 3);
    const history = await db
      .select({ revision: draftVersions.revision, text: draftVersions.text })
      .from(draftVersions)
      .where(eq(draftVersions.path, lesson))
      .orderBy(draftVersions.revision);
    expect(history).toEqual([
      { revision: 2, text: "一二" },
      { revision: 3, text: "一二三" },
      { revision: 4, text: null },
    ]);
    expect(await save(author, courseSlug, "重写", null)).toMatchObject({
      value: { revisions: { [lesson]: 5 } },
    });
  });

  it("changes with the others it is saved with, or not at all", async () => {
    const { author, courseSlug } = await begin();
    const changes = [
      { path: lesson, text: "新", base: null },
      { path: "course.yaml", text: "旧", base: 7 },
    ];
    expect(await execute(saveDraftFiles, author, { courseSlug, changes })).toMatchObject({
      refusal: { code: "draft.changed_elsewhere" },
    });
    const kept = await db.select().from(draftVersions).where(eq(draftVersions.path, lesson));
    expect(kept).toEqual([]);
  });
});

describe("the outline of a draft", () => {
  const change = (actor: Actor, courseSlug: string, base: number, what: object) =>
    execute(changeOutline, actor, { courseSlug, base, change: what });

  it("grows by a module and a lesson with a file of its own, and is changed from what was seen", async () => {
    const { author, courseSlug } = await begin();
    await change(author, courseSlug, 1, { kind: "add_module", title: "准备" });
    const held = permit(author, "draft.edit");
    const sheetOf = async () => (held && (await getDraft(held, courseSlug)))?.files ?? {};
    const module = outlineOfSheet((await sheetOf())["course.yaml"]?.text ?? "").modules[0]?.id;
    const add = { kind: "add_lesson", module, title: "敲门以前" };
    expect(await change(author, courseSlug, 1, add)).toMatchObject({
      refusal: { code: "draft.changed_elsewhere" },
    });
    const added = await change(author, courseSlug, 2, add);
    const lessonId = added.ok ? added.value.lesson : "";
    const path = `lessons/01-${lessonId}.md`;
    expect((await sheetOf())[path]?.text).toContain("title: 敲门以前");

    await change(author, courseSlug, 3, { kind: "drop_lesson", lesson: lessonId });
    expect((await sheetOf())[path]).toBeUndefined();
    const kept = await db.select().from(draftVersions).where(eq(draftVersions.path, path));
    expect(kept.map(({ text }) => text !== null)).toEqual([true, false]);
  });

  it("says why a change is impossible, and changes nothing", async () => {
    const { author, courseSlug } = await begin();
    const refused = await change(author, courseSlug, 1, { kind: "drop_lesson", lesson: "x" });
    expect(refused).toMatchObject({ refusal: { code: "invalid_input" } });
    const versions = await db
      .select()
      .from(draftVersions)
      .where(eq(draftVersions.path, "course.yaml"));
    expect(versions).toHaveLength(1);
  });
});

describe("a course's team", () => {
  it("takes people in by their account and lets them go, but keeps an author", async () => {
    const { author, courseSlug } = await begin();
    const colleague = await makePerson({ userName: "xiaohe" });
    const member = { courseSlug, role: "author" };
    expect(
      await execute(leaveTeam, author, { ...member, personId: author.personId }),
    ).toMatchObject({ refusal: { code: "team.last_author" } });
    expect(await execute(joinTeam, author, { ...member, account: "nobody-here" })).toMatchObject({
      refusal: { code: "team.unknown_person" },
    });
    await execute(joinTeam, author, { ...member, account: "xiaohe" });
    const leaving = await Promise.all(
      [author.personId, colleague.id].map((personId) =>
        execute(leaveTeam, author, { ...member, personId }),
      ),
    );
    expect(leaving.filter(({ ok }) => ok)).toHaveLength(1);
    const [course] = await db.select().from(courses);
    expect(course?.slug).toBe(courseSlug);
    expect(await db.select().from(courseTeam)).toHaveLength(1);
  });
});
