/** Whether a picture's file holds more than the picture: where it was taken, notes, other files. Pure. */

/** Looks at the frame of the file only; the pixels are not unpacked. */
export function carriesMore(content: Uint8Array, type: string): boolean {
  switch (type) {
    case "image/jpeg":
      return jpegCarries(content);
    case "image/png":
      return pngCarries(content);
    case "image/webp":
      return webpCarries(content);
    default:
      return content.at(-1) !== 0x3b;
  }
}

/** JFIF, a colour profile and Adobe's colour mark belong to the picture; other notes do not. */
const JPEG_KEPT = new Set([0xe0, 0xe2, 0xee]);

function jpegCarries(content: Uint8Array): boolean {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  for (let at = 2; at + 4 <= content.length; ) {
    const marker = view.getUint16(at);
    if (marker >> 8 !== 0xff) return true;
    const kind = marker & 0xff;
    // Where the pixels begin the notes are over; nothing may stand after the end.
    if (kind === 0xda) return view.getUint16(content.length - 2) !== 0xffd9;
    if ((kind >= 0xe0 && kind <= 0xef && !JPEG_KEPT.has(kind)) || kind === 0xfe) return true;
    at += 2 + view.getUint16(at + 2);
  }
  return true;
}

const PNG_KEPT =
  /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|sBIT|bKGD|pHYs|acTL|fcTL|fdAT|cICP)$/;

function pngCarries(content: Uint8Array): boolean {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  for (let at = 8; at + 12 <= content.length; ) {
    const name = String.fromCharCode(...content.subarray(at + 4, at + 8));
    if (!PNG_KEPT.test(name)) return true;
    at += 12 + view.getUint32(at);
    if (name === "IEND") return at !== content.length;
  }
  return true;
}

const WEBP_KEPT = /^(VP8 |VP8L|VP8X|ALPH|ANIM|ANMF|ICCP)$/;

function webpCarries(content: Uint8Array): boolean {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (content.length < 12 || view.getUint32(4, true) + 8 !== content.length) return true;
  for (let at = 12; at + 8 <= content.length; ) {
    if (!WEBP_KEPT.test(String.fromCharCode(...content.subarray(at, at + 4)))) return true;
    const bytes = view.getUint32(at + 4, true);
    at += 8 + bytes + (bytes % 2);
  }
  return false;
}
