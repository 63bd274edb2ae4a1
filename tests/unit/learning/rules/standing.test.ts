import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  courseProgress,
  courseStanding,
  isCourseComplete,
  nextStep,
  unreadLessons,
} from "@/lib/learning/rules/standing";

describe("isCourseComplete", () => {
  const course = { lessons: 8, lessonsRead: 8, hasQuiz: true, passedQuiz: true };
  it.each([
    { over: {}, complete: true },
    { over: { lessonsRead: 7 }, complete: false },
    { over: { passedQuiz: false }, complete: false },
    { over: { hasQuiz: false, passedQuiz: false }, complete: true },
  ])("with $over is $complete", ({ over, complete }) => {
    expect(isCourseComplete({ ...course, ...over })).toBe(complete);
  });

  it("shows full progress exactly when the course is complete", () => {
    const anyCourse = fc
      .record({
        lessons: fc.integer({ min: 1, max: 40 }),
        hasQuiz: fc.boolean(),
        passedQuiz: fc.boolean(),
        missing: fc.nat(40),
      })
      .map(({ missing, ...rest }) => ({
        ...rest,
        lessonsRead: Math.max(0, rest.lessons - missing),
      }));
    fc.assert(
      fc.property(anyCourse, (c) => {
        expect(courseProgress(c) === 10_000).toBe(isCourseComplete(c));
      }),
    );
  });
});

describe("nextStep", () => {
  const course = {
    lessons: [{ id: "a" }, { id: "b" }, { id: "c" }],
    readLessonIds: ["a", "c"],
    hasQuiz: true,
    passedQuiz: false,
  };

  it("leads to the first lesson that is not read, not to the one after the last read", () => {
    expect(nextStep(course)).toEqual({ kind: "lesson", lesson: { id: "b" } });
  });

  it.each([
    { over: {}, kind: "quiz" },
    { over: { passedQuiz: true }, kind: "done" },
    { over: { hasQuiz: false }, kind: "done" },
  ])("with every lesson read and $over leads to $kind", ({ over, kind }) => {
    expect(nextStep({ ...course, readLessonIds: ["a", "b", "c"], ...over }).kind).toBe(kind);
  });
});

describe("选学", () => {
  const lesson = (id: string, over: { required?: false } = {}) => ({
    ...{ id, slug: id, title: id, summary: "", minutes: 10, ...over },
  });
  const outline = {
    modules: [
      { id: "m", title: "", lessons: [lesson("a"), lesson("b", { required: false }), lesson("c")] },
    ],
  };
  const course = {
    ...{ slug: "small", title: "虚构小课", outline, completedAt: null },
    ...{ hasQuiz: true, passedQuiz: false, newerRelease: true },
  };

  it("is not the next step, not missing before the exam, and counted apart", () => {
    const read = { ...course, readLessonIds: ["a"] };
    const lessons = outline.modules[0]?.lessons ?? [];
    expect(nextStep({ ...read, lessons })).toMatchObject({ lesson: { id: "c" } });
    expect(unreadLessons(read).map(({ id }) => id)).toEqual(["c"]);
    expect(courseStanding({ ...read, readLessonIds: ["a", "b"] })).toMatchObject({
      ...{ lessonsDone: 1, lessonCount: 2, optionalCount: 1, newer: true },
    });
  });

  it("keeps nobody from the exam", () => {
    const lessons = outline.modules[0]?.lessons ?? [];
    expect(nextStep({ ...course, readLessonIds: ["a", "c"], lessons }).kind).toBe("quiz");
  });
});
