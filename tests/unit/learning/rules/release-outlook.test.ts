import { describe, expect, it } from "vitest";
import type { LessonRules } from "@/lib/learning/rules/release-effect";
import { outlookOf } from "@/lib/learning/rules/release-outlook";

const lesson = (slug: string, over: Partial<LessonRules> = {}): LessonRules => ({
  ...{ slug, title: slug, minutes: 10, kind: "article", required: true },
  ...{ completion: null, file: null, ...over },
});
const film = (file: string) => ({ kind: "video", file: file.repeat(64) }) as const;
const before = { lessons: [lesson("a"), lesson("b", film("a"))], exam: "final" };
const stands = (people: number, completed: string[], begun: string[], attempts = 0) => ({
  ...{ people, completed, begun, attempts },
});

describe("what a release means to all who are in the middle of a course", () => {
  it("is told in numbers of people, for what is kept, done again and added", () => {
    const after = { lessons: [lesson("a"), lesson("b", film("b")), lesson("c")], exam: "final" };
    const standings = [stands(3, ["a"], ["a", "b"], 1), stands(2, [], []), stands(1, ["a"], ["a"])];
    const outlook = outlookOf(after, [{ number: 1, rules: before, standings }]);
    expect(outlook).toMatchObject({ people: 6, again: true });
    expect(outlook.lines).toEqual([
      "已学完的课时都保留：4人有学完的课时，不用重学。",
      "《b》换了影音、文档或课件：学到一半的3人要重新学这一课。",
      "新增必学《c》：6人要学。",
      "结业测验按新版的题重新考：3人考过，次数重新算。",
      "换过去以后，6人要学的课会变多。",
    ]);
  });

  it("asks nothing again of anybody when only words changed", () => {
    const standings = [stands(2, ["a"], ["a", "b"])];
    const outlook = outlookOf(before, [
      { number: 1, rules: before, standings },
      { number: 2, rules: before, standings },
    ]);
    expect(outlook).toMatchObject({ people: 4, again: false });
    expect(outlook.lines.at(-1)).toBe("没有人要重做已经做过的。");
  });

  it("is nothing to tell where nobody studies", () => {
    expect(outlookOf(before, [])).toEqual({ people: 0, lines: [], again: false });
  });
});
