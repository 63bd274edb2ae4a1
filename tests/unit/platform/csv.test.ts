import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "@/lib/platform/csv";

describe("a line of CSV", () => {
  it.each([
    [["江汉区", 12, null], "江汉区,12,\r\n"],
    [["说“好”，走了"], "说“好”，走了\r\n"],
    [['他说"好",走了'], '"他说""好"",走了"\r\n'],
    [["第一行\n第二行"], '"第一行\n第二行"\r\n'],
    [[-5], "-5\r\n"],
  ] as const)("is what a spreadsheet reads back: %j", (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  it.each(["=1+1", "+86 138", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", " =cmd|'/C calc'!A0"])(
    "never holds a formula: %j",
    (text) => {
      expect(csvLine([text]).replace(/^"/, "")).toMatch(/^'/);
    },
  );

  it("has as many cells as it was given, whatever is in them", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (cells) => {
        const outside = csvLine(cells).replaceAll(/"(?:[^"]|"")*"/g, "");
        expect(outside.split(",")).toHaveLength(cells.length);
        expect(outside.endsWith("\r\n")).toBe(true);
      }),
    );
  });
});
