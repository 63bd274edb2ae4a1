/** Files to upload, made for one test each. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "wushe-media-"));
let made = 0;

/** A number that no other file of this run has. */
function next(): number {
  made += 1;
  return made;
}

/** A film that can be watched, of so many bytes: the rest is room that players skip. */
export function film(name: string, bytes: number): string {
  const start = readFileSync("content/policy/media/intro.mp4");
  const room = Buffer.alloc(bytes - start.length, next());
  room.writeUInt32BE(room.length, 0);
  room.write("free", 4, "latin1");
  return file(name, Buffer.concat([start, room]));
}

export function file(name: string, content: Buffer | string): string {
  const path = join(mkdtempSync(join(folder, "f-")), name);
  writeFileSync(path, content);
  return path;
}

/** A picture of one colour that no other test has. */
export function picture(name: string): string {
  const grey = next().toString(16).padStart(2, "0");
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
    "base64",
  );
  // A note on density with a number of its own keeps the bytes apart.
  const density = `0000${grey}0b`.padStart(8, "0");
  const note = Buffer.from(
    `00000009${Buffer.from("pHYs").toString("hex")}${density}${density}01`,
    "hex",
  );
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(note.subarray(4)));
  return file(name, Buffer.concat([png.subarray(0, 33), note, sum, png.subarray(33)]));
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
