import { describe, expect, it } from "vitest";
import { pasteHtml } from "@/lib/authoring/rules/paste/paste-html";
import { openBody, writeBody } from "@/lib/authoring/rules/writing/lesson-body";
import { web, wechat, wordLists, wordPage, wps } from "@/tests/fixtures/pasted-html";

function markdown(html: string): string {
  return writeBody(openBody(""), { type: "doc", content: pasteHtml(html).blocks }).trim();
}

describe("from Word", () => {
  it("headings, bold words and links come; fonts, colours and Word's own tags do not", () => {
    expect(markdown(wordPage)).toBe(
      [
        "## 入户探访怎么做",
        "",
        "### 一、先打电话",
        "",
        "探访前**先打电话**，说清*您是谁*。见[说明](https://example.cn/a)和旧说明。",
        "",
        "第二段。",
      ].join("\n"),
    );
    expect(pasteHtml(wordPage).lost).toEqual([
      "1张图片在您的电脑或别的网站上，没有带过来，请另外插入",
      "1处不是 https 的链接，文字保留，网址没有",
    ]);
  });

  it("lists that are paragraphs become lists again, by their levels", () => {
    expect(markdown(wordLists)).toBe(
      ["- 甲", "- 乙", "  1. 乙之一", "  2. 乙之二", "- 丙", "", "之后的一段。"].join("\n"),
    );
  });
});

describe("from WPS", () => {
  it("tables come with their merged cells taken apart, and it is said", () => {
    expect(markdown(wps)).toBe(
      [
        "| 项目 | 上午 |  |",
        "| --- | --- | --- |",
        "| 走访 | 三户 | 两户 |",
        "|  | 四户 | 一户 |",
      ].join("\n"),
    );
    expect(pasteHtml(wps).lost).toEqual(["2处合并的单元格已拆开，文字在第一格"]);
  });
});

describe("from WeChat", () => {
  it("boxes in boxes leave their words; pictures of other places are counted", () => {
    expect(markdown(wechat)).toBe("**导语**\n\n第一段文字。\n\n- 一\n- 二");
    expect(pasteHtml(wechat).lost).toEqual([
      "1张图片在您的电脑或别的网站上，没有带过来，请另外插入",
    ]);
  });
});

describe("from a web page", () => {
  it("scripts, styles and hidden words stay there; a picture in the text comes along", () => {
    const { blocks, pictures, lost } = pasteHtml(web);
    expect(markdown(web)).toBe(
      '## 题\n\n段落一\n\n::figure{src="pasted:0" alt="一张图"}\n\n> 引文\n\n```\na\n  b\n```',
    );
    expect(pictures).toHaveLength(1);
    expect(lost).toEqual([]);
    expect(JSON.stringify(blocks)).not.toMatch(/script|alert|hidden/);
  });

  it("empty, broken and endless HTML gives no error", () => {
    for (const html of [
      "",
      "<p>",
      "<table><tr>",
      "</div></p>x",
      "<ul><ul><li>a</ul>",
      "<b><p>粗</b>后</p>",
    ]) {
      expect(() => pasteHtml(html)).not.toThrow();
    }
    const deep = `${"<div>".repeat(500)}深${"</div>".repeat(500)}`;
    expect(markdown(deep)).toBe("深");
  });
});
