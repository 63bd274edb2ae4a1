/** What a picture is, told from its first bytes: its kind and its size in pixels. Pure. */
import type { MediaType } from "@/lib/media/model";

/** A picture for a phone's screen; what is larger was meant for print. */
export const PICTURE_BYTES_MAX = 5 * 1024 * 1024;
export const PICTURE_PIXELS_MAX = 6000;

export type PictureEnding = "png" | "jpg" | "webp" | "gif";
export type PictureKind = { ending: PictureEnding; type: MediaType; width: number; height: number };

/** Null for anything else, damaged heads included. SVG is none: it can run scripts. */
export function pictureKind(content: Uint8Array): PictureKind | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  for (const read of [png, gif, webp, jpg]) {
    const kind = read(content, view);
    if (kind && kind.width > 0 && kind.height > 0) return kind;
  }
  return null;
}

function png(content: Uint8Array, view: DataView): PictureKind | null {
  if (content.length < 24 || ascii(content, 0, 8) !== "\u0089PNG\r\n\u001a\n") return null;
  if (ascii(content, 12, 16) !== "IHDR") return null;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return { ending: "png", type: "image/png", width, height };
}

function gif(content: Uint8Array, view: DataView): PictureKind | null {
  if (content.length < 10 || !/^GIF8[79]a$/.test(ascii(content, 0, 6))) return null;
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  return { ending: "gif", type: "image/gif", width, height };
}

/** The three forms of WebP keep their size in three places. RFC 9649, section 2. */
function webp(content: Uint8Array, view: DataView): PictureKind | null {
  if (content.length < 30) return null;
  if (ascii(content, 0, 4) !== "RIFF" || ascii(content, 8, 12) !== "WEBP") return null;
  const kind = { ending: "webp", type: "image/webp" } as const;
  switch (ascii(content, 12, 16)) {
    case "VP8 ":
      if (ascii(content, 23, 26) !== "\u009d\u0001*") return null;
      return {
        ...kind,
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case "VP8L": {
      if (content[20] !== 0x2f) return null;
      const bits = view.getUint32(21, true);
      return { ...kind, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return {
        ...kind,
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint16(27, true) | ((content[29] ?? 0) << 16)) + 1,
      };
    default:
      return null;
  }
}

/** The size stands in the frame header, after segments that say how long they are. ITU T.81, B.2. */
function jpg(content: Uint8Array, view: DataView): PictureKind | null {
  if (content[0] !== 0xff || content[1] !== 0xd8) return null;
  for (let at = 2; at + 9 < content.length; ) {
    if (content[at] !== 0xff) return null;
    const marker = content[at + 1] ?? 0;
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { ending: "jpg", type: "image/jpeg", width, height };
    }
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

function ascii(content: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...content.subarray(from, to));
}
