/** Draws a sheet as a picture for the screen, its letters as outlines: no font to load, the same as the PDF. Pure. */
import { PAGE } from "@/lib/credentials/model";
import { codePath } from "@/lib/credentials/rules/code";
import type { Letters } from "@/lib/credentials/rules/fonts";
import { colours, type Mark, type Sheet } from "@/lib/credentials/rules/page";
import type { Materials } from "@/lib/credentials/rules/pdf";

const POINT = 25.4 / 72;

/** The sheet as SVG, in millimetres. Pictures that are not at hand are left out. */
export function drawSvg(sheet: Sheet, materials: Materials): string {
  const marks = sheet.marks.map((mark) => drawn(mark, materials)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PAGE.width} ${PAGE.height}"><rect width="100%" height="100%" fill="#fff"/>${marks}</svg>`;
}

function drawn(mark: Mark, { letters, pictures }: Materials): string {
  switch (mark.kind) {
    case "text":
      return textOutline(mark, mark.bold ? letters.bold : letters.regular);
    case "rectangle":
      return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}" fill="none" stroke="${mark.colour}" stroke-width="${mark.line}"/>`;
    case "path":
      return `<path d="${mark.d}" transform="translate(${round(mark.x)} ${round(mark.y)}) scale(${round(mark.scale)})" fill="none" stroke="${mark.colour}" stroke-width="${mark.line}"/>`;
    case "code":
      return codeOutline(mark);
    case "picture": {
      const picture = pictures.get(mark.hash);
      if (!picture) return "";
      const height = mark.height ?? (mark.width * picture.height) / picture.width;
      const data = Buffer.from(picture.source).toString("base64");
      return `<image x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${round(height)}" preserveAspectRatio="none" href="data:${picture.type};base64,${data}"/>`;
    }
  }
}

function textOutline(
  { text, x, baseline, size, colour }: Extract<Mark, { kind: "text" }>,
  { font }: Letters,
): string {
  const scale = (size * POINT) / font.unitsPerEm;
  let at = 0;
  const outlines = Array.from(text, (sign) => {
    const glyph = font.glyphForCodePoint(sign.codePointAt(0) ?? 0);
    const d = glyph.path.toSVG();
    const outline = d === "" ? "" : `<path d="${d}" transform="translate(${at} 0)"/>`;
    at += glyph.advanceWidth;
    return outline;
  }).join("");
  return `<g fill="${colour}" transform="translate(${round(x)} ${round(baseline)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})">${outlines}</g>`;
}

function codeOutline({ text, x, y, width }: Extract<Mark, { kind: "code" }>): string {
  const { size, d } = codePath(text);
  return `<path d="${d}" fill="${colours.ink}" transform="translate(${x} ${y}) scale(${(width / size).toFixed(6)})" shape-rendering="crispEdges"/>`;
}

function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}
