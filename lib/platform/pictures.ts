import "server-only";
import sharp, { type Sharp } from "sharp";

/** One core at a time, and nothing kept: pictures are made smaller beside all other work. */
sharp.concurrency(1);
sharp.cache(false);

/** A picture of more pixels takes more memory than a server should give to a stranger's file. */
export const PIXELS_MAX = 64_000_000;
const ANIMATION_PIXELS_MAX = 200_000_000;

/** What browsers show all the same, such as a wrong checksum, does not spoil a picture; what is missing does. */
const lenient = { failOn: "truncated" } as const;

type Made = { content: Uint8Array; width: number; height: number };
export type PictureFacts = {
  /** As it is seen, after turning. */
  width: number;
  height: number;
  turned: boolean;
  /** More than one frame. */
  moves: boolean;
};

/** What a picture says of itself, without unpacking it. */
export async function readPicture(
  content: Uint8Array,
): Promise<PictureFacts | "damaged" | "too_many_pixels"> {
  const facts = await sharp(content, { ...lenient, limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!facts?.width || !facts.height) return "damaged";
  const { orientation = 1, pages = 1 } = facts;
  const frame = facts.pageHeight ?? facts.height;
  const pixels = facts.width * frame;
  if (pixels > PIXELS_MAX || pixels * pages > ANIMATION_PIXELS_MAX) return "too_many_pixels";
  const lies = orientation >= 5;
  return {
    width: lies ? frame : facts.width,
    height: lies ? facts.width : frame,
    turned: orientation !== 1,
    moves: pages > 1,
  };
}

/**
 * The picture made anew from its pixels: upright, no larger than `edge` on either side, and with nothing
 * beside the picture (place, device, preview, what was hung on at the end). Null when it cannot be unpacked.
 */
export async function rebuildPicture(
  content: Uint8Array,
  type: string,
  edge: number,
): Promise<Made | null> {
  const moves = type === "image/gif" || type === "image/webp";
  const upright = sharp(content, {
    ...lenient,
    limitInputPixels: ANIMATION_PIXELS_MAX,
    animated: moves,
  })
    .autoOrient()
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true });
  const written =
    type === "image/jpeg"
      ? upright.jpeg({ quality: 86, mozjpeg: true })
      : type === "image/webp"
        ? upright.webp({ quality: 86 })
        : type === "image/gif"
          ? upright.gif()
          : upright.png();
  return await made(written);
}

/** The picture as WebP of so many pixels' width; null when it is no wider, or cannot be unpacked. */
export async function smallerPicture(content: Uint8Array, width: number): Promise<Made | null> {
  const whole = await readPicture(content);
  if (typeof whole === "string" || whole.width <= width) return null;
  return await made(
    sharp(content, { ...lenient, limitInputPixels: PIXELS_MAX })
      .autoOrient()
      .resize({ width })
      .webp({ quality: 80 }),
  );
}

/** The picture as WebP, no wider than `width`. */
export async function posterPicture(content: Uint8Array, width: number): Promise<Made | null> {
  return await made(
    sharp(content, { ...lenient, limitInputPixels: PIXELS_MAX })
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 80 }),
  );
}

async function made(picture: Sharp): Promise<Made | null> {
  const done = await picture.toBuffer({ resolveWithObject: true }).catch(() => null);
  if (!done) return null;
  const { width, height, pageHeight } = done.info;
  return { content: new Uint8Array(done.data), width, height: pageHeight ?? height };
}
