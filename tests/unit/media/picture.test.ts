import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureKind } from "@/lib/media/rules/picture";
import { gifOf, jpgOf, losslessWebpOf, lossyWebpOf, pngOf, webpOf } from "@/tests/support/pictures";

describe("what a picture is", () => {
  it.each([
    ["png", pngOf],
    ["gif", gifOf],
    ["jpg", jpgOf],
    ["webp", webpOf],
    ["webp", lossyWebpOf],
    ["webp", losslessWebpOf],
  ] as const)("%s is told by its first bytes, with its size", (ending, make) => {
    const size = fc.integer({ min: 1, max: 16_000 });
    fc.assert(
      fc.property(size, size, (width, height) => {
        expect(pictureKind(make(width, height))).toMatchObject({ ending, width, height });
      }),
    );
  });

  it("may have its marks filled up, as a JPEG's may", () => {
    const plain = jpgOf(30, 20);
    const filled = new Uint8Array([...plain.subarray(0, 2), 0xff, 0xff, ...plain.subarray(2)]);
    expect(pictureKind(filled)).toMatchObject({ ending: "jpg", width: 30, height: 20 });
  });

  it("is nothing else: no drawing that can run scripts, no damaged head, no bytes at random", () => {
    const text = (words: string) => new TextEncoder().encode(words);
    for (const other of [
      text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      text("GIF8"),
      pngOf().subarray(0, 20),
      pngOf(0, 5),
      lossyWebpOf(4, 4).fill(0, 23, 26),
      losslessWebpOf(4, 4).fill(0, 20, 21),
      new Uint8Array(5000).fill(0xff).fill(0xd8, 1, 2),
      jpgOf(4, 4).subarray(0, 12),
      new Uint8Array([0xff, 0xd8, 0xff, 0xfe, 0, 0, 0, 0, 0, 0, 0, 0]),
      new Uint8Array(),
    ]) {
      expect(pictureKind(other)).toBeNull();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => pictureKind(bytes)).not.toThrow();
      }),
    );
  });
});
