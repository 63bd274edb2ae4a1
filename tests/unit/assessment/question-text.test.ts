import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textParts } from "@/lib/assessment/rules/question-text";

describe("the text of a stem", () => {
  it("is words, line by line", () => {
    expect(textParts("看材料：\n王奶奶说不去。")).toEqual([
      { kind: "words", text: "看材料：\n王奶奶说不去。" },
    ]);
  });

  it("holds tables between its words, cells with bars included, short rows filled up", () => {
    expect(
      textParts("看表：\n| 月 | 人次 |\n| --- | :-: |\n| 3 | 12 |\n| 4 \\| 5 |\n人次在涨吗？"),
    ).toEqual([
      { kind: "words", text: "看表：" },
      {
        kind: "table",
        head: ["月", "人次"],
        rows: [
          ["3", "12"],
          ["4 | 5", ""],
        ],
      },
      { kind: "words", text: "人次在涨吗？" },
    ]);
  });

  it("is no table without a rule below its head", () => {
    expect(textParts("| 甲 | 乙 |\n| 丙 | 丁 |")).toMatchObject([{ kind: "words" }]);
  });

  it("loses no word, whatever it is", () => {
    const line = fc.constantFrom("| a | b |", "| --- | --- |", "字", "", "|", "| c |");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const shown = JSON.stringify(textParts(lines.join("\n")));
        for (const sign of ["字", "c"])
          expect(shown.includes(sign)).toBe(lines.join().includes(sign));
      }),
    );
  });
});
