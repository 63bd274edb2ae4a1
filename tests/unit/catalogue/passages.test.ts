import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingSeconds } from "@/lib/catalogue/rules/passages";
import { renderBody } from "@/lib/catalogue/rules/render-body";

describe("the text of a lesson", () => {
  it("comes in passages with their lines and the call-out they stand in", () => {
    const markdown = "## 题\n\n甲\n\n:::tool[卡]\n\n- 乙\n\n| 丙 | 丁 |\n| --- | --- |\n\n:::";
    expect(renderBody(markdown, {}).body.passages).toEqual([
      { line: 1, text: "题", kind: "heading", callout: null },
      { line: 3, text: "甲", kind: "text", callout: null },
      { line: 5, text: "卡", kind: "title", callout: { kind: "tool", title: "卡" } },
      { line: 7, text: "乙", kind: "text", callout: { kind: "tool", title: "卡" } },
      { line: 9, text: "丙　丁", kind: "text", callout: { kind: "tool", title: "卡" } },
    ]);
  });

  it("is what search finds: captions yes, alternative texts and checks no", () => {
    const markdown =
      '甲 **乙**\n\n::figure{src="x" alt="不找" caption="图注"}\n\n::check{question="k"}';
    expect(renderBody(markdown, {}).body.text).toBe("甲 乙\n图注");
  });
});

describe("reading time", () => {
  it.each([
    ["四百字一分钟", "字".repeat(400), 60],
    ["二百词一分钟", "word ".repeat(200), 60],
    ["中西混排相加", `${"字".repeat(200)} ${"word ".repeat(100)}`, 60],
    ["标点不算", "，。！？……".repeat(50), 1],
    ["空文也有一秒", "", 1],
  ])("%s", (_, text, seconds) => {
    expect(readingSeconds(text)).toBe(seconds);
  });

  it("never shrinks when text is added", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(readingSeconds(`${a} ${b}`)).toBeGreaterThanOrEqual(readingSeconds(a));
      }),
    );
  });
});
