import { describe, expect, it } from "vitest";
import { readFigure } from "@/lib/catalogue/rules/figure";

const file = (inner: string, head = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"') =>
  `<svg ${head}>\n${inner}\n</svg>\n`;

describe("a figure", () => {
  it("is rebuilt from shapes, text and the theme's classes", () => {
    const { svg, faults } = readFigure(
      `<?xml version="1.0" encoding="UTF-8"?>\n<!-- 说明 -->\n${file(
        '<g class="fig-ink fig-muted"><text x="1.5" y="-2" font-size="15">甲 &amp; 乙</text></g>',
      )}`,
    );
    expect(faults).toEqual([]);
    expect(svg).toMatchObject({
      tagName: "svg",
      properties: { viewBox: "0 0 90 40" },
      children: [
        {
          tagName: "g",
          properties: { className: ["fig-ink", "fig-muted"] },
          children: [
            { tagName: "text", properties: { x: "1.5" }, children: [{ value: "甲 & 乙" }] },
          ],
        },
      ],
    });
    expect(svg?.properties.xmlns).toBeUndefined();
  });

  it.each([
    ['<image href="x.png"/>', 2, "图中不能用 <image>"],
    ['<rect fill="#f00"/>', 2, '<rect> 不能用 fill="#f00"'],
    ['<rect style="x"/>', 2, "<rect> 不能用 style"],
    ['<rect id="x"/>', 2, "<rect> 不能用 id"],
    ['<g class="fig-red"></g>', 2, '<g> 不能用 class="fig-red"'],
    ['<rect x="10%"/>', 2, "<rect> 不能用 x"],
    ['<g transform="matrix(1 0 0 1 0 0)"></g>', 2, "<g> 不能用 transform"],
    ['<rect x="1" x="2"/>', 2, "写了两次"],
    ["<rect x='1'/>", 2, "这里读不懂"],
    ["<g>字</g>", 2, "文字要放在 <text> 里"],
    ["<text>&nbsp;</text>", 2, "不认识的 & 符号"],
    ["<g><text>甲</text>", 3, "这里读不懂"],
    ["<![CDATA[x]]>", 2, "这里读不懂"],
  ])("refuses %s", (inner, line, message) => {
    const { svg, faults } = readFigure(file(inner));
    expect(svg).toBeNull();
    expect(faults).toContainEqual({ line, message: expect.stringContaining(message) });
  });

  it.each([
    ["<p>x</p>", "图中不能用 <p>"],
    ["<svg></svg>", "缺少 viewBox"],
    [file("").trim().repeat(2), "整个文件应是一个 <svg>"],
    [`<!DOCTYPE svg>${file("")}`, "这里读不懂"],
    ["", "整个文件应是一个 <svg>"],
    [file("<g>"), "这里读不懂"],
    ['<svg viewBox="0 0 9 9"><g>', "没有结束标签"],
    [file("<g>".repeat(30)), "这里读不懂"],
  ])("is a whole file: %s", (source, message) => {
    expect(readFigure(source).faults).toContainEqual({
      line: expect.any(Number),
      message: expect.stringContaining(message),
    });
  });
});
