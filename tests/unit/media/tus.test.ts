/** The words of the tus protocol, and what recordings and films say of themselves. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mp3Seconds, soundStart } from "@/lib/media/rules/mp3";
import { boxHead, pictureTrack } from "@/lib/media/rules/mp4";
import { carriesMore } from "@/lib/media/rules/picture-extras";
import { readChecksum, readCount, readMetadata } from "@/lib/media/rules/tus";
import { jpgOf, pngOf } from "@/tests/support/pictures";

describe("headers of an upload", () => {
  it("carry names of any language", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const header = `filename ${Buffer.from(name).toString("base64")},empty,filetype dmlkZW8vbXA0`;
        const metadata = readMetadata(header);
        expect(metadata.get("filename")).toBe(Buffer.from(name).toString());
        expect(metadata.get("empty")).toBe("");
        expect(metadata.get("filetype")).toBe("video/mp4");
      }),
    );
  });

  it("that cannot be read say nothing", () => {
    expect([...readMetadata("filename !!!,a b c,x /w==")]).toEqual([]);
    expect([...readMetadata(null)]).toEqual([]);
    expect(["-1", "1e3", "", "12345678901234567890", null].map(readCount)).toEqual(
      Array(5).fill(null),
    );
    expect(readCount("1048576")).toBe(1048576);
  });

  it("carry a checksum that can be checked, or one that cannot", () => {
    expect(readChecksum(null)).toBeNull();
    expect(readChecksum("sha256 YWJj")).toEqual({ algorithm: "sha256", digest: "YWJj" });
    expect(readChecksum("crc32 YWJj")).toBe("unknown");
    expect(readChecksum("sha1 ")).toBe("unknown");
  });
});

describe("a recording", () => {
  /** MPEG-1 layer III, 128 kbit/s, 44.1 kHz. */
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);

  it("of one bit rate is as long as its bytes last", () => {
    expect(mp3Seconds(frame, 16_000 * 60)).toBeCloseTo(60, 1);
  });

  it("of varying bit rate says how many frames it has", () => {
    const counted = Buffer.from(frame);
    counted.write("Xing", 36, "latin1");
    counted.writeUInt32BE(1, 40);
    counted.writeUInt32BE(1000, 44);
    expect(mp3Seconds(counted, 5_000)).toBeCloseTo((1000 * 1152) / 44100, 5);
  });

  it("begins behind its notes", () => {
    const notes = Buffer.from("ID3\u0004\u0000\u0000\u0000\u0000\u0001\u0000", "latin1");
    expect(soundStart(notes)).toBe(10 + 128);
    expect(soundStart(frame)).toBe(0);
  });

  it("without a frame has no length", () => {
    expect(mp3Seconds(Buffer.alloc(400), 400)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const seconds = mp3Seconds(bytes, bytes.length);
        expect(seconds === null || seconds >= 0).toBe(true);
      }),
    );
  });
});

describe("a film", () => {
  const film = readFileSync("content/policy/media/intro.mp4");

  it("says how large its picture is and how it is coded", () => {
    const at = film.indexOf("moov", 0, "latin1") - 4;
    const moov = film.subarray(at, at + film.readUInt32BE(at));
    expect(pictureTrack(moov)).toEqual({ width: 1280, height: 720, codecs: ["avc1"] });
  });

  it("of boxes that lie about their length is not followed", () => {
    expect(boxHead(Buffer.from("\u0000\u0000\u0000\u0004moov", "latin1"), 100)).toBeNull();
    expect(boxHead(Buffer.from("\u0000\u0000\u0001\u0000moov", "latin1"), 100)).toBeNull();
    expect(boxHead(Buffer.from("\u0000\u0000\u0000\u0000mdat", "latin1"), 100)).toEqual({
      ...{ type: "mdat", bytes: 100, head: 8 },
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => pictureTrack(bytes)).not.toThrow();
      }),
    );
  });
});

describe("a picture's file", () => {
  it("is told apart when it holds more than the picture", () => {
    expect(carriesMore(pngOf(), "image/png")).toBe(false);
    expect(carriesMore(Buffer.concat([pngOf(), Buffer.from("x")]), "image/png")).toBe(true);
    expect(carriesMore(jpgOf(3, 4), "image/jpeg")).toBe(true);
  });

  it("never stumbles", () => {
    const types = fc.constantFrom("image/jpeg", "image/png", "image/webp", "image/gif");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), types, (bytes, type) => {
        expect(typeof carriesMore(bytes, type)).toBe("boolean");
      }),
    );
  });
});
