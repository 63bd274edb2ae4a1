import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalBlocks } from "@/lib/authoring/rules/writing/canonical";
import { documentOf, openBody, writeBody } from "@/lib/authoring/rules/writing/lesson-body";
import { type EditorNode, node, textNode } from "@/lib/authoring/rules/writing/nodes";
import { documentArbitrary } from "@/tests/support/editor-arbitrary";

const lessons = globSync("content/*/lessons/*.md").sort();

function bodyOf(file: string): string {
  const text = readFileSync(file, "utf8");
  return text.slice(text.indexOf("\n---\n", 4) + 5);
}

const paragraph = (text: string) => node("paragraph", null, [textNode(text)]);
const doc = (...content: ReturnType<typeof paragraph>[]) => ({ type: "doc", content });

describe("the shipped lessons", () => {
  it("are all there", () => expect(lessons.length).toBeGreaterThanOrEqual(48));

  it.each(lessons)("%s: opened and saved without a change, the same bytes", (file) => {
    const source = bodyOf(file);
    const body = openBody(source);
    expect(writeBody(body, documentOf(body))).toBe(source);
    expect(body.blocks.filter((block) => block.node.type === "raw")).toEqual([]);
  });

  it.each(lessons)("%s: a change in any one block leaves the bytes of all others", (file) => {
    const source = bodyOf(file);
    const body = openBody(source);
    body.blocks.forEach((block, place) => {
      const content = body.blocks.map((other) => other.node);
      content[place] = paragraph("改过的一段。");
      const before = source.indexOf(block.source, offsetOf(body, place));
      const expected = `${source.slice(0, before)}改过的一段。${source.slice(before + block.source.length)}`;
      expect(writeBody(body, { type: "doc", content })).toBe(expected);
    });
  });

  it.each(lessons)("%s: written anew from nothing, reads the same", (file) => {
    const { blocks } = openBody(bodyOf(file));
    const document = doc(...blocks.map((block) => block.node));
    const anew = openBody(writeBody(openBody(""), document));
    expect(anew.blocks.map((block) => block.node)).toEqual(document.content);
  });
});

function offsetOf({ lead, blocks }: ReturnType<typeof openBody>, place: number): number {
  return blocks
    .slice(0, place)
    .reduce((sum, block) => sum + block.source.length + block.gap.length, lead.length);
}

describe("whatever an author writes", { timeout: 30_000 }, () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(documentArbitrary, (document) => {
        const written = writeBody(openBody(""), document);
        const read = openBody(written).blocks.map((block) => block.node);
        expect(read.map(closed)).toEqual(canonicalBlocks(document.content ?? []).map(closed));
      }),
      { numRuns: 150 },
    );
  });

  it("changes only what it changes", () => {
    fc.assert(
      fc.property(documentArbitrary, fc.nat(), (document, pick) => {
        const source = writeBody(openBody(""), document);
        const body = openBody(source);
        expect(writeBody(body, documentOf(body))).toBe(source);
        const place = pick % Math.max(1, body.blocks.length);
        const content = body.blocks.map((block) => block.node);
        content.splice(place, 0, node("heading", { level: 2 }, [textNode("插入")]));
        const written = writeBody(body, { type: "doc", content });
        for (const block of body.blocks) expect(written).toContain(block.source);
      }),
      { numRuns: 100 },
    );
  });

  it("is a canonical form that stays", () => {
    fc.assert(
      fc.property(documentArbitrary, ({ content = [] }) => {
        const once = canonicalBlocks(content);
        expect(canonicalBlocks(once)).toEqual(once);
      }),
    );
  });
});

/** Without whether lists are loose: in a quotation the parser counts the empty line after one as its own. */
function closed(of: EditorNode): EditorNode {
  const attrs = of.attrs && { ...of.attrs };
  if (attrs) delete attrs.loose;
  return { ...of, ...(attrs && { attrs }), ...(of.content && { content: of.content.map(closed) }) };
}

/** What any text at all does: nothing is lost, whether the editor knows it or not. */
describe("any text", { timeout: 30_000 }, () => {
  const pieces = fc.constantFrom(
    ...['::check{question="a"}', ":::case[甲]", ":::", "::figure{src=a}", "<b>x</b>", "- [ ] 甲"],
    ...[
      "- 甲",
      "  - 乙",
      "1. 丙",
      "> 引",
      "| a | b |",
      "| - | - |",
      "```",
      "**“话”**后",
      "[x]: https://a.b",
    ],
    ...[
      "[^1]",
      "![图](a.png)",
      "## 题",
      "##### 深",
      "---",
      "正文 10:30 好",
      "",
      "    缩进",
      "a\\",
      "&nbsp;",
    ],
  );
  it("is written back byte for byte", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.boolean(), (lines, end) => {
        const source = lines.join("\n") + (end ? "\n" : "");
        const body = openBody(source);
        const written = writeBody(body, documentOf(body));
        if (body.blocks.length > 0) expect(written.trimEnd()).toBe(source.trimEnd());
      }),
      { numRuns: 500 },
    );
  });
});
