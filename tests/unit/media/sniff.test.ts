/** What uploaded bytes are, whatever their name says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesMax, claimedKind, endsAsArchive, kindOf, sniff } from "@/lib/media/rules/sniff";
import { writeArchive } from "@/lib/transfer/rules/exchange/archive";
import { gifOf, jpgOf, pngOf, webpOf } from "@/tests/support/pictures";

const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const utf8 = (text: string) => new TextEncoder().encode(text);
const box = (brand: string) =>
  latin(`\u0000\u0000\u0000\u0018ftyp${brand}\u0000\u0000\u0000\u0000`);

describe("first bytes tell", () => {
  it.each([
    ["a film", box("isom"), "video/mp4"],
    ["a recording", box("M4A "), "audio/mp4"],
    [
      "a recording with notes",
      latin("ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000"),
      "audio/mpeg",
    ],
    ["a recording without", latin("\u00ff\u00fb\u0090\u0000\u0000\u0000"), "audio/mpeg"],
    ["a PNG", pngOf(3, 4), "image/png"],
    ["a JPEG", jpgOf(3, 4), "image/jpeg"],
    ["a GIF", gifOf(3, 4), "image/gif"],
    ["a WebP", webpOf(3, 4), "image/webp"],
    ["a document", latin("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"), "application/pdf"],
    ["a document of plain signs", utf8("%PDF-1.4\n1 0 obj"), "application/pdf"],
    ["an archive", writeArchive({ "a.txt": utf8("a") }), "application/zip"],
    ["captions", utf8("\ufeffWEBVTT\n\n"), "text/vtt"],
    [
      "a figure",
      utf8('<?xml version="1.0"?>\n<!-- 图 --><svg viewBox="0 0 1 1"/>'),
      "image/svg+xml",
    ],
    [
      "a figure that a drawing program wrote",
      utf8('<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>'),
      "image/svg+xml",
    ],
  ])("%s", (_, content, type) => {
    expect(sniff(content)).toEqual({ type });
  });

  it.each([
    ["a program for Windows", latin("MZ\u0090\u0000\u0003"), "media.program"],
    ["a program for Linux", latin("\u007fELF\u0002\u0001"), "media.program"],
    ["a program for macOS", latin("\u00cf\u00fa\u00ed\u00fe"), "media.program"],
    ["a script", utf8("#!/bin/sh\nrm -rf /"), "media.program"],
    ["a page", utf8("\n  <!DOCTYPE HTML><p>"), "media.program"],
    ["a page that begins with words", utf8("你好 <script>alert(1)</script>"), "media.program"],
    ["a page that calls itself a document", utf8("%PDF-1.7 <script>x()</script>"), "media.program"],
    ["a page that calls itself a recording", latin("ID3\u0000<html>\u0000"), "media.program"],
    ["a photo as iPhones take it", box("heic"), "media.heic"],
    ["a film as iPhones take it", box("qt  "), "media.mov"],
    ["words", utf8("第一讲的提纲"), "media.kind_unknown"],
    ["an old Word document", latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1"), "media.kind_unknown"],
    ["nothing", new Uint8Array(), "media.kind_unknown"],
  ])("%s is not taken", (_, content, rejection) => {
    expect(sniff(content)).toEqual({ rejection });
  });

  it("never stumble", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        const sniffed = sniff(content);
        expect("type" in sniffed || "rejection" in sniffed).toBe(true);
      }),
    );
  });
});

describe("an archive behind another file", () => {
  const hidden = writeArchive({ "run.js": utf8("alert(1)") });

  it("is found by the list at its end", () => {
    const film = Buffer.concat([box("isom"), Buffer.alloc(70_000, 3), hidden]);
    expect(endsAsArchive(film.subarray(film.length - 65_558), film.length)).toBe(true);
  });

  it("is not seen where only its sign stands by chance", () => {
    const film = Buffer.concat([box("isom"), latin("PK\u0005\u0006"), Buffer.alloc(40, 3)]);
    expect(endsAsArchive(film, film.length)).toBe(false);
    expect(endsAsArchive(new Uint8Array(), 0)).toBe(false);
  });
});

describe("names", () => {
  it.each([
    ["社区走访.MP4", "film"],
    ["录音.m4a", "recording"],
    ["合影.JPEG", "picture"],
    ["图.svg", "figure"],
    ["课件.zip", "courseware"],
    ["安装.exe", null],
    ["合影.jpg.exe", null],
    ["没有后缀", null],
    ["constructor", null],
    ["a.constructor", null],
  ])("claim a kind: %s", (name, kind) => {
    expect(claimedKind(name)).toBe(kind);
  });

  it("cannot raise the most bytes a file may have", () => {
    expect(bytesMax("film", 512)).toBe(512 * 1024 * 1024);
    expect(bytesMax("picture", 512)).toBe(30 * 1024 * 1024);
    expect(kindOf("video/mp2t")).toBe("film");
  });
});
