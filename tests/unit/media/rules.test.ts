import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mediaType } from "@/lib/media/rules/kind";
import { byteRange } from "@/lib/media/rules/range";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("the type of a file", () => {
  it.each([
    ["media/a.mp4", "\0\0\0\u0018ftypisom", "video/mp4"],
    ["media/a.vtt", "WEBVTT\n\n", "text/vtt"],
    ["media/a.pdf", "%PDF-1.7\n", "application/pdf"],
  ])("%s is what its content says", (path, content, type) => {
    expect(mediaType(path, bytes(content))).toBe(type);
  });

  it("tells a picture by its first bytes", () => {
    expect(mediaType("media/a.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe("image/jpeg");
  });

  it.each([
    ["media/a.mp4", "<html><script>alert(1)</script>"],
    ["media/a.jpg", "%PDF-1.7"],
    ["media/a.vtt", "WEBVTTX"],
    ["media/a.pdf", ""],
    ["media/a.exe", "MZ"],
    ["media/../a.pdf", "%PDF-1.7"],
    ["a.pdf", "%PDF-1.7"],
  ])("%s with other content has none", (path, content) => {
    expect(mediaType(path, bytes(content))).toBeNull();
  });
});

describe("the range of a request", () => {
  it.each([
    [null, null],
    ["", null],
    ["bytes=0-0", { first: 0, last: 0 }],
    ["bytes=0-", { first: 0, last: 99 }],
    ["bytes=90-200", { first: 90, last: 99 }],
    ["bytes=-10", { first: 90, last: 99 }],
    ["bytes=-1000", { first: 0, last: 99 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=5-2", null],
    ["bytes=-", null],
    ["bytes=0-1,5-6", null],
    ["items=0-1", null],
  ])("%j of a hundred bytes is %j", (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected);
  });

  it("lies within the file, whatever is asked for", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 1e9 }), (asked, size) => {
        const range = byteRange(`bytes=${asked}`, size);
        if (range === null || range === "unsatisfiable") return;
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.last).toBeGreaterThanOrEqual(range.first);
        expect(range.last).toBeLessThan(size);
      }),
    );
  });
});
