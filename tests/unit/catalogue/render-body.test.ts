import { describe, expect, it } from "vitest";
import { readFigure } from "@/lib/catalogue/rules/figure";
import { renderBody } from "@/lib/catalogue/rules/render-body";

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect class="fig-teal" x="1" y="1" width="8" height="8"/></svg>`;
const figures = { "media/a.svg": readFigure(svg).svg };

const html = (markdown: string) => renderBody(markdown, { figures }).body.html;
const faults = (markdown: string) => renderBody(markdown, { figures }).faults;

describe("call-outs", () => {
  it("carry their kind, their title and a name for assistive technology", () => {
    expect(html(":::case[虚构示例：小田]\n\n她先去了。\n\n:::")).toBe(
      '<aside class="callout callout-case" aria-labelledby="c-1"><p class="callout-title" id="c-1">' +
        '<span class="callout-kind">案例</span> <span class="callout-name">虚构示例：小田</span></p>\n' +
        "<p>她先去了。</p>\n</aside>",
    );
  });

  it.each([
    ["point", "要点"],
    ["case", "案例"],
    ["warning", "易错"],
    ["law", "法条"],
    ["reflect", "想一想"],
    ["tool", "工具"],
  ])("%s reads %s", (kind, label) => {
    expect(html(`:::${kind}\nx\n:::`)).toContain(`<span class="callout-kind">${label}</span></p>`);
  });

  it("hold lists, tables and quotations", () => {
    const markdown = ":::tool[卡]\n\n- 甲\n\n> 引\n\n| a |\n| --- |\n| b |\n\n:::";
    expect(html(markdown)).toMatch(/<ul>[\s\S]*<blockquote>[\s\S]*table-scroll/);
    expect(faults(markdown)).toEqual([]);
  });
});

describe("headings", () => {
  it("get ids from their words, once each", () => {
    const { body } = renderBody("## 起点：2017年\n\n## 起点 2017年\n\n### 小节\n\n## …", {});
    expect(body.headings).toEqual([
      { id: "s-起点-2017年", text: "起点：2017年" },
      { id: "s-起点-2017年-2", text: "起点 2017年" },
      { id: "s-x", text: "…" },
    ]);
    expect(body.html).toContain('<h3 id="s-小节">小节</h3>');
  });
});

describe("tables", () => {
  it("scroll in a frame that the keyboard reaches and that has a name", () => {
    expect(html("| 时间 | 数 |\n| --- | --: |\n| 甲 | 1 |")).toBe(
      '<div class="table-scroll" role="region" tabindex="0" aria-label="表格：时间、数"><table>\n' +
        '<thead>\n<tr>\n<th scope="col">时间</th>\n<th align="right" scope="col">数</th>\n</tr>\n</thead>\n' +
        '<tbody>\n<tr>\n<td>甲</td>\n<td align="right">1</td>\n</tr>\n</tbody>\n</table></div>',
    );
  });
});

describe("checks and figures", () => {
  it("leave a place for a self-check and tell which and where", () => {
    const { body } = renderBody('前\n\n::check{question="p-c-1"}', {});
    expect(body.html).toBe('<p>前</p>\n<div data-check="p-c-1"></div>');
    expect(body.checks).toEqual([{ name: "p-c-1", line: 3 }]);
  });

  it("show a figure in the page, named by its alternative text", () => {
    expect(html('::figure{src="media/a.svg" alt="一个方块" caption="方块"}')).toBe(
      '<figure class="figure"><svg viewBox="0 0 10 10" role="img" aria-label="一个方块">' +
        '<rect class="fig-teal" x="1" y="1" width="8" height="8"></rect></svg>' +
        "<figcaption>方块</figcaption></figure>",
    );
  });
});

describe("ordinary words that look like directives", () => {
  it.each([
    "每天10:30开门",
    "比例是3:1，时间8:05:30",
    "注意:这里用了英文冒号",
    "a:b_c-d",
    "https://a.example:8080/x",
    "表情 :smile: 不转换",
    "写作 :: 或 ::: 都在句中",
    "*强调:30* 和 `代码:30`",
  ])("keeps %s", (text) => {
    const { body, faults: found } = renderBody(text, {});
    expect(body.text).toBe(text.replaceAll(/[*`]/g, ""));
    expect(found).toEqual([]);
  });
});

describe("Chinese text", () => {
  it("has no space where a line was broken between two characters", () => {
    expect(html("第一行，\n第二行\nabc\ndef")).toBe("<p>第一行，第二行\nabc\ndef</p>");
  });

  it("shows a task list as boxes to be ticked on paper", () => {
    expect(html("- [ ] 甲\n- [x] 乙")).toMatch(
      /<li class="task">☐ 甲<\/li>\n<li class="task">☑ 乙<\/li>/,
    );
  });
});

describe("links", () => {
  it("lead out over https without giving the other page a handle", () => {
    expect(html("[甲](https://a.example/x?y=1)")).toBe(
      '<p><a href="https://a.example/x?y=1" rel="noopener">甲</a></p>',
    );
  });

  it.each(["http://a.example", "//a.example", "/learn", "#s-x", "mailto:a@a.example", "x.md"])(
    "do not lead to %s, and say so",
    (address) => {
      expect(html(`[甲](${address})`)).toBe("<p><span>甲</span></p>");
      expect(faults(`[甲](${address})`)).toHaveLength(1);
    },
  );
});

describe("faults name the line and what to do", () => {
  it.each([
    ["# 大标题", 1, "正文标题从 ## 开始"],
    ["## 一\n\n#### 二", 3, "标题跳级"],
    ["##### 五", 1, "标题最多到 ####"],
    ["> ## 一", 1, "标题不能放在提示框、列表或引用里"],
    ["前\n\n![图](https://a.example/x.png)", 3, "::figure"],
    ["有注[^1]\n\n[^1]: 注", 1, "脚注"],
    ["前\n\n:::note[x]\n甲\n:::", 3, "没有“:::note”这种提示框"],
    ["::sound{src=x}", 1, "没有“::sound”这个指令"],
    ["一个:kbd[键]", 1, "没有“:kbd”这个行内指令"],
    [":::case[没有结尾]\n\n甲", 1, "没有结尾"],
    ["甲\n\n:::", 3, "以 :: 开头却不是有效的指令"],
    [":::case[少了括号\n甲\n:::", 1, "以 :: 开头却不是有效的指令"],
    ['::check{question="a}', 1, "以 :: 开头却不是有效的指令"],
    [":::case\n:::", 1, "提示框里没有内容"],
    ["::::case\n:::tool\n甲\n:::\n::::", 2, "提示框不能放在另一个提示框"],
    [':::case{title="x"}\n甲\n:::', 1, "提示框不带花括号"],
    ['- ::check{question="a"}', 1, "要单独成行"],
    ["::check", 1, '缺少 question="…"'],
    ['::figure{src="media/a.svg"}', 1, '缺少 alt="…"'],
    ['::figure{src="media/a.svg" alt="x" width="9"}', 1, "没有“width”这一项"],
    ["**“话”**后面", 1, "没有成为加粗"],
    ["甲 <br> 乙", 1, "不支持 HTML"],
  ])("%j", (markdown, line, message) => {
    expect(faults(markdown)).toContainEqual({ line, message: expect.stringContaining(message) });
  });
});
