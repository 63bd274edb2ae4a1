/**
 * Writes a zip as it is sent: at no time is more than one file of it in memory. Sizes and checksums
 * stand before the bytes, where every program finds them; a file that streams is therefore read
 * twice. The same files give the same bytes. Pure but for what `open` reads.
 */
import { deflateSync } from "fflate";
import { crc32 } from "@/lib/transfer/rules/exchange/unpack";

/** A file to pack: its bytes, or where they come from. What streams is stored as it is. */
export type PackedFile =
  | { path: string; content: Uint8Array }
  | { path: string; bytes: number; open: () => Promise<AsyncIterable<Uint8Array>> };

type Header = { name: Uint8Array; method: 0 | 8; crc: number; packed: number; bytes: number };

/** What all sizes and offsets of a zip without extensions can say. */
export const ZIP_BYTES_MAX = 0xfffffffe;

const VERSION = 20;
const UTF8 = 0x800;
/** 1 January 2000, 0:00: a file's time would make the same course two archives. */
const [TIME, DATE] = [0, ((2000 - 1980) << 9) | (1 << 5) | 1];

/**
 * The zip piece by piece.
 *
 * @throws when a file that streams is not as long as was said
 */
export async function* zipOf(files: Iterable<PackedFile>): AsyncGenerator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const file of files) {
    const packed = "content" in file ? packedContent(file) : await packedStream(file);
    const local = localHeader(packed.header);
    directory.push(centralHeader(packed.header, at));
    yield local;
    for await (const part of await packed.body()) yield part;
    at += local.length + packed.header.packed;
  }
  for (const header of directory) yield header;
  const bytes = directory.reduce((sum, { length }) => sum + length, 0);
  yield endRecord(directory.length, bytes, at);
}

/** A zip of this length at most, headers included; for refusing what no zip can hold. */
export function zipBytesAtMost(files: Iterable<PackedFile>): number {
  let bytes = 22;
  for (const file of files) {
    const length = "content" in file ? file.content.length : file.bytes;
    bytes += length + file.path.length * 6 + 256;
  }
  return bytes;
}

type Packed = { header: Header; body: () => Promise<AsyncIterable<Uint8Array>> };

function packedContent({ path, content }: { path: string; content: Uint8Array }): Packed {
  const deflated = deflateSync(content, { level: 6 });
  const smaller = deflated.length < content.length;
  const body = smaller ? deflated : content;
  const header: Header = {
    name: new TextEncoder().encode(path),
    method: smaller ? 8 : 0,
    crc: crc32(content),
    packed: body.length,
    bytes: content.length,
  };
  return { header, body: async () => only(body) };
}

async function packedStream(file: Extract<PackedFile, { open: unknown }>): Promise<Packed> {
  let crc = 0;
  let bytes = 0;
  for await (const part of await file.open()) {
    crc = crc32(part, crc);
    bytes += part.length;
  }
  if (bytes !== file.bytes) throw new Error(`${file.path} has ${bytes} bytes, not ${file.bytes}`);
  const name = new TextEncoder().encode(file.path);
  return { header: { name, method: 0, crc, packed: bytes, bytes }, body: file.open };
}

async function* only(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

function localHeader(header: Header): Uint8Array {
  const [bytes, view] = blank(30 + header.name.length);
  view.setUint32(0, 0x04034b50, true);
  common(view, 4, header);
  bytes.set(header.name, 30);
  return bytes;
}

function centralHeader(header: Header, at: number): Uint8Array {
  const [bytes, view] = blank(46 + header.name.length);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, VERSION, true);
  common(view, 6, header);
  view.setUint32(42, at, true);
  bytes.set(header.name, 46);
  return bytes;
}

/** What both headers of a file say, in the same order. */
function common(view: DataView, at: number, { name, method, crc, packed, bytes }: Header): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 6, TIME, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, packed, true);
  view.setUint32(at + 18, bytes, true);
  view.setUint16(at + 22, name.length, true);
}

function endRecord(entries: number, bytes: number, at: number): Uint8Array {
  const [record, view] = blank(22);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, entries, true);
  view.setUint16(10, entries, true);
  view.setUint32(12, bytes, true);
  view.setUint32(16, at, true);
  return record;
}

function blank(length: number): [Uint8Array, DataView] {
  const bytes = new Uint8Array(length);
  return [bytes, new DataView(bytes.buffer)];
}
