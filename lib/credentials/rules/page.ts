/** Where everything stands on the sheet: the one layout that the PDF and the picture are drawn by. Pure. */
import {
  type CertificateWords,
  type Layout,
  PAGE,
  type TemplateBody,
  type TextPart,
  type TextPlace,
  textParts,
} from "@/lib/credentials/model";
import { type Letters, MISSING, withKnownSigns } from "@/lib/credentials/rules/fonts";
import { breakLines } from "@/lib/credentials/rules/lines";
import { RINGS, ringPaths } from "@/lib/credentials/rules/ring-paths";
import { certificateTexts, verificationAddress } from "@/lib/credentials/rules/wording";
import { dateInWords } from "@/lib/platform/wording";

export const colours = {
  teal: "#0e6468",
  amber: "#cf6a24",
  ink: "#2a2721",
  muted: "#635b4c",
  red: "#b3261e",
};
const WATERMARK = "#eef4f1";
const WATERMARK_AMBER = "#fbf1e7";

/** One thing to draw. Lengths in millimetres from the upper left, letters in points. */
export type Mark =
  | {
      kind: "text";
      text: string;
      x: number;
      baseline: number;
      size: number;
      bold: boolean;
      colour: string;
    }
  | {
      kind: "rectangle";
      x: number;
      y: number;
      width: number;
      height: number;
      line: number;
      colour: string;
    }
  | { kind: "path"; d: string; x: number; y: number; scale: number; line: number; colour: string }
  | { kind: "picture"; hash: string; x: number; y: number; width: number; height: number | null }
  | { kind: "code"; text: string; x: number; y: number; width: number };

export type Sheet = { marks: Mark[]; title: string; missing: string[] };

type Typeface = { regular: Letters; bold: Letters };

const POINT = 25.4 / 72;
const styles: Record<TextPart, { bold: boolean; colour: string; leading: number }> = {
  title: { bold: true, colour: colours.teal, leading: 1.3 },
  number: { bold: false, colour: colours.muted, leading: 1.5 },
  name: { bold: true, colour: colours.ink, leading: 1.4 },
  body: { bold: false, colour: colours.ink, leading: 1.8 },
  issuer: { bold: true, colour: colours.ink, leading: 1.4 },
  date: { bold: false, colour: colours.ink, leading: 1.4 },
  check: { bold: false, colour: colours.muted, leading: 1.6 },
};

/** The certificate as marks on a sheet, the lowest first, and the signs of it that the letters lack. */
export function layOut(
  template: TemplateBody,
  words: CertificateWords,
  { site, letters, revokedAt = null }: { site: string; letters: Typeface; revokedAt?: Date | null },
): Sheet {
  const { layout, background, seal } = template;
  const texts = certificateTexts(template, words, site);
  const missing = new Set<string>();
  const written = textParts.flatMap((part) => {
    const face = styles[part].bold ? letters.bold : letters.regular;
    const known = withKnownSigns(texts[part], face);
    for (const sign of known.missing) missing.add(sign);
    return writePart(part, known.text, layout, face);
  });
  const marks: Mark[] = [
    ...(background
      ? [{ kind: "picture" as const, hash: background, x: 0, y: 0, ...PAGE }]
      : ownGround()),
    ...rings(layout.rings, [colours.amber, colours.teal]),
    ...written,
    {
      kind: "code",
      text: verificationAddress(site, words.code),
      ...layout.qr,
    },
    // A seal lies over what it seals.
    ...(seal ? [{ kind: "picture" as const, hash: seal, ...layout.seal, height: null }] : []),
    ...missingNote([...missing]),
    ...(revokedAt ? revocationStamp(revokedAt, letters.bold) : []),
  ];
  return { marks, title: `${texts.title} ${words.number}`, missing: [...missing] };
}

/** What a sheet without a picture of its own is printed on: two frames and the rings, faintly. */
function ownGround(): Mark[] {
  const frame = (inset: number, line: number, colour: string): Mark => ({
    kind: "rectangle",
    x: inset,
    y: inset,
    width: PAGE.width - 2 * inset,
    height: PAGE.height - 2 * inset,
    line,
    colour,
  });
  return [
    ...rings({ x: 84, y: 42, width: 130 }, [WATERMARK_AMBER, WATERMARK]),
    frame(9, 1.1, colours.teal),
    frame(11.4, 0.3, colours.amber),
    ...corners(),
  ];
}

