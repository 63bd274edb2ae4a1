import { describe, expect, it } from "vitest";
import type { CourseFiles } from "@/lib/transfer/model/course";
import { parseCourse } from "@/lib/transfer/rules/parse-course";
import { edited, smallCourse } from "@/tests/fixtures/small-course";

const ALPHA = "lessons/01-alpha.md";
const MAP = "media/map.svg";

describe("files", () => {
  const without = (path: string) => {
    const { [path]: _gone, ...rest } = smallCourse;
    return rest;
  };
  it.each<[string, CourseFiles, string, string]>([
    ["no course.yaml", without("course.yaml"), "course.yaml", "缺少这个文件"],
    ["no questions.yaml", without("questions.yaml"), ALPHA, "没有自测题"],
    ["no lesson", without(ALPHA), "course.yaml", "没有课时文件"],
    ["no figure", without(MAP), ALPHA, "没有图"],
    [
      "an unused figure",
      { ...smallCourse, "media/b.svg": smallCourse[MAP] ?? "" },
      "media/b.svg",
      "没有课文用到",
    ],
    [
      "an unlisted lesson",
      { ...smallCourse, "lessons/03-gamma.md": "---\n---\n" },
      "lessons/03-gamma.md",
      "没有列出这个课时",
    ],
    [
      "a lesson twice",
      { ...smallCourse, "lessons/03-alpha.md": smallCourse[ALPHA] ?? "" },
      "lessons/03-alpha.md",
      "是同一个课时",
    ],
    [
      "a stranger",
      { ...smallCourse, "lessons/notes.txt": "x" },
      "lessons/notes.txt",
      "不认识的文件",
    ],
    ["a stranger's path", { ...smallCourse, "../x.md": "x" }, "../x.md", "不认识的文件"],
    ["an empty file", { ...smallCourse, [ALPHA]: "" }, ALPHA, "文件是空的"],
    ["no front matter", { ...smallCourse, [ALPHA]: "## 开头\n" }, ALPHA, "第一行应是 ---"],
    ["open front matter", { ...smallCourse, [ALPHA]: "---\nid: alpha\n" }, ALPHA, "没有结束"],
    [
      "no body",
      edited(ALPHA, /contentAsOf: 2026-11-23\n---[\s\S]*/, "contentAsOf: 2026-11-23\n---\n"),
      ALPHA,
      "没有正文",
    ],
    ["a check nowhere", edited(ALPHA, /::check.*\n/, ""), "questions.yaml", "课文里没有 ::check"],
    ["a check twice", edited(ALPHA, /(::check.*\n)/, "$1\n$1"), ALPHA, "已经放在第"],
    [
      "a check of no lesson",
      edited("questions.yaml", "lesson: alpha", "lesson: gamma"),
      "questions.yaml",
      "没有课时“gamma”",
    ],
    [
      "questions without a quiz",
      edited("course.yaml", /quiz:[\s\S]*/, ""),
      "course.yaml",
      "却没有写 quiz",
    ],
    ["no questions", { ...smallCourse, "questions.yaml": "[]\n" }, ALPHA, "没有自测题"],
    [
      "a list of anything",
      { ...smallCourse, "questions.yaml": "甲\n" },
      "questions.yaml",
      "应为列表",
    ],
    ["a byte order mark", edited("course.yaml", /^/, "\ufeff"), "course.yaml", "BOM"],
    ["Windows lines", edited(ALPHA, /\n/g, "\r\n"), ALPHA, "CRLF"],
    ["a tab", edited("course.yaml", "  - 能通过", "\t- 能通过"), "course.yaml", "制表符"],
    ["a control character", edited(ALPHA, "正文", "正\u0007文"), ALPHA, "控制字符"],
    ["a character that turns text around", edited(ALPHA, "正文", "正\u202e文"), ALPHA, "控制字符"],
    ["half a character", edited(ALPHA, "正文", "正\ud800文"), ALPHA, "残缺"],
    [
      "two documents",
      edited("course.yaml", "modules:", "---\nmodules:"),
      "course.yaml",
      "一个文件只能有一份内容",
    ],
    [
      "an unclosed quote",
      edited("course.yaml", "title: 虚构小课", 'title: "虚构小课'),
      "course.yaml",
      "引号",
    ],
  ])("%s", (_, files, file, message) => {
    const { course, faults } = parseCourse(files);
    expect(course).toBeNull();
    expect(faults).toContainEqual({
      file,
      line: expect.any(Number),
      message: expect.stringContaining(message),
    });
  });

  it("does not take a question's own fault for a missing question", () => {
    const { faults } = parseCourse(edited("questions.yaml", "answer: true", "answer: 是"));
    expect(faults.map(({ message }) => message)).toEqual([
      "small-c-alpha-1：answer：应为true 或 false",
    ]);
  });
});
