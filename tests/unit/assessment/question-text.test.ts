import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  legendParts,
  picturesIn,
  pictureText,
  plainLine,
  textParts,
  withPicturesShort,
  withTidyPictures,
} from "@/lib/assessment/rules/question-text";

describe("the text of a stem", () => {
  it("is words, line by line", () => {
    expect(textParts("看材料：\n王奶奶说不去。")).toEqual([
      { kind: "words", text: "看材料：\n王奶奶说不去。" },
    ]);
  });

  it("holds tables between its words, cells with bars included, short rows filled up", () => {
    expect(
      textParts("看表：\n| 月 | 人次 |\n| --- | :-: |\n| 3 | 12 |\n| 4 \\| 5 |\n人次在涨吗？"),
    ).toEqual([
      { kind: "words", text: "看表：" },
      {
        kind: "table",
        head: ["月", "人次"],
        rows: [
          ["3", "12"],
          ["4 | 5", ""],
        ],
      },
      { kind: "words", text: "人次在涨吗？" },
    ]);
  });

  it("is no table without a rule below its head", () => {
    expect(textParts("| 甲 | 乙 |\n| 丙 | 丁 |")).toMatchObject([{ kind: "words" }]);
  });

  it("loses no word, whatever it is", () => {
    const line = fc.constantFrom("| a | b |", "| --- | --- |", "字", "", "|", "| c |");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const shown = JSON.stringify(textParts(lines.join("\n")));
        for (const sign of ["字", "c"])
          expect(shown.includes(sign)).toBe(lines.join().includes(sign));
      }),
    );
  });
});

describe("pictures in a text", () => {
  const hash = "ab".repeat(32);
  const picture = { alt: "三月走访路线", hash, ending: "png" };
  const text = `看图：${pictureText(picture)}\n先去哪家？`;

  it("stand between the words, and are told in words where nothing else can stand", () => {
    expect(textParts(text)).toEqual([
      { kind: "words", text: "看图：" },
      { kind: "picture", ...picture },
      { kind: "words", text: "先去哪家？" },
    ]);
    expect(plainLine(text)).toBe("看图：〔图：三月走访路线〕\n先去哪家？");
    expect(legendParts(pictureText(picture))).toMatchObject({ words: "看图回答" });
  });

  it("are only those of this place: no address outside, no other kind, no words missing", () => {
    for (const other of [
      `![x](https://example.com/${hash}.png)`,
      `![x](media/${hash}.svg)`,
      `![](media/${hash}.png)`,
      `![ 　](media/${hash}.png)`,
      `![x](media/${hash.slice(1)}.png)`,
      `![x](media/../${hash}.png)`,
    ]) {
      expect(textParts(other)).toEqual([{ kind: "words", text: other }]);
    }
  });

  it("are written in one way, and count as little when texts are compared", () => {
    const loose = `![ 三月[走访  路线 ](media/${hash}.png)`;
    const [tidy, short] = [withTidyPictures(`看${loose}`), withPicturesShort(`看${loose}`)];
    expect(tidy).toBe(`看![三月 走访 路线](media/${hash}.png)`);
    expect(withTidyPictures(tidy)).toBe(tidy);
    expect(short).toBe(`看图${hash.slice(0, 8)}`);
  });

  it("are written so that they are read again, whatever their words", () => {
    fc.assert(
      fc.property(fc.string(), (alt) => {
        const [read, ...more] = picturesIn(pictureText({ ...picture, alt }));
        expect(more).toEqual([]);
        expect(read).toMatchObject({ hash, ending: "png" });
      }),
    );
  });
});
