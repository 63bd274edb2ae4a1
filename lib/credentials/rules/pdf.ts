/** Draws a sheet as PDF: letters embedded, text that can be copied, the same bytes every time. Pure. */
import { encode } from "uqr";
import { PAGE } from "@/lib/credentials/model";
import { beginDocument, type Document } from "@/lib/credentials/rules/document";
import type { Letters } from "@/lib/credentials/rules/fonts";
import { colours, type Mark, type Sheet } from "@/lib/credentials/rules/page";
import type { ReadyPicture } from "@/lib/credentials/rules/picture";

const MILLIMETRE = 72 / 25.4;

export type Materials = {
  letters: { regular: Letters; bold: Letters };
  pictures: ReadonlyMap<string, ReadyPicture>;
};

/** The finished file. `madeAt` is when the certificate was issued, so that a second copy is the same. */
export async function drawPdf(
  sheet: Sheet,
  { letters, pictures }: Materials,
  { author, madeAt }: { author: string; madeAt: Date },
): Promise<Uint8Array> {
  const { document, finish } = beginDocument(
    letters,
    { size: [PAGE.width * MILLIMETRE, PAGE.height * MILLIMETRE], margin: 0 },
    { title: sheet.title, author, madeAt },
  );
  const placed = new Map<string, PlacedPicture>();
  for (const mark of sheet.marks) draw(document, mark, { pictures, placed });
  return await finish();
}

type Drawing = Pick<Materials, "pictures"> & { placed: Map<string, PlacedPicture> };

function draw(document: Document, mark: Mark, drawing: Drawing) {
  const mm = (length: number) => length * MILLIMETRE;
  switch (mark.kind) {
    case "text":
      document
        .font(mark.bold ? "bold" : "regular", mark.size)
        .fillColor(mark.colour)
        .text(mark.text, mm(mark.x), mm(mark.baseline), {
          lineBreak: false,
          baseline: "alphabetic",
        });
      return;
    case "rectangle":
      document
        .rect(mm(mark.x), mm(mark.y), mm(mark.width), mm(mark.height))
        .lineWidth(mm(mark.line))
        .stroke(mark.colour);
      return;
    case "path":
      document
        .save()
        .translate(mm(mark.x), mm(mark.y))
        .scale(mm(mark.scale))
        .path(mark.d)
        .lineWidth(mark.line)
        .stroke(mark.colour)
        .restore();
      return;
    case "code":
      return drawCode(document, mark);
    case "picture":
      return drawPicture(document, mark, drawing);
  }
}

/** Each run of dark points of a row is one rectangle, all filled at once: no hairlines between them. */
function drawCode(document: Document, { text, x, y, width }: Extract<Mark, { kind: "code" }>) {
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  const point = (width * MILLIMETRE) / size;
  for (const [row, points] of data.entries()) {
    let from: number | null = null;
    for (let column = 0; column <= size; column += 1) {
      const dark = points[column] === true;
      if (dark && from === null) from = column;
      if (dark || from === null) continue;
      document.rect(
        x * MILLIMETRE + from * point,
        y * MILLIMETRE + row * point,
        (column - from) * point,
        point,
      );
      from = null;
    }
  }
  document.fill(colours.ink);
}

/** What the package takes for a picture that it has opened itself. */
type PlacedPicture = {
  label: string;
  width: number;
  height: number;
  obj: unknown;
  embed(): void;
};

function drawPicture(
  document: Document,
  mark: Extract<Mark, { kind: "picture" }>,
  { pictures, placed }: Drawing,
) {
  const picture = pictures.get(mark.hash);
  if (!picture) throw new Error(`The picture ${mark.hash} is not at hand`);
  let known = placed.get(mark.hash);
  if (!known) {
    const { width, height } = picture;
    const label = `P${placed.size + 1}`;
    known = { label, width, height, obj: embed(document, picture), embed() {} };
    placed.set(mark.hash, known);
  }
  const { x, y, width, height } = mark;
  const size = { width: width * MILLIMETRE, ...(height && { height: height * MILLIMETRE }) };
  // The types know pictures by name and bytes only.
  document.image(known as unknown as string, x * MILLIMETRE, y * MILLIMETRE, size);
}

type Reference = { end(data?: Uint8Array): void };
type WithReferences = { ref(data: Record<string, unknown>): Reference };

/** The samples as they are, without packing them once more. */
function embed(document: Document, picture: ReadyPicture): Reference {
  // What the package draws everything with, left out of its types.
  const { ref } = document as unknown as WithReferences;
  const stream = (data: Uint8Array, more: Record<string, unknown>) => {
    const reference = ref.call(document, {
      ...{ Type: "XObject", Subtype: "Image", BitsPerComponent: 8 },
      ...{ Width: picture.width, Height: picture.height, Filter: "FlateDecode", ...more },
    });
    reference.end(data);
    return reference;
  };
  const mask = picture.mask && stream(picture.mask, { ColorSpace: "DeviceGray" });
  return stream(picture.samples, {
    Filter: picture.filter,
    ColorSpace: picture.colours,
    ...(mask && { SMask: mask }),
  });
}
