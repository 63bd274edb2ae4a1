import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWorkbook, writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { readSheetRows } from "@/lib/transfer/rules/exchange/sheet-read";
import { writeSheetRows } from "@/lib/transfer/rules/exchange/sheet-write";
import { exchangeQuestion } from "@/tests/support/exchange-arbitrary";

it("what goes out as rows comes back unchanged", () => {
  fc.assert(
    fc.property(fc.array(exchangeQuestion(), { minLength: 1, maxLength: 4 }), (questions) => {
      const back = readSheetRows(writeSheetRows(questions));
      expect(back.problems).toEqual([]);
      expect(back.questions).toEqual(questions);
    }),
    { numRuns: 400 },
  );
});

it("what goes out as a workbook comes back unchanged", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(exchangeQuestion(), { minLength: 1, maxLength: 6 }),
      async (questions) => {
        const content = await writeWorkbook([{ name: "题目", rows: writeSheetRows(questions) }]);
        const { rows } = await readWorkbook(content);
        expect(readSheetRows(rows).questions).toEqual(questions);
      },
    ),
    { numRuns: 40 },
  );
});

describe("a sheet as trainers keep it", () => {
  const sheet = (...rows: string[][]) =>
    readSheetRows([
      ["社区社会组织培育 题库"],
      [
        "序号",
        "试题类型",
        "题目内容",
        "选项A",
        "B",
        "选项 C",
        "标准答案",
        "难易程度",
        "考点",
        "分数",
      ],
      ...rows,
    ]);

  it("has a title above its headings, headings in other words, answers in full width", () => {
    const { questions } = sheet(
      ["1", "单选", "谁来备案？", "居委会", "物业", "", "Ａ", "易", "备案", "2分"],
      ["2", "多选题", "要做什么？", "培训", "保险", "押金", "A、B", "较难", "志愿者", "4"],
      ["3", "判断", "要收押金。", "", "", "", "×", "", "", ""],
      ["4", "填空题", "从（　）到____。", "", "", "", "接案", "", "", ""],
    );
    expect(questions).toMatchObject([
      {
        type: "single",
        topic: "备案",
        points: 2,
        difficulty: "easy",
        choices: [{ correct: true }, {}],
      },
      { type: "multiple", points: 4, difficulty: "hard" },
      { type: "judgement", answer: false },
      { type: "fill", stem: "从（　）到____。", blanks: [{ accepts: ["接案"] }] },
    ]);
  });

  it("names each faulty row by the number Excel shows, and takes the others", () => {
    const { questions, problems } = sheet(
      ["1", "单选", "没有答案", "甲", "乙", "", "", "", "", ""],
      ["2", "", "没有题型", "甲", "乙", "", "A", "", "", ""],
      ["3", "单选", "答案不在", "甲", "乙", "", "D", "", "", ""],
      ["4", "单选", "选项重复", "甲", "甲", "", "A", "", "", ""],
      ["", "", "", "", "", "", "", "", "", ""],
      ["6", "单选", "好题", "甲", "乙", "", "乙", "很难说", "", "200"],
    );
    expect(questions).toMatchObject([{ stem: "好题", choices: [{}, { correct: true }] }]);
    expect(problems.map(({ where, message }) => `${where} ${message}`)).toEqual([
      "第2行 没有“序号”这一列，没有带入",
      "第3行 没有写正确答案",
      "第4行 没有写题型",
      "第5行 答案“D”和选项对不上",
      "第6行 选项重复：甲",
      "第8行 不认识难度“很难说”，没有带入",
      "第8行 分值“200”不是1到100的整数，没有带入",
    ]);
  });

  it("is refused without headings", () => {
    expect(() => readSheetRows([["姓名", "电话"]])).toThrow(/没有找到表头/);
  });
});
