import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { QuestionBody } from "@/lib/assessment/model/question";
import { isAnswered } from "@/lib/assessment/rules/answering";
import { fitsBlank } from "@/lib/assessment/rules/fill";
import { earnedPoints } from "@/lib/assessment/rules/grading";
import { withoutCorrect } from "@/lib/assessment/rules/paper";

const words = { accepts: ["社区志愿者", "志愿者"] };
const number = { value: 18, tolerance: 0 };
const near = { value: 3.5, tolerance: 0.5 };

describe("a blank for words", () => {
  it.each(["社区志愿者", "志愿者", " 社区 志愿者 ", "社區志願者", "“社区志愿者”", "社区志愿者。"])(
    "takes %j",
    (text) => {
      expect(fitsBlank(words, text)).toBe(true);
    },
  );

  it.each(["", "  ", "社会工作者", "社区志愿者和社工", "。", "志愿"])(
    "does not take %j",
    (text) => {
      expect(fitsBlank(words, text)).toBe(false);
    },
  );

  it("does not mind width or capitals", () => {
    expect(fitsBlank({ accepts: ["MZ/T 094-2017"] }, "ｍｚ／ｔ０９４－２０１７")).toBe(true);
  });

  it("takes every accepted word in any width", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9\u4e00-\u9fa5]{1,12}$/), (word) => {
        const wide = [...word]
          .map((char) =>
            /[!-~]/.test(char) ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char,
          )
          .join("");
        expect(fitsBlank({ accepts: [word] }, wide)).toBe(true);
      }),
    );
  });
});

describe("a blank for a number", () => {
  it.each(["18", "１８", "18.0", "+18", " 18 ", "约18", "18%"])("takes %j", (text) => {
    expect(fitsBlank(number, text)).toBe(true);
  });

  it.each(["", "17.9", "18人", "十八", "1 8 0", "18-20", "NaN", "Infinity", "0x12"])(
    "does not take %j",
    (text) => {
      expect(fitsBlank(number, text)).toBe(false);
    },
  );

  it.each([
    ["3", true],
    ["4", true],
    ["2.99", false],
    ["4.01", false],
  ])("within its tolerance: %s is %s", (text, fits) => {
    expect(fitsBlank(near, text)).toBe(fits);
  });

  it("reads thousands and does not stumble over binary fractions", () => {
    expect(fitsBlank({ value: 1257, tolerance: 0 }, "1,257")).toBe(true);
    expect(fitsBlank({ value: 0.2, tolerance: 0.1 }, "0.3")).toBe(true);
  });
});

describe("a fill-in question", () => {
  const body: QuestionBody = {
    kind: "fill",
    blanks: [
      { id: "blank-1", numeric: false },
      { id: "blank-2", numeric: true },
    ],
    keys: [words, number],
    correct: ["社区志愿者", "18"],
  };
  const earned = (...answer: string[]) => earnedPoints({ body, points: 5 }, answer);

  it("earns a share for every right blank, rounded down", () => {
    expect(earned("志愿者", "18")).toBe(5);
    expect(earned("志愿者", "20")).toBe(2);
    expect(earned("志愿者")).toBe(2);
    expect(earned("社工", "20")).toBe(0);
    expect(earned()).toBe(0);
  });

  it("earns nothing by writing beyond its blanks, nor by writing into the wrong one", () => {
    expect(earned("志愿者", "18", "18")).toBe(0);
    expect(earned("18", "志愿者")).toBe(0);
  });

  it("never throws, and never earns more than its points", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (answer) => {
        expect(earned(...answer)).toBeLessThanOrEqual(5);
      }),
    );
  });

  it("is answered when every blank has words", () => {
    expect(isAnswered(body, ["甲", "乙"])).toBe(true);
    expect(isAnswered(body, ["甲"])).toBe(false);
    expect(isAnswered(body, ["甲", " "])).toBe(false);
  });

  it("shows a learner its blanks and not a word of what belongs there", () => {
    expect(withoutCorrect(body)).toEqual({ kind: "fill", blanks: body.blanks });
  });
});
