import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAiken } from "@/lib/transfer/rules/exchange/aiken";
import { readOutline } from "@/lib/transfer/rules/exchange/outline-read";

describe("the text of an exam paper", () => {
  it("has headings with a type and points, choices on one line or several, answers and reasons", () => {
    const { questions, problems } = readOutline(`
社区社会组织培育 期末练习

一、单选题（每题2分）
1. 居民自发的合唱队想在社区活动，先找谁？
A. 社区居委会  B、县民政局
C．街道派出所
答案：A
解析：先在社区备案，
由居委会了解情况。

2．下列哪一项不是“五社”之一（　　）
A.社区 B.社保 C.社会工作者
【答案】B 【解析】“五社”里没有社保。

二、多选题（每小题4分）
1、志愿者上岗前要做什么？
A. 培训
B. 说明风险
C. 收押金
正确答案：A、B
难度：中
知识点：志愿者管理

三、判断题
3. 志愿服务可以收报酬。（×）
4. 培训时长要如实记录。
答案：正确

四、填空题
5. 个案工作从____开始，到（　）结束。
答案：接案|结案
`);
    expect(problems).toEqual([
      { where: "第2行", message: "不属于任何一道题：社区社会组织培育 期末练习", leftOut: false },
    ]);
    expect(questions).toMatchObject([
      {
        type: "single",
        points: 2,
        choices: [
          { text: "社区居委会", correct: true },
          { text: "县民政局" },
          { text: "街道派出所" },
        ],
        explanation: "先在社区备案，\n由居委会了解情况。",
      },
      { type: "single", explanation: "“五社”里没有社保。" },
      { type: "multiple", points: 4, difficulty: "medium", topic: "志愿者管理" },
      { type: "judgement", answer: false, stem: "志愿服务可以收报酬。（　　）" },
      { type: "judgement", answer: true },
      {
        type: "fill",
        stem: "个案工作从____开始，到____结束。",
        blanks: [{ accepts: ["接案"] }, { accepts: ["结案"] }],
      },
    ]);
  });

  it("tells the type from what is there when nothing names it", () => {
    const { questions } = readOutline(`1. 甲乙丙都对？
A. 甲
B. 乙
答案：AB
2.（判断题）要立即报告。
答案：√
3. 简述匿名化。
参考答案：处理后认不出，也不能复原。
4. 共____步。
答案：6±0`);
    expect(questions.map(({ type }) => type)).toEqual(["multiple", "judgement", "short", "fill"]);
  });

  it("leaves out what cannot be graded, with its place", () => {
    const { questions, problems } = readOutline(
      "1. 谁牵头？\nA. 甲\nB. 乙\n答案：D\n2. 没有答案\nA. 甲\nB. 乙\n",
    );
    expect(questions).toEqual([]);
    expect(problems).toEqual([
      { where: "第1题（第1行）", message: "答案“D”和题目对不上", leftOut: true },
      { where: "第2题（第5行）", message: "没有写答案", leftOut: true },
    ]);
  });

  it("never fails, whatever the text", () => {
    const piece = fc.constantFrom(
      "1. ",
      "A. ",
      "B、",
      "答案：",
      "解析：",
      "一、单选题",
      "\n",
      "（A）",
      "____",
      " ",
      "题",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        readOutline(pieces.join(""));
      }),
    );
  });
});

describe("an Aiken file", () => {
  it("has one right choice each", () => {
    expect(
      readAiken(
        "社工发现儿童疑似受虐，应当？\nA. 立即报告\nB) 保密\nANSWER: A\n\n谁？\nA. 甲\nB. 乙\nANSWER: C\n",
      ),
    ).toMatchObject({
      questions: [
        { type: "single", choices: [{ text: "立即报告", correct: true }, { text: "保密" }] },
      ],
      problems: [{ where: "第6行", leftOut: true }],
    });
  });

  it("names a question without an answer, and goes on", () => {
    const { questions, problems } = readAiken(
      "一？\nA. 甲\nB. 乙\n二？\nA. 甲\nB. 乙\nANSWER: B\n三？",
    );
    expect(questions).toHaveLength(1);
    expect(problems.map(({ where }) => where)).toEqual(["第1行", "第8行"]);
  });
});
