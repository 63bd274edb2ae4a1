import { describe, expect, it } from "vitest";
import type { CourseFiles, Fact, FactRegister } from "@/lib/transfer/model/course";
import { checkCourse } from "@/lib/transfer/rules/check-course";
import { inspectCourse } from "@/lib/transfer/rules/parse-course";
import { edited } from "@/tests/fixtures/small-course";

const ALPHA = "lessons/01-alpha.md";
const copied = "某地把五个要素的分工写进了同一份方案并且要求各方按季度碰头一次";
const facts: Fact[] = [
  {
    number: "A01",
    status: "verified",
    statement: `2021年4月28日，12个县；第26条。${copied}`,
    sources: ["甲"],
  },
  { number: "A02", status: "single_source", statement: "占22.06%。", sources: ["乙"] },
  { number: "A03", status: "common_knowledge", statement: "通识。", sources: [] },
  { number: "A04", status: "unverified", statement: "98个。", sources: [] },
  { number: "A05", status: "editorial", statement: "45分钟。", sources: [] },
];
const register: FactRegister = new Map(facts.map((fact) => [fact.number, fact]));

const filler = `${"这里说的是社区里的平常事，".repeat(100)}\n`;
const base = edited(
  "lessons/02-beta.md",
  "## 开头\n",
  `## 开头\n\n${filler}`,
  edited(ALPHA, "## 开头\n", `## 开头\n\n据某报道，${filler}`),
);

function findings(files: CourseFiles) {
  const { reading, faults } = inspectCourse(files);
  expect(faults).toEqual([]);
  return checkCourse(reading, files, register);
}

const inAlpha = (text: string) =>
  findings(edited(ALPHA, "## 开头\n", `## 开头\n\n${text}\n`, base));
const messages = (text: string) => inAlpha(text).map(({ level, message }) => `${level} ${message}`);

describe("numbers in a lesson", () => {
  it("finds nothing to say about a course that keeps to its facts", () => {
    expect(findings(base)).toEqual([]);
  });

  it("names the number, the file and the line", () => {
    expect(inAlpha("到2021年4月29日，13个县。")).toEqual([
      { file: ALPHA, line: 17, level: "error", message: "“2021年4月29日”不在所列事实里" },
      { file: ALPHA, line: 17, level: "error", message: "“13”不在所列事实里" },
    ]);
  });

  it.each([
    "2021年，12个县，第二十六条。",
    ":::case[虚构示例：清溪县]\n共99户。\n:::",
    ":::tool[表]\n____年____月，第__号，共9份\n:::",
    "本课共8课时，每天9:30开始。",
  ])("allows %s", (text) => {
    expect(messages(text)).toEqual([]);
  });

  it.each([
    ["98个县", "“98”"],
    [":::case[真事]\n99户。\n:::", "“99”"],
    [":::tool[表]\n到2019年为止\n:::", "“2019”"],
    ["第二十七条", "“第二十七…”"],
    ["| 户 |\n| --- |\n| 301万 |", "“301万”"],
  ])("asks about %s", (text, number) => {
    expect(messages(text)).toEqual([`error ${number}不在所列事实里`]);
  });

  it("looks at the words of a figure and at its alternative text", () => {
    const files = edited(
      ALPHA,
      "两个相连的圆",
      "2019年的圆",
      edited("media/map.svg", ">社区<", ">77户<", base),
    );
    expect(findings(files)).toEqual([
      { file: ALPHA, line: 21, level: "error", message: "“2019”不在所列事实里" },
      { file: "media/map.svg", line: 4, level: "error", message: "“77”不在所列事实里" },
    ]);
  });
});

describe("words in a lesson", () => {
  it("have to be its own", () => {
    expect(messages(copied)).toEqual([expect.stringContaining("个字和事实登记册相同")]);
    expect(messages(copied.slice(0, 24))).toEqual([]);
  });

  it("say where a fact with a single source comes from", () => {
    const silent = edited(ALPHA, "据某报道，", "数据和依据是，", base);
    expect(findings(silent)).toEqual([
      { file: ALPHA, line: 8, level: "warning", message: expect.stringContaining("A02") },
    ]);
  });

  it.each([
    [80, "960个汉字"],
    [200, "汉字，应在1000到2000之间"],
  ])("are neither too few nor too many (%d times)", (times, message) => {
    const files = edited(ALPHA, filler, `${"这里说的是社区里的平常事，".repeat(times)}\n`, base);
    const found = findings(files).map((f) => f.message);
    expect(found).toEqual([
      times === 80 ? expect.stringMatching(/正文9\d\d个汉字/) : expect.stringContaining(message),
    ]);
  });
});

describe("facts", () => {
  it.each([
    ["A04", "事实 A04 未核实，不能用"],
    ["A05", "事实 A05 是编者建议，不能当事实用"],
    ["A99", "登记册里没有事实 A99"],
  ])("%s may not be listed", (number, message) => {
    const lesson = edited(ALPHA, "[A01, A02]", `[A01, A02, ${number}]`, base);
    expect(findings(lesson)).toEqual([{ file: ALPHA, line: 8, level: "error", message }]);
    const question = edited("questions.yaml", "facts: [A01]", `facts: [${number}]`, base);
    expect(findings(question)).toEqual([
      { file: "questions.yaml", line: 1, level: "error", message: `small-q1：${message}` },
    ]);
  });
});

describe("numbers in a question", () => {
  const asked = (from: string, to: string) =>
    findings(edited("questions.yaml", from, to, base)).map(
      ({ level, message }) => `${level} ${message}`,
    );

  it("have to be facts in the explanation", () => {
    expect(asked("第二个对。", "依据是第27条。")).toEqual([
      "error small-q1：“第27…”不在所列事实里",
    ]);
    expect(asked("第二个对。", "依据是第26条。")).toEqual([]);
  });

  it("may be wrong in a wrong choice, and be named again in the explanation", () => {
    expect(
      findings(
        edited(
          "questions.yaml",
          "第二个对。",
          "不是15个。",
          edited("questions.yaml", "第一个 }", "15个 }", base),
        ),
      ),
    ).toEqual([]);
  });

  it("only ask for a second look in a scenario that supposes them", () => {
    const files = edited(
      "questions.yaml",
      "第二个对。",
      "3乘18等于54。",
      edited("questions.yaml", "选哪一个？", "3万人配几个？", base),
    );
    expect(new Set(findings(files).map(({ level }) => level))).toEqual(new Set(["warning"]));
  });

  it("may be false in a statement that is false", () => {
    expect(asked("这样对吗？", "共有15个县，对吗？")).toEqual([]);
  });
});
