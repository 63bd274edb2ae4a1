import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RUN_LENGTH, runsOf, sharedWith } from "@/lib/transfer/rules/shared-runs";

const sentence = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
const runs = runsOf([`前言，《很长很长很长很长很长很长很长很长很长的文件标题》${sentence}。`]);

describe("words taken over", () => {
  it("are found from twenty-five characters on, at their full length", () => {
    expect(sharedWith(`我说：${sentence.slice(2, 29)}，如此`, runs)).toEqual([
      sentence.slice(2, 29),
    ]);
    expect(sharedWith(sentence.slice(2, 27), runs)).toEqual([sentence.slice(2, 27)]);
    expect(sharedWith(sentence.slice(2, 26), runs)).toEqual([]);
  });

  it("are found in spite of spaces and line breaks", () => {
    expect(sharedWith([...sentence].join(" \n"), runs)).toEqual([sentence]);
  });

  it("do not include titles of documents", () => {
    expect(sharedWith("《很长很长很长很长很长很长很长很长很长的文件标题》", runs)).toEqual([]);
    expect(sharedWith(`${sentence.slice(0, 20)}《甲》${sentence.slice(20)}`, runs)).toEqual([]);
  });

  it("are always found in a text that contains a fact, and only when it does", () => {
    const words = fc.string({ unit: fc.constantFrom(..."社区志愿者慈善"), maxLength: 40 });
    fc.assert(
      fc.property(words, words, words, (before, fact, after) => {
        const found = sharedWith(before + fact + after, runsOf([fact]));
        if (fact.length >= RUN_LENGTH) expect(found.join("")).toContain(fact.slice(0, RUN_LENGTH));
        else expect(found).toEqual([]);
      }),
    );
  });
});
