/**
 * Pictures of a template, made ready for PDF once: decoding a seal with each of ten thousand
 * certificates would cost more than all the rest. Checked whole, so that none breaks later. Pure.
 */
import { unzlibSync, zlibSync } from "fflate";
import { PICTURE_BYTES_MAX, pictureKind } from "@/lib/media/rules/picture";

const PIXELS_MAX = 4000;

export type ReadyPicture = {
  width: number;
  height: number;
  /** The picture as a browser takes it. */
  type: "image/png" | "image/jpeg";
  source: Uint8Array;
  /** The samples, packed as `filter` says. */
  samples: Uint8Array;
  filter: "DCTDecode" | "FlateDecode";
  colours: "DeviceRGB" | "DeviceGray";
  /** How opaque each point is, packed likewise; null when all are. */
  mask: Uint8Array | null;
};

/** Null for what is no whole PNG or JPEG, or of a kind that is not printed here. */
export function readyPicture(source: Uint8Array): ReadyPicture | null {
  if (source.length > PICTURE_BYTES_MAX) return null;
  const kind = pictureKind(source);
  if (!kind || kind.width > PIXELS_MAX || kind.height > PIXELS_MAX) return null;
  const { width, height } = kind;
  try {
    if (kind.ending === "jpg") return jpeg(source, width, height);
    return kind.ending === "png" ? png(source, width, height) : null;
  } catch {
    return null;
  }
}

/** Grey or RGB; the four inks of print shops are turned round by some writers, and refused. */
function jpeg(source: Uint8Array, width: number, height: number): ReadyPicture | null {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  for (let at = 2; at + 10 < source.length; ) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) {
      at += 1;
      continue;
    }
    const isFrame =
      marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) {
      const [bits, components] = [source[at + 4], source[at + 9]];
      if (bits !== 8 || (components !== 1 && components !== 3)) return null;
      const colours = components === 1 ? "DeviceGray" : "DeviceRGB";
      const type = "image/jpeg" as const;
      return {
        ...{ width, height, type, source, samples: source },
        ...{ filter: "DCTDecode", colours, mask: null },
      };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Channels by colour type: grey, RGB, palette, grey and alpha, RGB and alpha. */
const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function png(source: Uint8Array, width: number, height: number): ReadyPicture | null {
  const { header, palette, transparency, data } = chunksOf(source);
  const [bits = 0, colour = 0, , , interlaced = 0] = header;
  const perPoint = channels[colour];
  if (!perPoint || bits === 16 || interlaced !== 0) return null;
  if (bits !== 8 && perPoint !== 1) return null;
  const rows = unfilter(unzlibSync(data), { width, height, bits: bits * perPoint });
  if (!rows) return null;

  const points = width * height;
  const isGrey = colour === 0 || colour === 4;
  const samples = new Uint8Array(points * (isGrey ? 1 : 3));
  const mask = new Uint8Array(points).fill(255);
  const stride = Math.ceil((width * bits * perPoint) / 8);
  for (let point = 0; point < points; point += 1) {
    const [row, column] = [Math.floor(point / width) * stride, point % width];
    if (colour === 3 || colour === 0) {
      const value = sampleAt(rows, row, column, bits);
      if (colour === 0) {
        samples[point] = Math.round((value * 255) / (2 ** bits - 1));
        const clear = transparency && transparency.length >= 2 && transparency[1] === value;
        if (clear) mask[point] = 0;
      } else {
        if ((value + 1) * 3 > palette.length) return null;
        samples.set(palette.subarray(value * 3, value * 3 + 3), point * 3);
        mask[point] = transparency?.[value] ?? 255;
      }
    } else {
      const at = row + column * perPoint;
      const colourChannels = isGrey ? 1 : 3;
      samples.set(rows.subarray(at, at + colourChannels), point * colourChannels);
      if (perPoint > colourChannels) mask[point] = rows[at + colourChannels] ?? 255;
    }
  }
  const opaque = mask.every((value) => value === 255);
  return {
    ...{ width, height, type: "image/png" as const, source, samples: zlibSync(samples) },
    ...{ filter: "FlateDecode" as const, colours: isGrey ? "DeviceGray" : "DeviceRGB" },
    mask: opaque ? null : zlibSync(mask),
  };
}

function sampleAt(rows: Uint8Array, row: number, column: number, bits: number): number {
  if (bits === 8) return rows[row + column] ?? 0;
  const bit = column * bits;
  const byte = rows[row + (bit >> 3)] ?? 0;
  return (byte >> (8 - bits - (bit & 7))) & (2 ** bits - 1);
}

function chunksOf(source: Uint8Array) {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  const parts: Uint8Array[] = [];
  let header: Uint8Array = new Uint8Array();
  let palette: Uint8Array = new Uint8Array();
  let transparency: Uint8Array | null = null;
  for (let at = 8; at + 12 <= source.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...source.subarray(at + 4, at + 8));
    const content = source.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") header = content.subarray(8);
    if (name === "PLTE") palette = content;
    if (name === "tRNS") transparency = content;
    if (name === "IDAT") parts.push(content);
    if (name === "IEND") break;
    at += 12 + length;
  }
  return { header, palette, transparency, data: Buffer.concat(parts) };
}

/** The rows without the byte that says how each was filtered; null when they are too short. W3C PNG, 9. */
function unfilter(
  data: Uint8Array,
  { width, height, bits }: { width: number; height: number; bits: number },
): Uint8Array | null {
  const stride = Math.ceil((width * bits) / 8);
  const step = Math.max(1, bits >> 3);
  if (data.length < (stride + 1) * height) return null;
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (stride + 1)];
    const [from, to] = [y * (stride + 1) + 1, y * stride];
    for (let x = 0; x < stride; x += 1) {
      const left = x >= step ? (out[to + x - step] ?? 0) : 0;
      const up = y > 0 ? (out[to + x - stride] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[to + x - stride - step] ?? 0) : 0;
      out[to + x] = (data[from + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) throw new RangeError("No such filter");
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [guess - left, guess - up, guess - corner].map(Math.abs) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
