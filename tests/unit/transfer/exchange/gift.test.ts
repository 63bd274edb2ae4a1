import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readGift } from "@/lib/transfer/rules/exchange/gift-read";
import { writeGift } from "@/lib/transfer/rules/exchange/gift-write";
import { exchangeQuestion } from "@/tests/support/exchange-arbitrary";

const only = (text: string) => {
  const { questions, problems } = readGift(text);
  expect(problems.filter(({ leftOut }) => leftOut)).toEqual([]);
  expect(questions).toHaveLength(1);
  return questions[0];
};

describe("a GIFT file", () => {
  it("has choices with one right answer", () => {
    expect(
      only("::入户::独居老人说不愿意让人进门，先做什么？{=约在楼下聊 ~直接进屋 ~改天再说#不算错}"),
    ).toMatchObject({
      type: "single",
      name: "入户",
      stem: "独居老人说不愿意让人进门，先做什么？",
      choices: [
        { text: "约在楼下聊", correct: true },
        { text: "直接进屋", correct: false },
        { text: "改天再说", correct: false },
      ],
    });
  });

  it("has weighted choices, of which several are right", () => {
    const question = only("“五社”里有{~%50%社区 ~%50%社会工作者 ~%-50%社保局}");
    expect(question).toMatchObject({ type: "multiple", scoring: "share" });
  });

  it.each([
    ["{T}", true],
    ["{FALSE#说反了}", false],
    ["{ true }", true],
  ])("has judgements: %s", (answer, expected) => {
    expect(only(`志愿服务可以收报酬。${answer}`)).toMatchObject({
      type: "judgement",
      answer: expected,
    });
  });

  it("has words to fill in, in the middle or at the end, with synonyms", () => {
    expect(only("由{=民政部 =中华人民共和国民政部}发布。")).toMatchObject({
      type: "fill",
      stem: "由____发布。",
      blanks: [{ accepts: ["民政部", "中华人民共和国民政部"] }],
    });
    expect(only("由谁发布？{=民政部}")).toMatchObject({ stem: "由谁发布？____" });
  });

  it.each([
    ["{#20:0.5}", { value: 20, tolerance: 0.5 }],
    ["{#19..21}", { value: 20, tolerance: 1 }],
    ["{#=20:0}", { value: 20, tolerance: 0 }],
  ])("has numbers: %s", (answer, blank) => {
    expect(only(`抽多少题？${answer}`)).toMatchObject({ type: "fill", blanks: [blank] });
  });

  it("has pairs, with right sides to spare", () => {
    expect(only("连线{=接案 -> 建立关系 =结案 -> 处理离别 = -> 写预算}")).toMatchObject({
      type: "matching",
      pairs: [
        { left: "接案", right: "建立关系" },
        { left: "结案", right: "处理离别" },
      ],
      distractors: ["写预算"],
    });
  });

  it("has an order, an essay, a general feedback", () => {
    expect(only("排序{>3 ALL VERTICAL\n接案\n预估\n计划\n}")).toMatchObject({
      type: "ordering",
      items: ["接案", "预估", "计划"],
    });
    expect(only("谈谈您的体会。{####没有标准答案}")).toMatchObject({
      type: "essay",
      explanation: "没有标准答案",
    });
  });

  it("files what follows a category under its last part, with tags from the comment", () => {
    const { questions } = readGift(
      "$CATEGORY: $course$/案例写作/匿名化\n\n// question: 12 [tag:隐私] [tag:易错]\n::a::匿名就是改名。{F}\n",
    );
    expect(questions[0]).toMatchObject({ topic: "匿名化", tags: ["隐私", "易错"] });
  });

  it("may be written in HTML, whose pictures are named and left", () => {
    const { questions, problems } = readGift(
      '[html]<p>看图\\: <img src\\="a.png">甲&amp;乙</p>{T}',
    );
    expect(questions[0]?.stem).toBe("看图: 甲&乙");
    expect(problems).toEqual([{ where: "第1行", message: "图片没有带入", leftOut: false }]);
  });

  it("may have lines ended as on Windows, and faulty questions between sound ones", () => {
    const { questions, problems } = readGift(
      "好题{T}\r\n\r\n坏题{=甲 ~乙\r\n\r\n没有答案的题\r\n\r\n好题二{F}\r\n".replaceAll(
        "\r\n",
        "\n",
      ),
    );
    expect(questions.map(({ stem }) => stem)).toEqual(["好题", "好题二"]);
    expect(problems).toEqual([
      { where: "第3行", message: "大括号没有合上", leftOut: true },
      { where: "第5行", message: "没有答案（找不到大括号）", leftOut: true },
    ]);
  });
});

describe("what goes out", () => {
  it("comes back unchanged", () => {
    fc.assert(
      fc.property(fc.array(exchangeQuestion(), { minLength: 1, maxLength: 4 }), (questions) => {
        const { content, problems } = writeGift(questions);
        const leftOut = new Set(
          problems.filter((p) => p.leftOut).map(({ where }) => Number(where.slice(1, -1)) - 1),
        );
        const back = readGift(new TextDecoder().decode(content));
        expect(back.problems).toEqual([]);
        expect(back.questions).toEqual(questions.filter((_, index) => !leftOut.has(index)));
      }),
      { numRuns: 300 },
    );
  });

  it("says what only this platform will see again, and what GIFT cannot say", () => {
    const common = {
      name: "",
      material: "",
      explanation: "",
      difficulty: null,
      topic: "",
      tags: [],
      points: null,
    };
    const { problems } = writeGift([
      {
        ...common,
        type: "essay",
        stem: "写一个案例",
        sample: "",
        rubric: [{ title: "真实", points: 20 }],
      },
      {
        ...common,
        type: "fill",
        stem: "____和____",
        blanks: [{ accepts: ["社区"] }, { accepts: ["社工"] }],
      },
    ]);
    expect(problems.map(({ where, leftOut }) => [where, leftOut])).toEqual([
      ["第1题", false],
      ["第2题", true],
    ]);
  });
});
