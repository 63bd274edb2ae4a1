import { describe, expect, it } from "vitest";
import type { CourseFiles } from "@/lib/transfer/model/course";
import { parseCourse } from "@/lib/transfer/rules/parse-course";
import { edited, smallCourse } from "@/tests/fixtures/small-course";

const ALPHA = "lessons/01-alpha.md";
const MAP = "media/map.svg";

describe("every fault names its file and line", () => {
  /** The line of the first text, or of the last of several, each looked for after the one before. */
  const line = (path: string, text: string, files: CourseFiles) => {
    const source = files[path] ?? "";
    const at = text.split(" › ").reduce((from, part) => source.indexOf(part, from), 0);
    if (at < 0) throw new Error(`${path} does not contain ${text}`);
    return source.slice(0, at).split("\n").length;
  };

  it.each<[string, string, string | RegExp, string, string]>([
    ["course.yaml", "minutesAllowed: 60", "minutesAllowed: 0", "minutesAllowed: 0", "至少1"],
    ["course.yaml", "title: 虚构小课\n", "", "slug: small", "title：缺少这一项"],
    ["course.yaml", "audience: 测试", "audience: 测试\nprice: 0", "price: 0", "没有这一项"],
    ["course.yaml", "audience: 测试", "audience: [测试]", "audience:", "应为文字"],
    ["course.yaml", "contentAsOf: 2026-11-23", "contentAsOf: 去年", "contentAsOf", "2026-11-23"],
    [
      "course.yaml",
      "audience: 测试",
      "audience: 测试\naudience: 再测",
      "audience: 再测",
      "写了两次",
    ],
    ["course.yaml", "audience: 测试", "audience: &x 测试", "audience: &x", "不支持 YAML 的锚点"],
    ["course.yaml", "audience: 测试", "audience: !!str 测试", "audience: !!str", "不支持 YAML"],
    ["course.yaml", "[beta]", "[beta, gamma]", "[beta, gamma]", "没有课时文件 lessons/…-gamma.md"],
    ["course.yaml", "[beta]", "[beta, alpha]", "[beta, alpha]", "课时“alpha”列了两次"],
    ["course.yaml", "id: second", "id: first", "[alpha] › id: first", "单元“first”写了两次"],
    [ALPHA, "minutes: 25", "minutes: 25.5", "minutes: 25.5", "应为整数"],
    [ALPHA, "facts: [A01, A02]", "facts: [A01, 甲]", "facts: [A01, 甲]", "facts.第2项：事实编号"],
    [ALPHA, "id: alpha", "id: omega", "id: omega", "文件名里是“alpha”"],
    [ALPHA, "## 开头", "# 开头", "# 开头", "正文标题从 ## 开始"],
    [ALPHA, "media/map.svg", "media/nap.svg", "media/nap.svg", "没有图“media/nap.svg”"],
    [ALPHA, "small-c-alpha-1", "small-c-alpha-9", "small-c-alpha-9", "没有自测题“small-c-alpha-9”"],
    [ALPHA, "small-c-alpha-1", "small-c-beta-1", "small-c-beta-1", "写明属于课时“beta”"],
    [ALPHA, "small-c-alpha-1", "small-q1", "small-q1", "是结业测验的题"],
    [MAP, "<circle", '<circle fill="red"', "<circle", '不能用 fill="red"'],
    [
      "questions.yaml",
      "text: 第二个, correct: true",
      "text: 第二个",
      "small-q1 › choices",
      "现在有0个",
    ],
    [
      "questions.yaml",
      "text: 第一个 }",
      "text: 第一个, correct: true }",
      "small-q1 › choices",
      "现在有2个",
    ],
    ["questions.yaml", "末一个, correct: true", "末一个", "small-q2 › choices", "至少要有两个"],
    [
      "questions.yaml",
      "中间那个",
      "中间那个, correct: true",
      "small-q2 › choices",
      "全部选项都正确",
    ],
    ["questions.yaml", "id: b, text: 第二个", "id: a, text: 第二个", "第二个", "id和第1项相同"],
    ["questions.yaml", "text: 预估", "text: 接案", "{ id: b, text: 接案 }", "文字和第1项相同"],
    ["questions.yaml", "text: 包办", "text: 平台", "small-q5 › pairs", "右边有两项文字相同"],
    [
      "questions.yaml",
      "kind: judgement",
      "kind: riddle",
      "kind: riddle",
      "small-q3：kind：不是认识的种类",
    ],
    ["questions.yaml", "answer: false", "answer: 错", "answer: 错", "应为true 或 false"],
    ["questions.yaml", "  answer: false\n", "", "small-q3", "answer：缺少这一项"],
    ["questions.yaml", "points: 10", "points: 10\n  hint: 提示", "hint: 提示", "没有这一项"],
    [
      "questions.yaml",
      "id: small-q2",
      "id: small-q1",
      "第三个 › small-q1",
      "small-q1：id 和第 1 行的试题相同",
    ],
    ["questions.yaml", "  lesson: alpha\n", "", "small-c-alpha-1", "课内自测要写明 lesson"],
    ["questions.yaml", "  points: 10", "  lesson: alpha", "small-q2", "结业测验的题不写 lesson"],
  ])("%s: %j → %j", (path, from, to, at, message) => {
    const files = edited(path, from, String(to));
    const { course, faults } = parseCourse(files);
    expect(course).toBeNull();
    const found = faults.filter((fault) => fault.message.includes(message));
    expect(found.map(({ file, line: at }) => [file, at])).toEqual([[path, line(path, at, files)]]);
  });

  it("reports all of them, file by file and line by line", () => {
    const files = {
      ...edited("course.yaml", "audience: 测试", "audience: 测试\nprice: 1"),
      [ALPHA]: (smallCourse[ALPHA] ?? "")
        .replace("title: 甲课", "titel: 甲课")
        .replace("## 开头", "# 开头")
        .replace("她先去了", "<b>她</b>先去了"),
      [MAP]: "<svg></svg>",
    };
    expect(parseCourse(files).faults.map(({ file, line: at }) => [file, at])).toEqual([
      ["course.yaml", line("course.yaml", "price", files)],
      [ALPHA, 1 + 1],
      [ALPHA, line(ALPHA, "titel", files)],
      [ALPHA, line(ALPHA, "# 开头", files)],
      [ALPHA, line(ALPHA, "<b>", files)],
      [ALPHA, line(ALPHA, "<b>", files)],
      [MAP, 1],
    ]);
  });
});
