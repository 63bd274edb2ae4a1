import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCues } from "@/lib/media/rules/cues";
import { mp4Seconds } from "@/lib/media/rules/duration";
import { playlistNames, withAddresses } from "@/lib/media/rules/playlist";

describe("mp4Seconds", () => {
  it("reads the length of a film", () => {
    expect(mp4Seconds(readFileSync("content/policy/media/intro.mp4"))).toBe(88);
  });

  it("reads a header that counts in 64 bits", () => {
    const header = new DataView(new ArrayBuffer(8 + 8 + 32));
    const name = (at: number, word: string) => {
      for (const [index, letter] of [...word].entries()) {
        header.setUint8(at + index, letter.charCodeAt(0));
      }
    };
    header.setUint32(0, 48);
    name(4, "moov");
    header.setUint32(8, 40);
    name(12, "mvhd");
    header.setUint8(16, 1);
    header.setUint32(36, 1000);
    header.setBigUint64(40, 90_500n);
    expect(mp4Seconds(new Uint8Array(header.buffer))).toBe(90.5);
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["words", new TextEncoder().encode("this is no film at all, whatever its name says")],
    ["a box longer than the file", new Uint8Array([0, 0, 1, 0, 0x6d, 0x6f, 0x6f, 0x76])],
    ["a box without length", new Uint8Array([0, 0, 0, 4, 0x6d, 0x6f, 0x6f, 0x76])],
  ])("says so when there is no header to read: %s", (_, bytes) => {
    expect(mp4Seconds(bytes)).toBeNull();
  });
});

it("reads captions with their times, and leaves out what is none", () => {
  const vtt =
    "WEBVTT\r\n\r\nNOTE 说明\r\n\r\n1\r\n00:01.500 --> 00:03.000 line:0\r\n<v 讲师>先看门牌，\r\n再敲门。\r\n\r\n01:00:00.000 --> 01:00:02.000\r\n完\r\n";
  expect(readCues(vtt)).toEqual([
    { from: 1.5, to: 3, text: "先看门牌，再敲门。" },
    { from: 3600, to: 3602, text: "完" },
  ]);
});

describe("a playlist", () => {
  const master =
    '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,URI="sound.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=300000\nlow.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=900000\nhigh.m3u8\n';

  it("names the files it leads to", () => {
    expect(playlistNames(master)).toEqual(["sound.m3u8", "low.m3u8", "high.m3u8"]);
  });

  it("leads to their addresses, and elsewhere where there is none", () => {
    const told = withAddresses(master, (name) => (name === "high.m3u8" ? null : `../x/${name}`));
    expect(told).toContain('URI="../x/sound.m3u8"');
    expect(told.split("\n")).toContain("../x/low.m3u8");
    expect(told.split("\n")).toContain("high.m3u8");
  });
});
