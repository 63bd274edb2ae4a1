/** Files to upload, made for one test each. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

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
  const header = Buffer.from("00000001000000010800000000", "hex");
  const pixel = deflateSync(Buffer.from([0, next() % 256]));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const parts = [chunk("IHDR", header), chunk("IDAT", pixel), chunk("IEND", Buffer.alloc(0))];
  return file(name, Buffer.concat([signature, ...parts]));
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const frame = Buffer.alloc(8 + named.length);
  frame.writeUInt32BE(content.length);
  named.copy(frame, 4);
  frame.writeUInt32BE(crc(named), 4 + named.length);
  return frame;
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
