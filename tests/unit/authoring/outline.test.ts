/** Changes in an outline, written into the cover sheet so that all else of it stays as it was. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OutlineChange } from "@/lib/authoring/model/outline";
import { lessonPaths } from "@/lib/authoring/rules/import-place";
import { newCourseFiles } from "@/lib/authoring/rules/new-course";
import { lessonPathOf, newLessonText, readLessonFile } from "@/lib/authoring/rules/new-lesson";
import {
  outlineOfSheet,
  withChange,
  withEntries,
  withLessons,
} from "@/lib/authoring/rules/outline";
import { readSheet, titleOfSheet } from "@/lib/authoring/rules/sheet";
import { OutlineProblem } from "@/lib/authoring/rules/sheet-tree";

const ids = { module: "m-new", lesson: "l-new" };
const shipped = readdirSync("content", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }): [string, string] => [name, readFileSync(`content/${name}/course.yaml`, "utf8")]);

const sheet = `# 首页
slug: small
title: 小课 # 可以改
modules:
  - id: one
    title: 第一单元
    lessons: [alpha, beta]
  - id: two
    title: 第二单元
    lessons: [gamma]
`;
const changed = (change: OutlineChange, text = sheet) => withChange(text, change, ids);
const lessonsAfter = (change: OutlineChange) =>
  outlineOfSheet(changed(change)).modules.map(({ lessons }) => lessons);

describe("a change of the outline", () => {
  it("moves a lesson within its module, into another, and to its end", () => {
    const move = (module: string, to: number) =>
      lessonsAfter({ kind: "move_lesson", lesson: "alpha", module, to });
    expect(move("one", 1)).toEqual([["beta", "alpha"], ["gamma"]]);
    expect(move("two", 0)).toEqual([["beta"], ["alpha", "gamma"]]);
    expect(move("two", 1000)).toEqual([["beta"], ["gamma", "alpha"]]);
  });

  it("adds, names, moves and drops", () => {
    expect(lessonsAfter({ kind: "add_lesson", module: "two", title: "新课" })).toEqual([
      ["alpha", "beta"],
      ["gamma", "l-new"],
    ]);
    expect(lessonsAfter({ kind: "drop_lesson", lesson: "beta" })).toEqual([["alpha"], ["gamma"]]);
    expect(lessonsAfter({ kind: "move_module", module: "two", to: 0 })).toEqual([
      ["gamma"],
      ["alpha", "beta"],
    ]);
    const named = outlineOfSheet(changed({ kind: "name_module", module: "one", title: "起步" }));
    expect(named.modules[0]?.title).toBe("起步");
    const added = outlineOfSheet(changed({ kind: "add_module", title: "第三单元" }));
    expect(added.modules[2]).toEqual({ id: "m-new", title: "第三单元", lessons: [] });
  });

  it("leaves everything else of the sheet as it was written, comments too", () => {
    expect(changed({ kind: "move_lesson", lesson: "alpha", module: "one", to: 1 })).toBe(
      sheet.replace("[alpha, beta]", "[beta, alpha]"),
    );
  });

  it("refuses what is not there, and a module that still holds lessons", () => {
    const impossible: OutlineChange[] = [
      { kind: "drop_module", module: "one" },
      { kind: "drop_module", module: "nowhere" },
      { kind: "drop_lesson", lesson: "nowhere" },
      { kind: "add_lesson", module: "nowhere", title: "新课" },
    ];
    for (const change of impossible) expect(() => changed(change)).toThrow(OutlineProblem);
  });

  it.each(shipped)("comes back byte for byte when it is undone: %s", (_name, text) => {
    const lessons = outlineOfSheet(text).modules.flatMap(({ id, lessons: own }) =>
      own.map((lesson, at) => ({ module: id, lesson, at })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...lessons),
        fc.constantFrom(...lessons),
        fc.nat(9),
        ({ module, lesson, at }, { module: other }, to) => {
          const there = changed({ kind: "move_lesson", lesson, module: other, to }, text);
          const moved = outlineOfSheet(there).modules.flatMap((each) => each.lessons);
          expect(moved.toSorted()).toEqual(lessons.map((each) => each.lesson).toSorted());
          expect(changed({ kind: "move_lesson", lesson, module, to: at }, there)).toBe(text);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("lessons that are brought along", () => {
  it("stand at the end of a module, or in one of their own, and leave the rest as it was written", () => {
    expect(withLessons(sheet, { moduleId: "one" }, ["x", "y"])).toEqual({
      sheet: sheet.replace("[alpha, beta]", "[alpha, beta, x, y]"),
      title: "第一单元",
    });
    const own = withLessons(sheet, { id: "m-9", title: "第三单元" }, ["x"]);
    expect(own.sheet.startsWith(sheet)).toBe(true);
    expect(outlineOfSheet(own.sheet).modules[2]).toMatchObject({ id: "m-9", lessons: ["x"] });
  });

  it("are refused where the module is gone, is full, or the sheet is no sheet", () => {
    const many = Array.from({ length: 29 }, (_, at) => `x-${at}`);
    const impossible = [
      () => withLessons(sheet, { moduleId: "gone" }, ["x"]),
      () => withLessons(sheet, { moduleId: "one" }, many),
      () => withLessons("- a", { moduleId: "one" }, ["x"]),
    ];
    for (const attempt of impossible) expect(attempt).toThrow(OutlineProblem);
  });
});

describe("a cover sheet", () => {
  it.each(shipped)("is the same after entries are set to what they are: %s", (_name, text) => {
    const { title, summary, audience, outcomes, contentAsOf } = readSheet(text);
    const entries = { title, summary, audience, outcomes, contentAsOf, enrolment: undefined };
    expect(withEntries(text, entries)).toBe(text);
  });

  it("can be read however unfinished it is", () => {
    for (const text of ["", "modules: 3", "- a", "title: [", "title: 5\nmodules: [x, {id: 1}]"]) {
      expect(outlineOfSheet(text).modules).toEqual([]);
      expect(titleOfSheet(text)).toBe("未命名的课程");
    }
  });

  it("begins with what was said of the course, and takes its first module and lesson", () => {
    const begun = newCourseFiles({
      ...{ slug: "c-1", series: "wushe", title: "入户探访", summary: "怎样敲开一扇门" },
      ...{ audience: "一线社工", day: "2026-11-23" },
    });
    const text = begun["course.yaml"] ?? "";
    expect(readSheet(text)).toMatchObject({ title: "入户探访", contentAsOf: "2026-11-23" });
    const module = withChange(text, { kind: "add_module", title: "准备" }, ids);
    const lesson = withChange(module, { kind: "add_lesson", module: "m-new", title: "x" }, ids);
    expect(outlineOfSheet(lesson).modules).toEqual([
      { id: "m-new", title: "准备", lessons: ["l-new"] },
    ]);
  });
});

describe("a new lesson", () => {
  it("has a file of its own after the others, which says its title", () => {
    const paths = ["course.yaml", "lessons/01-a.md", "lessons/07-b-c.md"];
    expect(lessonPaths(paths, ["l-1"])).toEqual(["lessons/08-l-1.md"]);
    expect(lessonPathOf(paths, "b-c")).toBe("lessons/07-b-c.md");
    expect(lessonPathOf(paths, "c")).toBeNull();
    const text = newLessonText({ id: "l-1", title: "第一次：敲门", day: "2026-11-23" });
    expect(readLessonFile(text)).toEqual({
      ...{ title: "第一次：敲门", minutes: 20, written: false },
      ...{ kind: "article", required: true },
    });
    expect(readLessonFile(`${text}正文`).written).toBe(true);
    expect(readLessonFile("没有头")).toMatchObject({ title: null, minutes: null, written: true });
    const film = text.replace("minutes: 20", "required: false\nvideo: { src: media/a.mp4 }");
    expect(readLessonFile(film)).toMatchObject({ minutes: null, kind: "video", required: false });
  });
});
