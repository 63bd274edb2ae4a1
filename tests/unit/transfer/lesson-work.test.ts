/** What a lesson is made of beside its text is there and can be used; if not, the author is told why. */
import { describe, expect, it } from "vitest";
import type { CourseMedia } from "@/lib/media/model";
import { parseCourse } from "@/lib/transfer/rules/parse-course";
import { smallCourse } from "@/tests/fixtures/small-course";

const pointer = { sha256: "ab".repeat(32), bytes: 10 };

function faultsOf(work: string, media: CourseMedia, more: Record<string, string> = {}) {
  const beta = smallCourse["lessons/02-beta.md"] ?? "";
  const files = {
    ...smallCourse,
    "lessons/02-beta.md": beta.replace("summary:", `${work}\nsummary:`),
    ...more,
  };
  return parseCourse(files, media).faults.map(({ file, message }) => `${file}：${message}`);
}

describe("a film in several bit rates", () => {
  const work =
    "video:\n  src: media/a.mp4\n  captions: media/a.vtt\n  playlist: media/a.m3u8\n  seconds: 60";
  const media = {
    ...{ "media/a.mp4": pointer, "media/a.vtt": pointer, "media/a.m3u8": pointer },
    ...{ "media/low.m3u8": pointer, "media/low-0.ts": pointer },
  };
  const playlists = {
    "media/a.m3u8": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8\n",
    "media/low.m3u8": "#EXTM3U\n#EXTINF:4,\nlow-0.ts\n",
  };

  it("has all its parts", () => {
    expect(faultsOf(work, media, playlists)).toEqual([]);
  });

  it("is not taken when a part is missing that a playlist leads to", () => {
    const { "media/low-0.ts": _, ...rest } = media;
    expect(faultsOf(work, rest, playlists)).toEqual([
      "media/low.m3u8：播放列表里的“low-0.ts”不在 media 文件夹里",
    ]);
  });
});

describe("courseware", () => {
  it("that cannot be used says why", () => {
    const problem = "课件包里缺少文件：a.html";
    const faults = faultsOf("package:\n  src: media/a.zip", {
      "media/a.zip": { ...pointer, problem },
    });
    expect(faults).toEqual([`lessons/02-beta.md：课件包不能用：${problem}`]);
  });
});
