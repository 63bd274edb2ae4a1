import fc from "fast-check";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { readFigure } from "@/lib/catalogue/rules/figure";
import { renderBody } from "@/lib/catalogue/rules/render-body";
import { sanitise } from "@/lib/catalogue/rules/sanitise";
import { smallCourse } from "@/tests/fixtures/small-course";
import { xssAddresses, xssPayloads, xssVectors } from "@/tests/fixtures/xss-payloads";
import { activeParts, parseHtml } from "@/tests/support/inert-html";

const figures = { "media/map.svg": readFigure(smallCourse["media/map.svg"] ?? "").svg };
const printer = unified().use(rehypeStringify);

function render(markdown: string): string {
  const media = { "media/photo.png": { sha256: "ab".repeat(32), bytes: 10, width: 4, height: 3 } };
  return renderBody(markdown, { figures, media }).body.html;
}

/** Every place of a body where an author's words end up. */
const places: [string, (payload: string) => string][] = [
  ["on its own", (p) => p],
  ["in a sentence", (p) => `前面 ${p} 后面`],
  ["in a link's address", (p) => `[x](${p})`],
  ["in a link's address in brackets", (p) => `[x](<${p}>)`],
  ["in a link's title", (p) => `[x](https://a.example "${p}")`],
  ["in a link's words", (p) => `[${p}](https://a.example)`],
  ["as an automatic link", (p) => `<${p}>`],
  ["in a definition", (p) => `[x]\n\n[x]: ${p} "${p}"`],
  ["in an image's address", (p) => `![x](${p})`],
  ["in an image's alternative", (p) => `![${p}](https://a.example)`],
  ["in a heading", (p) => `## ${p}`],
  ["in a table", (p) => `| ${p} | b |\n| --- | --- |\n| ${p} | d |`],
  ["in code", (p) => `\`${p}\`\n\n    ${p}\n\n\`\`\`${p}\n${p}\n\`\`\``],
  ["in a call-out's title", (p) => `:::case[${p}]\n${p}\n:::`],
  ["in a call-out's braces", (p) => `:::case{onclick="${p}" ${p}}\nx\n:::`],
  ["as a call-out's name", (p) => `:::${p}\nx\n:::`],
  [
    "in a figure's words",
    (p) => `::figure{src="media/map.svg" alt='${p}' caption="${p.replaceAll('"', "&quot;")}"}`,
  ],
  ["in a figure's address", (p) => `::figure{src="${p}" alt="x" onload="${p}"}`],
  [
    "in a picture's words",
    (p) => `::figure{src="media/photo.png" alt='${p}' caption="${p.replaceAll('"', "&quot;")}"}`,
  ],
  ["in a video's words", (p) => `::video{src="media/a.mp4" title='${p}' alt='${p}'}`],
  [
    "in a video's addresses",
    (p) => `::video{src="${p}" captions="${p}" poster="${p}" onplay="${p}"}`,
  ],
  ["in a document's words", (p) => `::document{src="media/a.pdf" title='${p}' pages='${p}'}`],
  ["in a document's address", (p) => `::document{src="${p}" title="x" pages="1"}`],
  ["in a check", (p) => `::check{question="${p}" onclick='${p}'}`],
  ["in a word directive", (p) => `:a[${p}]{onclick="${p}"}`],
];

describe("what authors write never becomes anything that acts", () => {
  it("tries at least eighty payloads", () => {
    expect(new Set(xssPayloads).size).toBeGreaterThanOrEqual(80);
  });

  it("judges by a list that notices what acts", () => {
    const bad =
      '<p onclick="x" style="y"><a href="javascript:x">a</a><img src="x"><svg><use href="#x"/></svg>';
    expect(activeParts(bad)).toEqual([
      "p onClick",
      "p style",
      "a href=javascript:x",
      "img src=x",
      "<use>",
      "use href=#x",
    ]);
  });

  it.each(places)("%s", (_, place) => {
    const active = xssPayloads.flatMap((payload) => {
      const found = activeParts(render(place(payload)));
      return found.length > 0 ? [{ payload, found }] : [];
    });
    expect(active).toEqual([]);
  });

  it("stays what it is when a browser reads it again", () => {
    for (const payload of xssPayloads) {
      const markdown = `${payload} [${payload}](https://a.example)\n\n| ${payload} |\n| --- |`;
      const once = printer.stringify(parseHtml(render(markdown)));
      expect(printer.stringify(parseHtml(once))).toBe(once);
    }
  });

  it("whatever is put together from such pieces", () => {
    const piece = fc.oneof(
      fc.constantFrom(...xssPayloads),
      fc.constantFrom("\n\n", "\n", " ", "> ", "- ", "1. ", "| ", "`", "*", "**", "[", "](", ")"),
      fc.constantFrom(":::case[", "]", "\n:::\n", "::check{", "::figure{", "}", '"', "<", ">", "&"),
      fc.string({ maxLength: 12, unit: "grapheme" }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        expect(activeParts(render(pieces.join("")))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });
});

describe("the last gate", () => {
  it("keeps nothing of any payload even when it is given as a tree", () => {
    for (const payload of xssPayloads) {
      const html = printer.stringify(sanitise(parseHtml(payload)));
      expect({ payload, found: activeParts(html) }).toEqual({ payload, found: [] });
    }
  });

  it("stands behind the rest of the pipeline, whatever that lets through", () => {
    const svg = parseHtml("<svg onload=x style=y><script>alert(1)</script><a href=z>甲</a></svg>");
    const [hostile = null] = svg.children.filter((node) => node.type === "element");
    const { html } = renderBody('::figure{src="m" alt="图"}', { figures: { m: hostile } }).body;
    expect(html).toBe(
      '<figure class="figure"><svg role="img" aria-label="图"><span>甲</span></svg></figure>',
    );
  });

  it("reports every piece of HTML it leaves out", () => {
    expect(renderBody("前\n\n<b>粗</b>\n\n<!-- 注 -->", {}).faults).toMatchObject([
      { line: 3, message: expect.stringContaining("HTML") },
      { line: 3, message: expect.stringContaining("HTML") },
      { line: 5, message: expect.stringContaining("HTML") },
    ]);
  });
});

describe("figures", () => {
  const wrap = (inner: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`;

  it.each([
    ["as the file", (p: string) => p],
    ["as an element", (p: string) => wrap(p)],
    ["in an attribute", (p: string) => wrap(`<text x="${p}">x</text>`)],
    ["as an attribute", (p: string) => wrap(`<rect ${p} x="1"/>`)],
    ["in a class", (p: string) => wrap(`<g class="${p}"></g>`)],
    ["in the name", (p: string) => wrap(`<${p}></${p}>`)],
  ])("refuses a payload %s, or shows it as text", (_, place) => {
    for (const payload of [...xssVectors, ...xssAddresses]) {
      const { svg, faults } = readFigure(place(payload));
      expect(svg === null).toBe(faults.length > 0);
      const body = renderBody('::figure{src="m" alt="图"}', { figures: { m: svg } }).body.html;
      expect({ payload, found: activeParts(body) }).toEqual({ payload, found: [] });
      if (svg === null) expect(body).toBe('<figure class="figure"></figure>');
    }
  });

  it("shows escaped text as text", () => {
    const { svg } = readFigure(wrap("<text>&lt;script&gt;alert(1)&lt;/script&gt;</text>"));
    const { html } = renderBody('::figure{src="m" alt="图"}', { figures: { m: svg } }).body;
    expect(html).toContain("&#x3C;script>alert(1)&#x3C;/script>");
    expect(activeParts(html)).toEqual([]);
  });
});
