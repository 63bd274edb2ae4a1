/** The smallest pictures of each kind, by the numbers that their heads hold. */

/** A PNG that a browser draws: one grey point, or as large as its head says. */
export function pngOf(width = 1, height = 1): Uint8Array {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
    "base64",
  );
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return new Uint8Array(png);
}

export function gifOf(width: number, height: number): Uint8Array {
  const gif = Buffer.alloc(24);
  gif.write("GIF89a", "latin1");
  gif.writeUInt16LE(width, 6);
  gif.writeUInt16LE(height, 8);
  return new Uint8Array(gif);
}

export function jpgOf(width: number, height: number): Uint8Array {
  const frame = Buffer.alloc(17);
  frame.writeUInt16BE(0xffc0, 0);
  frame.writeUInt16BE(15, 2);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const comment = Buffer.from([0xff, 0xfe, 0, 6, 1, 2, 3, 4]);
  return new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xd8]), comment, frame]));
}

/** VP8X, the extended form. */
export function webpOf(width: number, height: number): Uint8Array {
  const webp = Buffer.alloc(30);
  webp.write("RIFF....WEBPVP8X", "latin1");
  webp.writeUIntLE(width - 1, 24, 3);
  webp.writeUIntLE(height - 1, 27, 3);
  return new Uint8Array(webp);
}

export function lossyWebpOf(width: number, height: number): Uint8Array {
  const webp = Buffer.alloc(30);
  webp.write("RIFF....WEBPVP8 ", "latin1");
  webp.set([0x9d, 0x01, 0x2a], 23);
  webp.writeUInt16LE(width, 26);
  webp.writeUInt16LE(height, 28);
  return new Uint8Array(webp);
}

export function losslessWebpOf(width: number, height: number): Uint8Array {
  const webp = Buffer.alloc(30);
  webp.write("RIFF....WEBPVP8L", "latin1");
  webp[20] = 0x2f;
  webp.writeUInt32LE(((height - 1) * 2 ** 14 + (width - 1)) >>> 0, 21);
  return new Uint8Array(webp);
}
