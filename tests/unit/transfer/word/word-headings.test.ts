/** Headings of a Word document: by style, outline, number, or bold standing alone. */
import { describe, expect, it } from "vitest";
import { lessonFiles } from "@/lib/transfer/rules/word/lesson-files";
import { partsOf, wordsOfBlock } from "@/lib/transfer/rules/word/parts";
import { planWord } from "@/lib/transfer/rules/word/plan";
import { readWordDocument } from "@/lib/transfer/rules/word/read-word";
import { bold, paragraph, run, STYLES, styled, wordOf } from "@/tests/support/word";

function bodyOf(content: Uint8Array): string {
  const document = readWordDocument(content);
  const plan = planWord(partsOf(document), { shape: "lesson", levels: {}, title: "" }, "文件名");
  return lessonFiles(document, plan, { ids: ["word-1"], today: "2026-11-28" })[0]?.text ?? "";
}
const levelsOf = (content: Uint8Array) =>
  readWordDocument(content).blocks.flatMap((block) =>
    block.kind === "text" && block.heading?.level !== null && block.heading
      ? [[wordsOfBlock(block), block.heading.level, block.heading.reason]]
      : [],
  );

describe("headings", () => {
  const text = paragraph("这是一段足够长的正文，说明上面的标题不是孤零零的一行。");

  it("by style, whatever the style's id", () => {
    expect(
      levelsOf(
        wordOf(styled("a3", "书名") + styled("1", "甲") + text + styled("2", "乙") + text, {
          styles: STYLES,
        }),
      ),
    ).toEqual([
      ["书名", 0, "title"],
      ["甲", 1, "style"],
      ["乙", 2, "style"],
    ]);
  });

  it("by outline level, as WPS writes them without a style", () => {
    expect(levelsOf(wordOf(paragraph("甲", '<w:outlineLvl w:val="0"/>') + text))).toEqual([
      ["甲", 1, "outline"],
    ]);
  });

  it("by Chinese numbers, from the outside in", () => {
    const body = ["一、准备", "（一）物品", "（二）时间", "二、上门"].map(
      (words) => paragraph(words) + text,
    );
    expect(levelsOf(wordOf(body.join("")))).toEqual([
      ["一、准备", 1, "number"],
      ["（一）物品", 2, "number"],
      ["（二）时间", 2, "number"],
      ["二、上门", 1, "number"],
    ]);
  });

  it("by standing alone in bold, below those that have a style", () => {
    expect(
      levelsOf(wordOf(styled("1", "甲") + text + bold("要带的东西") + text, { styles: STYLES })),
    ).toEqual([
      ["甲", 1, "style"],
      ["要带的东西", 2, "bold"],
    ]);
  });

  it("a title in the middle and larger than the rest", () => {
    const title = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run("探访手册", '<w:sz w:val="44"/>')}</w:p>`;
    expect(levelsOf(wordOf(title + text + text))).toEqual([["探访手册", 0, "title"]]);
  });

  it.each([
    ["a sentence", paragraph("一、先敲门，等人应声。") + text],
    [
      "lines that follow one another are a list",
      paragraph("一、工作证") + paragraph("二、表格") + text,
    ],
    ["bold within a sentence", paragraph(run("注意", "<w:b/>") + run("安全")) + text],
    ["bold at the very end", text + bold("完")],
  ])("not: %s", (_, body) => {
    expect(levelsOf(wordOf(body))).toEqual([]);
  });

  it("numbers that Word counts by itself are written out", () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1节"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const numbered = (words: string) =>
      paragraph(
        words,
        '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
      ) + text;
    expect(
      levelsOf(wordOf(numbered("准备") + numbered("上门"), { styles: STYLES, numbering })).map(
        ([words]) => words,
      ),
    ).toEqual(["第一节 准备", "第二节 上门"]);
  });

  it("never skip a level in the text, and end at ####", () => {
    const levels = [1, 3, 2, 3, 1].map((level, at) => styled(String(level), `标题${at}`) + text);
    expect(bodyOf(wordOf(text + levels.join(""), { styles: STYLES })).match(/^#+/gm)).toEqual([
      "##",
      "###",
      "###",
      "####",
      "##",
    ]);
  });
});
