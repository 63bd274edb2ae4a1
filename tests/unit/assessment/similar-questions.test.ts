import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALIKE, SimilarTexts } from "@/lib/assessment/rules/similar-questions";

const known = (...texts: string[]) => {
  const similar = new SimilarTexts<number>();
  for (const [index, text] of texts.entries()) similar.add(index, text);
  return similar;
};

describe("texts that say the same", () => {
  it("are equal whatever their signs, spaces, width and case", () => {
    const similar = known("志愿者上岗前，要做哪几件事？", "MZ/T 094-2017 规范什么");
    expect(similar.nearest("志愿者上岗前 要做哪几件事")).toEqual({ id: 0, likeness: 1 });
    expect(similar.nearest("ｍｚ／ｔ 094—2017 规范什么？")).toEqual({ id: 1, likeness: 1 });
  });

  it("are alike when a word or two differ, and told apart when the matter differs", () => {
    const similar = known(
      "一位独居老人连续三天没有取走门口的牛奶，社区志愿者发现以后，应当先做什么？",
      "社区公益基金的全部收支应当进谁的账户？",
    );
    const near = similar.nearest(
      "一位独居老人连续三天没有取走门口的牛奶，社区志愿者发现以后，应先做什么？",
    );
    expect(near?.id).toBe(0);
    expect(near?.likeness).toBeGreaterThanOrEqual(ALIKE);
    expect(similar.nearest("社区公益基金由谁发起？")).toBeNull();
  });

  it("give the first of several that are the same", () => {
    expect(known("甲乙丙丁", "甲乙丙丁").nearest("甲乙丙丁")).toEqual({ id: 0, likeness: 1 });
  });

  it("are found again among any others", () => {
    const text = fc.string({
      unit: fc.constantFrom(..."社区志愿服务基金个案小组"),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), fc.nat(), (texts, at) => {
        const wanted = texts[at % texts.length] ?? "";
        expect(known(...texts).nearest(wanted)?.likeness).toBe(1);
      }),
    );
  });
});
