/** Captions as they are edited: read, checked, split, merged, written. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filmOfCaptions } from "@/lib/authoring/rules/film-of-captions";
import { freePath, withPath } from "@/lib/authoring/rules/media-path";
import {
  addCue,
  type CaptionCue,
  checkCaptions,
  mergeCue,
  readCaptions,
  readTime,
  splitCue,
  timestamp,
  writeCaptions,
} from "@/lib/media/rules/captions";

const cues: CaptionCue[] = [
  { from: 0, to: 2, text: "大家好" },
  { from: 2, to: 5, text: "今天讲入户走访，\n先看三件事。" },
];

describe("captions", () => {
  it("come from WebVTT and from SubRip alike", () => {
    const vtt = "WEBVTT\n\nNOTE 虚构\n\n1\n00:00.000 --> 00:02.000 line:0\n<v 田小禾>大家好\n";
    const srt = "\ufeff1\r\n00:00:00,000 --> 00:00:02,000\r\n<i>大家好</i>\r\n\r\n";
    expect(readCaptions(vtt)).toEqual([cues[0]]);
    expect(readCaptions(srt)).toEqual([cues[0]]);
    expect(readCaptions("随便写的")).toEqual([]);
  });

  it("come back as they were written", () => {
    const cue = fc
      .record({
        from: fc.integer({ min: 0, max: 9_999_999 }),
        length: fc.integer({ min: 1, max: 9999 }),
        text: fc
          .array(fc.stringMatching(/^[\p{L}\p{N}<>&，。]{1,12}$/u), { minLength: 1, maxLength: 3 })
          .map((lines) => lines.join("\n")),
      })
      .map(({ from, length, text }) => ({ from: from / 1000, to: (from + length) / 1000, text }));
    fc.assert(
      fc.property(fc.array(cue, { maxLength: 8 }), (some) => {
        expect(readCaptions(writeCaptions(some))).toEqual(some);
      }),
    );
  });

  it("keep signs that mean something to the format", () => {
    const written = writeCaptions([{ from: 0, to: 1, text: "A & B < C" }]);
    expect(written).toContain("A &amp; B &lt; C");
    expect(readCaptions(written)[0]?.text).toBe("A & B < C");
  });

  it("have times as people write them", () => {
    expect(timestamp(3725.0456)).toBe("01:02:05.046");
    expect(["1:02.5", "00:01:02,500", "62.5", "1：02。5"].map(readTime)).toEqual(
      Array(4).fill(62.5),
    );
    expect(["", "abc", "1:2:3:4", "-5"].map(readTime)).toEqual(Array(4).fill(null));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000_000 }), (thousandths) => {
        expect(readTime(timestamp(thousandths / 1000))).toBeCloseTo(thousandths / 1000, 6);
      }),
    );
  });
});

describe("what is wrong with captions", () => {
  const gravely = (some: CaptionCue[]) => checkCaptions(some).filter(({ grave }) => grave);

  it("is nothing when each follows the other", () => {
    expect(checkCaptions(cues)).toEqual([]);
  });

  it.each<[string, CaptionCue[], string]>([
    ["none at all", [], "还没有"],
    ["an end before its start", [{ from: 3, to: 3, text: "好" }], "结束时间"],
    ["no words", [{ from: 0, to: 3, text: "  " }], "没有文字"],
    [
      "two at once",
      [
        { from: 0, to: 3, text: "一" },
        { from: 2.5, to: 4, text: "二" },
      ],
      "重叠",
    ],
    [
      "one before the other",
      [
        { from: 5, to: 6, text: "一" },
        { from: 0, to: 1, text: "二" },
      ],
      "排在了它前面",
    ],
  ])("cannot be saved: %s", (_, some, words) => {
    expect(
      gravely(some)
        .map(({ message }) => message)
        .join(),
    ).toContain(words);
  });

  it("may be saved when it only reads badly", () => {
    const quick = checkCaptions([{ from: 0, to: 1, text: "这一句有十几个字一秒读不完啊" }]);
    expect(quick).toMatchObject([{ grave: false }]);
  });
});

describe("a cue", () => {
  it("is split behind the sign nearest to the middle, its time in proportion", () => {
    const [first, second] = splitCue([{ from: 0, to: 10, text: "先看门牌，再敲门。" }], 0);
    expect([first?.text, second?.text]).toEqual(["先看门牌，", "再敲门。"]);
    expect(first?.to).toBe(second?.from);
    expect(second?.to).toBe(10);
  });

  it("is split where the cursor stands", () => {
    expect(
      splitCue(cues, 0, 2)
        .map(({ text }) => text)
        .slice(0, 2),
    ).toEqual(["大家", "好"]);
  });

  it("is merged with the one after it", () => {
    expect(mergeCue(cues, 0)).toEqual([
      { from: 0, to: 5, text: "大家好\n今天讲入户走访，\n先看三件事。" },
    ]);
    expect(mergeCue(cues, 1)).toEqual(cues);
  });

  it("is added in the room there is", () => {
    expect(addCue(cues, 1)[2]).toEqual({ from: 5, to: 8, text: "" });
    expect(addCue([], -1, 4)).toEqual([{ from: 4, to: 7, text: "" }]);
  });

  it("keeps all words and time, split and merged again", () => {
    const text = fc.stringMatching(/^[\p{L}，。]{2,30}$/u);
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (words, seconds) => {
        const whole = [{ from: 0, to: seconds, text: words }];
        const [again] = mergeCue(splitCue(whole, 0), 0);
        expect(again?.text.replace("\n", "")).toBe(words);
        expect([again?.from, again?.to]).toEqual([0, seconds]);
      }),
    );
  });
});

describe("captions of a film", () => {
  const media = ["media/a.mp4", "media/b.mp4", "media/talk.m4a"];

  it("are those named beside it", () => {
    const text = ':::video{src="media/a.mp4"}\n:::video{src="media/b.mp4" captions="media/x.vtt"}';
    expect(filmOfCaptions("media/x.vtt", [text], media)).toBe("media/b.mp4");
  });

  it("are those with its name, when no text says", () => {
    expect(filmOfCaptions("media/talk.vtt", ["没有提到"], media)).toBe("media/talk.m4a");
    expect(filmOfCaptions("media/none.vtt", [], media)).toBeNull();
  });
});

describe("a path in a course", () => {
  const file = { name: "", type: "image/png", kind: "picture", sha256: "ab12cd34" } as const;

  it.each([
    ["IMG_2041.PNG", "media/img-2041.png"],
    ["社区合影.png", "media/picture-ab12cd.png"],
    ["Café menu (1).jpeg", "media/cafe-menu-1.png"],
    ["--.png", "media/picture-ab12cd.png"],
  ])("is made of %s", (name, path) => {
    expect(freePath({ ...file, name }, new Set())).toBe(path);
  });

  it("is free", () => {
    const taken = new Set(["media/map.png", "media/map-2.png"]);
    expect(freePath({ ...file, name: "map.png" }, taken)).toBe("media/map-3.png");
    expect(freePath({ ...file, name: "x.ts", type: "video/mp2t" }, taken)).toBeNull();
  });

  it("is put in another's place, and in no longer one's", () => {
    const text = '![图](media/a.png) src="media/a.png" media/a.png2 media/a-b.png ../media/a.png';
    expect(withPath(text, "media/a.png", "media/b.jpg")).toBe(
      '![图](media/b.jpg) src="media/b.jpg" media/a.png2 media/a-b.png ../media/a.png',
    );
  });
});
