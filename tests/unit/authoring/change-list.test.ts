import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Compared,
  changeList,
  countChanges,
  EXAM_PLACE,
} from "@/lib/authoring/rules/change-list";
import type { ComparedQuestion } from "@/lib/authoring/rules/changes/questions";
import { excerptOf, wordsBetween } from "@/lib/authoring/rules/changes/words";
import type { Change } from "@/lib/authoring/rules/writing/word-diff";
import type { CourseFiles } from "@/lib/transfer/model/course";
import { edited, smallCourse } from "@/tests/fixtures/small-course";

const of = (files: CourseFiles, over: Partial<Compared> = {}): Compared => ({
  ...{ files, media: {}, rules: null, bank: [], ...over },
});
const small = of(smallCourse);
const changed = (files: CourseFiles) => changeList(small, of(files));
/** A question that the exam takes from the bank. */
const banked = (key: string, over: Partial<ComparedQuestion> = {}): ComparedQuestion => ({
  ...{ key, stem: "先做什么？", material: "", explanation: "", difficulty: "easy", topic: "入户" },
  ...{ facts: [], points: 2, fixed: false, place: EXAM_PLACE },
  body: {
    kind: "single",
    options: [
      { id: "a", text: "看门牌" },
      { id: "b", text: "敲门" },
    ],
    correct: ["a"],
  },
  ...over,
});
const side = (changes: readonly Change[], gone: Change["kind"]) =>
  changes
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join("");

