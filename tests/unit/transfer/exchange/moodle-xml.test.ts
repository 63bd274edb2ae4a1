import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMoodleXml } from "@/lib/transfer/rules/exchange/moodle-xml-read";
import { writeMoodleXml } from "@/lib/transfer/rules/exchange/moodle-xml-write";
import { exchangeQuestion } from "@/tests/support/exchange-arbitrary";

const quiz = (...questions: string[]) =>
  readMoodleXml(`<?xml version="1.0" encoding="UTF-8"?><quiz>${questions.join("")}</quiz>`);
const question = (type: string, inside: string, stem = "<p>小区里谁来牵头？</p>") =>
  `<question type="${type}"><name><text>题</text></name>
   <questiontext format="html"><text><![CDATA[${stem}]]></text></questiontext>
   <defaultgrade>1.0000000</defaultgrade><penalty>0.3333333</penalty>${inside}</question>`;
const answer = (fraction: number, text: string, feedback = "") =>
  `<answer fraction="${fraction}" format="html"><text>${text}</text><feedback format="html"><text>${feedback}</text></feedback></answer>`;

describe("a Moodle XML file", () => {
  it("has choices, whose feedback cannot come along and is named", () => {
    const { questions, problems } = quiz(
      question(
        "multichoice",
        `<single>true</single>${answer(100, "&lt;p&gt;社区&lt;/p&gt;", "对")}${answer(0, "物业")}`,
      ),
    );
    expect(questions).toMatchObject([
      {
        type: "single",
        stem: "小区里谁来牵头？",
        points: null,
        choices: [
          { text: "社区", correct: true },
          { text: "物业", correct: false },
        ],
      },
    ]);
    expect(problems).toEqual([
      { where: "第1题（第1行）", message: "各选项的反馈没有带入", leftOut: false },
    ]);
  });

  it("keeps a table of the stem as a table, and line ends", () => {
    const { questions } = quiz(
      question(
        "truefalse",
        answer(100, "true") + answer(0, "false"),
        "<p>看表：</p><table><tr><th>月</th><th>人次</th></tr><tr><td>3</td><td>12</td></tr></table><p>人次<br>在涨。</p>",
      ),
    );
    expect(questions[0]).toMatchObject({
      type: "judgement",
      answer: true,
      stem: "看表：\n| 月 | 人次 |\n| --- | --- |\n| 3 | 12 |\n人次\n在涨。",
    });
  });

  it("has several right choices with equal or unequal weight", () => {
    const { questions, problems } = quiz(
      question(
        "multichoice",
        `<single>false</single>${answer(60, "甲")}${answer(40, "乙")}${answer(-100, "丙")}`,
      ),
    );
    expect(questions[0]).toMatchObject({ type: "multiple", scoring: "share" });
    expect(problems[0]?.message).toBe("各选项不同的得分没有带入");
  });

  it("has short answers and numbers, as blanks at the end of the stem", () => {
    const { questions } = quiz(
      question(
        "shortanswer",
        `<usecase>0</usecase>${answer(100, "民政部")}${answer(100, "国家民政部")}`,
        "谁发布？",
      ),
      question(
        "numerical",
        '<answer fraction="100"><text>72</text><tolerance>0.5</tolerance></answer>',
        "多少小时？",
      ),
    );
    expect(questions).toMatchObject([
      { type: "fill", stem: "谁发布？____", blanks: [{ accepts: ["民政部", "国家民政部"] }] },
      { type: "fill", stem: "多少小时？____", blanks: [{ value: 72, tolerance: 0.5 }] },
    ]);
  });

  it("has cloze text with several blanks", () => {
    const { questions } = quiz(
      question(
        "cloze",
        "",
        "接案之后是{1:SHORTANSWER:=预估~%100%评估需求#也可以}，共{2:NM:=6:0}步。",
      ),
    );
    expect(questions[0]).toMatchObject({
      stem: "接案之后是____，共____步。",
      blanks: [{ accepts: ["预估", "评估需求"] }, { value: 6, tolerance: 0 }],
    });
  });

  it("has pairs, an order, an essay; and kinds we do not know, which are named", () => {
    const { questions, problems } = quiz(
      question(
        "matching",
        '<subquestion format="html"><text>接案</text><answer><text>建立关系</text></answer></subquestion><subquestion format="html"><text>结案</text><answer><text>离别</text></answer></subquestion><subquestion format="html"><text></text><answer><text>预算</text></answer></subquestion>',
      ),
      question("ordering", answer(1, "接案") + answer(2, "预估")),
      question("essay", '<graderinfo format="html"><text>看反思</text></graderinfo>'),
      question("calculated", ""),
    );
    expect(questions).toMatchObject([
      { type: "matching", distractors: ["预算"] },
      { type: "ordering", items: ["接案", "预估"] },
      { type: "essay", sample: "看反思" },
    ]);
    expect(problems).toMatchObject([{ leftOut: true, message: "题型“calculated”没有对应的题型" }]);
  });

  it("is refused when it is something else, or dangerous", () => {
    expect(() => readMoodleXml("<html/>")).toThrow(/不是 Moodle XML/);
    expect(() => readMoodleXml("<quiz><question></quiz>")).toThrow(/不是完好的 XML/);
    expect(() =>
      readMoodleXml('<!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'),
    ).toThrow(/DOCTYPE/);
  });
});

it("what goes out comes back unchanged", () => {
  fc.assert(
    fc.property(fc.array(exchangeQuestion(), { minLength: 1, maxLength: 4 }), (questions) => {
      const { content, problems } = writeMoodleXml(questions);
      const leftOut = new Set(
        problems.filter((p) => p.leftOut).map(({ where }) => Number(where.slice(1, -1)) - 1),
      );
      const back = readMoodleXml(new TextDecoder().decode(content));
      expect(back.problems).toEqual([]);
      expect(back.questions).toEqual(questions.filter((_, index) => !leftOut.has(index)));
    }),
    { numRuns: 300 },
  );
});
