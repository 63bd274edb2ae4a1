import { describe, expect, it } from "vitest";
import { readinessOf } from "@/lib/authoring/rules/readiness";
import { edited, smallCourse } from "@/tests/fixtures/small-course";

const ORIGIN = "https://xuetang.gov.cn";
const ALPHA = "lessons/01-alpha.md";
const withLine = (line: string) => edited(ALPHA, "她先去了三号楼。", line);
const look = (files: Record<string, string>) => readinessOf(files, {}, null, ORIGIN);

describe("before a course is published", () => {
  it("links to its own lessons and their headings lead somewhere", () => {
    const link = (to: string) => look(withLine(`看[这里](${ORIGIN}/learn/small/lessons/${to})。`));
    expect(link("beta").faults).toEqual([]);
    expect(link("beta#s-开头").faults).toEqual([]);
    const line = smallCourse[ALPHA]?.split("\n").findIndex((text) => text.includes("三号楼")) ?? 0;
    expect(link("gamma").faults).toEqual([
      { file: ALPHA, line: line + 1, message: "链接指向的课时“gamma”不在这门课里" },
    ]);
    expect(link("beta#s-结尾").faults).toMatchObject([{ file: ALPHA, line: line + 1 }]);
    // Somebody else's platform is somebody else's business.
    const elsewhere = withLine("看[这里](https://other.org/learn/small/lessons/gamma)。");
    expect(look(elsewhere).faults).toEqual([]);
  });

  it("a picture without words for it, an answer or an explanation that is missing keeps it", () => {
    const faults = (path: string, from: string, to: string) =>
      look(edited(path, from, to)).faults.map(({ file }) => file);
    expect(faults(ALPHA, ' alt="两个相连的圆"', "")).toEqual([ALPHA]);
    expect(faults("questions.yaml", "text: 第二个, correct: true", "text: 第二个")).toEqual([
      "questions.yaml",
    ]);
    expect(faults("questions.yaml", "  explanation: 第二个对。\n", "")).toEqual(["questions.yaml"]);
    expect(faults(ALPHA, "media/map.svg", "media/nowhere.svg")).toContain(ALPHA);
  });

  it("what could be better is told apart, and keeps nothing from being published", () => {
    const advice = (files: Record<string, string>) => {
      const { faults, advice: told } = look(files);
      expect(faults).toEqual([]);
      return told.map(({ message }) => message).join("\n");
    };
    expect(advice(smallCourse)).toMatch(/^“[^”]{4,}”：解析很短/m);
    expect(advice(smallCourse)).toContain("还没有封面");
    expect(advice(edited(ALPHA, "两个相连的圆", "图1"))).toContain("替代文字“图1”");
    expect(advice(withLine("看[这里](https://192.168.1.5/a)。"))).toContain("内部打得开");
    expect(advice(withLine("看[这里](https://www.mca.gov.cn/a，)。"))).toContain("中文标点");
    expect(advice(withLine("看[这里](https://www.mca.gov.cn/a)。"))).not.toContain("网址");
  });
});