/** A ring in each corner, where the frames meet. */
function corners(): Mark[] {
  const circle = "M-2.6 0A2.6 2.6 0 1 1 2.6 0A2.6 2.6 0 1 1 -2.6 0Z";
  const inset = 17.5;
  return [
    { x: inset, y: inset, colour: colours.teal },
    { x: PAGE.width - inset, y: inset, colour: colours.amber },
    { x: inset, y: PAGE.height - inset, colour: colours.amber },
    { x: PAGE.width - inset, y: PAGE.height - inset, colour: colours.teal },
  ].map(({ x, y, colour }) => ({ kind: "path", d: circle, x, y, scale: 1, line: 0.7, colour }));
}

function rings(
  { x, y, width }: { x: number; y: number; width: number },
  [first, rest]: [string, string],
): Mark[] {
  const scale = width / RINGS.size;
  return ringPaths.map((d, ring) => ({
    kind: "path",
    d,
    x: x - RINGS.left * scale,
    y: y - RINGS.top * scale,
    scale,
    line: RINGS.stroke,
    colour: ring === 0 ? first : rest,
  }));
}

function writePart(part: TextPart, text: string, layout: Layout, face: Letters): Mark[] {
  const { bold, colour, leading } = styles[part];
  const place = part === "body" ? fitted(text, layout, face) : layout[part];
  const step = place.size * leading * POINT;
  return linesOf(part, text, place, face).map((line, at) => ({
    kind: "text",
    text: line,
    x: startOf(line, place, face),
    baseline: place.y + place.size * POINT * 0.95 + at * step,
    size: place.size,
    bold,
    colour,
  }));
}

/** The body in letters small enough to end above what stands below it; never below 9 points. */
function fitted(text: string, layout: Layout, face: Letters): TextPlace {
  const { body, rings: mark, ...others } = layout;
  const below = Object.values(others)
    .filter(({ x, y, width }) => y > body.y && x < body.x + body.width && x + width > body.x)
    .map(({ y }) => y);
  const room = Math.min(PAGE.height - 12, ...below) - body.y;
  let size = body.size;
  const height = () =>
    linesOf("body", text, { ...body, size }, face).length * size * styles.body.leading * POINT;
  while (size > 9 && height() > room) size -= 0.5;
  return { ...body, size };
}

/** Paragraphs of the body begin two signs in, as they do in print here. */
function linesOf(part: TextPart, text: string, place: TextPlace, face: Letters): string[] {
  const indented =
    part === "body" && place.align === "left" ? text.replace(/^/gm, "\u3000\u3000") : text;
  return breakLines(indented, place.width, (line) => face.measure(line, place.size * POINT));
}

function startOf(line: string, { x, width, size, align }: TextPlace, face: Letters): number {
  const spare = width - face.measure(line, size * POINT);
  return x + { left: 0, center: spare / 2, right: spare }[align];
}

/** Across the sheet, so that one that no longer holds is not taken for one that does. */
function revocationStamp(revokedAt: Date, face: Letters): Mark[] {
  const centred = (text: string, baseline: number, size: number): Mark => ({
    ...{ kind: "text", text, baseline, size, bold: true, colour: colours.red },
    x: (PAGE.width - face.measure(text, size * POINT)) / 2,
  });
  return [
    {
      ...{ kind: "rectangle", x: 93.5, y: 79, width: 110, height: 52, line: 1.4 },
      colour: colours.red,
    },
    centred("已作废", 111, 72),
    centred(`${dateInWords(revokedAt)}起不再有效`, 124, 14),
  ];
}

/** Says aloud which signs are lacking: a certificate with a silent gap in a name is worth nothing. */
function missingNote(missing: string[]): Mark[] {
  if (missing.length === 0) return [];
  const signs = missing.map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  return [
    {
      kind: "text",
      text: `${MISSING} 字库暂缺的字：${signs.join("、")}`,
      x: 32,
      baseline: 194,
      size: 8,
      bold: false,
      colour: colours.muted,
    },
  ];
}