describe("what changed between two texts of a course", () => {
  it("is nothing when they are the same", () => {
    expect(countChanges(changeList(small, of({ ...smallCourse })))).toBe(0);
  });

  it("is told word by word within a lesson, and by name for what is said of it", () => {
    const files = edited("lessons/01-alpha.md", "她先去了三号楼", "她先去了五号楼");
    const { lessons, ...rest } = changed(edited("lessons/01-alpha.md", "25", "30", files));
    expect(lessons).toMatchObject([{ id: "alpha", title: "甲课", kind: "changed", moved: null }]);
    expect(lessons[0]?.entries).toEqual([
      {
        name: "时长（分钟）",
        words: [
          { kind: "removed", text: "25" },
          { kind: "added", text: "30" },
        ],
      },
    ]);
    const body = lessons[0]?.body ?? [];
    expect(body.filter(({ kind }) => kind !== "same")).toEqual([
      { kind: "removed", text: "三号" },
      { kind: "added", text: "五号" },
    ]);
    expect(Object.values(rest).flat()).toEqual([]);
  });

  it("names lessons that came, went, were renamed and moved to another module", () => {
    const sheet = (smallCourse["course.yaml"] ?? "")
      .replace("lessons: [alpha]", "lessons: [gamma]")
      .replace("lessons: [beta]", "lessons: [alpha]")
      .replace("title: 第二单元", "title: 往后");
    const { "lessons/02-beta.md": beta = "", ...files } = smallCourse;
    const list = changed({
      ...files,
      "course.yaml": sheet,
      "lessons/03-gamma.md": beta.replace("id: beta", "id: gamma").replace("乙课", "丙课"),
      "lessons/01-alpha.md": (smallCourse["lessons/01-alpha.md"] ?? "").replace(
        "title: 甲课",
        "title: 甲的新名",
      ),
    });
    expect(list.lessons.map(({ id, kind, moved }) => [id, kind, moved])).toEqual([
      ["gamma", "added", null],
      ["alpha", "changed", { from: "第一单元", to: "往后" }],
      ["beta", "removed", null],
    ]);
    expect(list.lessons[1]?.entries.map(({ name }) => name)).toEqual(["标题"]);
    expect(list.modules).toEqual([
      { id: "second", title: "往后", kind: "renamed", was: "第二单元" },
    ]);
    expect(list.other).toEqual([]);
  });

  it("says which lessons changed places, and no more than have to", () => {
    const two = (order: string) =>
      of(
        edited("course.yaml", "lessons: [alpha]", `lessons: ${order}`, {
          ...edited("course.yaml", /\n {2}- id: second\n.*\n.*beta]/, ""),
        }),
      );
    const { lessons, other } = changeList(two("[alpha, beta]"), two("[beta, alpha]"));
    expect(lessons).toHaveLength(1);
    expect(lessons[0]?.moved).toEqual({ from: "第一单元", to: "第一单元" });
    expect(other).toEqual([]);
  });

  it("says at once when another answer is right, and tells questions that came and went", () => {
    const moved = edited("questions.yaml", "text: 第一个 }", "text: 第一个, correct: true }");
    const files = edited(
      "questions.yaml",
      "text: 第二个, correct: true }",
      "text: 第二个 }",
      moved,
    );
    const list = changed(edited("questions.yaml", "id: small-q3", "id: small-q9", files));
    expect(list.questions.map(({ key, kind, keyChanged }) => [key, kind, keyChanged])).toEqual([
      ["small-q1", "changed", true],
      ["small-q9", "added", false],
      ["small-q3", "removed", false],
    ]);
    expect(list.questions[0]?.entries).toMatchObject([{ name: "答案" }]);
    const reworded = changed(edited("questions.yaml", "stem: 选哪一个？", "stem: 应选哪一个？"));
    expect(reworded.questions).toMatchObject([{ key: "small-q1", keyChanged: false }]);
  });

  it("tells questions of the bank beside those of the folder", () => {
    const before = of(smallCourse, { bank: [banked("kept"), banked("gone"), banked("turned")] });
    const turned = banked("turned", {
      body: { ...banked("turned").body, correct: ["b"] } as ComparedQuestion["body"],
    });
    const after = { bank: [turned, banked("kept"), banked("new", { stem: "再做什么？" })] };
    const list = changeList(before, of(smallCourse, after));
    expect(
      list.questions.map(({ key, kind, keyChanged, place }) => [key, kind, keyChanged, place]),
    ).toEqual([
      ["turned", "changed", true, EXAM_PLACE],
      ["new", "added", false, EXAM_PLACE],
      ["gone", "removed", false, EXAM_PLACE],
    ]);
    expect(list.questions[0]?.entries).toMatchObject([{ name: "答案" }]);
    const { questions: _told, ...rest } = list;
    expect(Object.values(rest).flat()).toEqual([]);
  });

  it("tells what else of a question of the bank is other than it was, by name and in words", () => {
    const over = { points: 3, fixed: true, difficulty: "hard", explanation: "门牌先看。" } as const;
    const { questions } = changeList(
      of(smallCourse, { bank: [banked("one")] }),
      of(smallCourse, { bank: [banked("one", over)] }),
    );
    expect(questions).toMatchObject([{ key: "one", kind: "changed", keyChanged: false }]);
    const names = questions[0]?.entries.map(({ name }) => name) ?? [];
    expect(new Set(names)).toEqual(new Set(["分值", "每卷必出", "难度", "解析"]));
  });

  it("tells the exam's rules as they are in force, wherever they come from", () => {
    expect(changed(edited("course.yaml", "passPercent: 80", "passPercent: 60")).exam).toMatchObject(
      [{ name: "及格线（%）" }],
    );
    const rules = {
      ...{ passPercent: 80, minutesAllowed: 60, attemptsAllowed: 5, coolDownMinutes: 10 },
      ...{ drawRules: [], shuffleQuestions: true, shuffleOptions: true, counts: "best" as const },
      ...{ retakeAfterPass: false, reveal: "ended" as const, blindGrading: false, markers: 1 },
    };
    expect(countChanges(changeList(of(smallCourse, { rules }), small))).toBe(0);
    const other = { ...rules, attemptsAllowed: 2 };
    expect(changeList(small, of(smallCourse, { rules: other })).exam).toMatchObject([
      { name: "可考次数" },
    ]);
  });

  it("tells pictures and films that were replaced", () => {
    const file = (sha256: string) => ({ "media/a.pdf": { sha256, bytes: 1 } });
    const { media } = changeList(
      of(smallCourse, { media: file("a".repeat(64)) }),
      of(edited("media/map.svg", "社区", "社工站"), { media: file("b".repeat(64)) }),
    );
    expect(media).toEqual([
      { path: "media/a.pdf", kind: "replaced" },
      { path: "media/map.svg", kind: "replaced" },
    ]);
  });

  it("leaves nothing out: whatever is edited, wherever, something is told", () => {
    const paths = Object.keys(smallCourse);
    const texts = [smallCourse, edited("questions.yaml", "text: 第二个", "text: 另一个")];
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.string({ unit: fc.constantFrom(..."甲乙 \n-:#[]{}'\"ab1&*") }),
        fc.constantFrom(...texts),
        (path, at, inserted, files) => {
          const text = files[path] ?? "";
          const place = at % (text.length + 1);
          const next = { ...files, [path]: text.slice(0, place) + inserted + text.slice(place) };
          const count = countChanges(changeList(of(files), of(next)));
          expect(count > 0).toBe(inserted !== "");
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe("a change word by word", () => {
  const text = fc.string({ unit: fc.constantFrom(..."社工站入户，。\nab ") });

  it("reads as either side when the other is left out", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = wordsBetween(before, after);
        expect(changes.length === 0).toBe(before === after);
        if (before === after) return;
        expect(side(changes, "added")).toBe(before);
        expect(side(changes, "removed")).toBe(after);
      }),
    );
  });

  it("takes Chinese words as words", () => {
    expect(wordsBetween("先敲门，再说明来意", "先敲门，再核对门牌")).toEqual([
      { kind: "same", text: "先敲门，再" },
      { kind: "removed", text: "说明来意" },
      { kind: "added", text: "核对门牌" },
    ]);
  });

  it("shows what changed, and only a little of what did not", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pad = "一".repeat(500);
        const changes = wordsBetween(`${pad}${before}${pad}`, `${pad}${after}${pad}`);
        const pieces = excerptOf(changes);
        const shown = pieces.flatMap((piece) => (piece.kind === "gap" ? [] : [piece]));
        expect(shown.filter(({ kind }) => kind !== "same")).toEqual(
          changes.filter(({ kind }) => kind !== "same"),
        );
        expect(shown.every(({ kind, text: said }) => kind !== "same" || said.length <= 120)).toBe(
          true,
        );
      }),
    );
  });
});
