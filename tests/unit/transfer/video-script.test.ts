import { describe, expect, it } from "vitest";
import { readCues } from "@/lib/media/rules/cues";
import {
  captionsOf,
  VideoScript,
  videoSeconds,
  videoWords,
} from "@/lib/transfer/rules/video-script";

const slide = (heading: string, seconds: number, ...captions: string[]) => ({
  heading,
  seconds,
  captions,
});
const script = VideoScript.parse({
  id: "intro",
  title: "从三社到五社",
  slides: [
    slide("一", 10, "第一句。", "第二句。", "第三句。"),
    { ...slide("二", 12, "只有一句。"), lines: ["一行字"] },
    slide("三", 8, "前半。", "后半。"),
    { ...slide("四", 15, "看图。"), figure: "media/rings.svg" },
  ],
});

describe("a video's script", () => {
  it("lasts as long as its slides together", () => {
    expect(videoSeconds(script)).toBe(45);
  });

  it("becomes captions that share each slide's time and leave no gap", () => {
    const times = [...captionsOf(script).matchAll(/(\S+) --> (\S+)/g)].map(([, a, b]) => [a, b]);
    expect(times[0]).toEqual(["00:00:00.000", "00:00:03.333"]);
    expect(times[3]).toEqual(["00:00:10.000", "00:00:22.000"]);
    expect(times.at(-1)?.[1]).toBe("00:00:45.000");
    times.slice(1).forEach(([from], index) => {
      expect(from).toBe(times[index]?.[1]);
    });
  });

  it("reads its captions back word for word", () => {
    expect(readCues(captionsOf(script)).map(({ text }) => text)).toEqual(
      script.slides.flatMap((s) => s.captions),
    );
  });

  it("names every word that is shown or said", () => {
    expect(videoWords(script)).toEqual(
      expect.arrayContaining(["从三社到五社", "一行字", "看图。"]),
    );
  });

  it("shows a figure or lines, not both", () => {
    const both = { ...script.slides[0], lines: ["字"], figure: "media/a.svg" };
    const result = VideoScript.safeParse({ ...script, slides: [both, ...script.slides.slice(1)] });
    expect(result.success).toBe(false);
  });
});
