/** The letters of a certificate. Opened once: decoding the tables costs more than a whole certificate. */
import { create, type Font } from "fontkit";

/** Stands for a sign that the letters lack, as type setters have always marked it. */
export const MISSING = "〓";

export type Letters = {
  font: Font;
  has(sign: string): boolean;
  /** Width of a text, in the unit of `size`. */
  measure(text: string, size: number): number;
};

/** @throws when the bytes are a collection of fonts, or none */
export function openLetters(bytes: Uint8Array): Letters {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!("layout" in font)) throw new Error("A collection of fonts is not one font");
  const widths = new Map<string, number>();
  const widthOf = (sign: string) => {
    const known = widths.get(sign);
    if (known !== undefined) return known;
    const { advanceWidth } = font.glyphForCodePoint(sign.codePointAt(0) ?? 0);
    const width = advanceWidth / font.unitsPerEm;
    widths.set(sign, width);
    return width;
  };
  return {
    font,
    has: (sign) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0),
    measure: (text, size) => size * Array.from(text).reduce((sum, sign) => sum + widthOf(sign), 0),
  };
}

/**
 * The text with each sign that is lacking replaced by the mark, and which those were. Signs that are
 * never printed, as those that steer the direction of writing, are left out.
 */
export function withKnownSigns(
  text: string,
  letters: Letters,
): { text: string; missing: string[] } {
  const missing: string[] = [];
  const printed = text.normalize("NFC").replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, "");
  const known = Array.from(printed, (sign) => {
    if (sign === "\n" || letters.has(sign)) return sign;
    missing.push(sign);
    return MISSING;
  });
  return { text: known.join(""), missing };
}
