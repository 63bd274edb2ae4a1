import { describe, expect, it } from "vitest";
import type { CourseFiles } from "@/lib/transfer/model/course";
import { parseCourse } from "@/lib/transfer/rules/parse-course";
import { smallCourse } from "@/tests/fixtures/small-course";

const ALPHA = "lessons/01-alpha.md";

function parsed(files: CourseFiles = smallCourse) {
  const { course, faults } = parseCourse(files);
  if (!course) throw new Error(JSON.stringify(faults));
  return course;
}

describe("a sound course", () => {
  it("has its lessons in the order of course.yaml, with module, head and body", () => {
    const { lessons } = parsed();
    expect(lessons.map(({ slug, moduleId, minutes }) => [slug, moduleId, minutes])).toEqual([
      ["alpha", "first", 25],
      ["beta", "second", 30],
    ]);
    expect(lessons[0]).toMatchObject({
      title: "甲课",
      facts: ["A01", "A02"],
      checks: ["small-c-alpha-1"],
      sources: [{ document: "《虚构文件》", detail: "第一条" }],
      headings: [{ id: "s-开头", text: "开头" }],
    });
    expect(lessons[0]?.html).toContain('<svg viewBox="0 0 100 50" role="img"');
  });

  it("does not care in which order its files come", () => {
    const reversed = Object.fromEntries(Object.entries(smallCourse).reverse());
    expect(parseCourse(reversed)).toEqual(parseCourse(smallCourse));
  });

  it("gives passages the lines of the file, not of the body", () => {
    const passage = parsed().lessons[0]?.passages.find(({ text }) => text.includes("10:30"));
    expect(smallCourse[ALPHA]?.split("\n")[(passage?.line ?? 0) - 1]).toContain("10:30");
  });
});

describe("questions", () => {
  const question = (key: string) => parsed().questions.find((q) => q.key === key);

  it("keep choices as written and know what is right", () => {
    expect(question("small-q2")).toMatchObject({
      points: 10,
      lesson: null,
      body: {
        kind: "multiple",
        options: [{ id: "a" }, { id: "b" }, { id: "c" }],
        correct: ["a", "c"],
      },
    });
    expect(question("small-q3")?.body).toEqual({ kind: "judgement", correct: ["false"] });
    expect(question("small-c-beta-1")).toMatchObject({ lesson: "beta", points: 5 });
  });

  it("give an ordering away neither by place nor by id", () => {
    const body = question("small-q4")?.body;
    if (body?.kind !== "ordering") throw new Error("not an ordering");
    const byId = new Map(body.options.map(({ id, text }) => [id, text]));
    expect(body.correct.map((id) => byId.get(id))).toEqual(["接案", "预估", "计划", "结案"]);
    expect(body.options.map(({ id }) => id)).not.toEqual(body.correct);
    expect(body.options.map(({ id }) => id)).toEqual(body.options.map(({ id }) => id).sort());
  });

  it("match every left to its right, with ids of their own", () => {
    const body = question("small-q5")?.body;
    if (body?.kind !== "matching") throw new Error("not a matching");
    const byId = new Map(body.options.map(({ id, text }) => [id, text]));
    expect(
      body.lefts.map(({ text }, index) => [text, byId.get(body.correct[index] ?? "")]),
    ).toEqual([
      ["社区", "平台"],
      ["社会组织", "载体"],
      ["社工", "支撑"],
    ]);
    expect(body.options).toHaveLength(4);
    expect(new Set([...body.lefts, ...body.options].map(({ id }) => id)).size).toBe(7);
  });
});
