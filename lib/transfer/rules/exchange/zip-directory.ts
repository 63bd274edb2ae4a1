/**
 * What a zip file says it holds, read from the directory at its end. The directory, not the stream
 * of files, is what every other program goes by; a stream has to guess where a file without a stated
 * length ends. Pure.
 */
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

export type ZipEntry = {
  path: string;
  /** 0 stored, 8 deflated. */
  method: number;
  crc: number;
  /** Bytes in the archive, and unpacked. */
  packed: number;
  bytes: number;
  /** Where its local header begins. */
  at: number;
};

/** What `findDirectory` needs of a file's end: the record, and a comment of the greatest length. */
export const TAIL_BYTES = 22 + 0xffff;
export const LOCAL_HEADER_BYTES = 30;

const DAMAGED = "压缩包已损坏，解不开";
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const CENTRAL_BYTES = 46;
const ENCRYPTED = 1;
const UTF8 = 0x800;

/**
 * Where the directory lies.
 *
 * @param tail the last bytes of the file, `TAIL_BYTES` or all of it
 * @param size of the whole file
 * @throws UnreadableFile when there is none
 */
export function findDirectory(
  tail: Uint8Array,
  size: number,
): { at: number; bytes: number; entries: number } {
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    const entries = view.getUint16(at + 10, true);
    const bytes = view.getUint32(at + 12, true);
    const begins = view.getUint32(at + 16, true);
    if (entries === 0xffff || begins === 0xffffffff) {
      throw new UnreadableFile("压缩包太大（超过4 GB，或超过6万个文件），请分成几个");
    }
    if (begins + bytes > size - tail.length + at) throw new UnreadableFile(DAMAGED);
    return { at: begins, bytes, entries };
  }
  throw new UnreadableFile(DAMAGED);
}

/** @throws UnreadableFile when the directory is damaged, or names a path outside the archive */
export function readDirectory(
  directory: Uint8Array,
  { entries, entriesMax }: { entries: number; entriesMax: number },
): ZipEntry[] {
  if (entries > entriesMax) throw new UnreadableFile(`压缩包里的文件超过${entriesMax}个`);
  if (entries === 0) throw new UnreadableFile("压缩包是空的，或已损坏");
  const view = viewOf(directory);
  const found: ZipEntry[] = [];
  let at = 0;
  for (let count = 0; count < entries; count += 1) {
    if (at + CENTRAL_BYTES > directory.length || view.getUint32(at, true) !== CENTRAL) {
      throw new UnreadableFile(DAMAGED);
    }
    const flags = view.getUint16(at + 8, true);
    const nameBytes = view.getUint16(at + 28, true);
    const after = at + CENTRAL_BYTES + nameBytes;
    if (after > directory.length) throw new UnreadableFile(DAMAGED);
    const name = nameOf(directory.subarray(at + CENTRAL_BYTES, after), (flags & UTF8) !== 0);
    const path = safePath(name);
    if (!path.endsWith("/") && path !== "") {
      if (flags & ENCRYPTED) throw new UnreadableFile("压缩包有密码，请去掉密码重新压缩后再试");
      found.push({
        path,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        bytes: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      });
    }
    at = after + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}

/** Where a file's packed bytes begin, from its local header. */
export function dataOffset(entry: ZipEntry, header: Uint8Array): number {
  const view = viewOf(header);
  const sound =
    header.length === LOCAL_HEADER_BYTES &&
    view.getUint32(0, true) === LOCAL &&
    view.getUint16(8, true) === entry.method;
  if (!sound) throw new UnreadableFile(DAMAGED);
  return entry.at + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
}

/**
 * A name as its author saw it. Without the mark for UTF-8 it is UTF-8 all the same when it can be
 * (macOS), else GB 18030 (Windows in Chinese).
 */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  for (const encoding of isUtf8 ? ["utf-8"] : ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // The next one, or none.
    }
  }
  throw new UnreadableFile("压缩包里有读不出的文件名");
}

function safePath(name: string): string {
  const parts = name.split("/");
  const leadsOut =
    /^[/\\]|^[A-Za-z]:|\\|\0/.test(name) || parts.some((part) => part === "..") || name === "";
  if (leadsOut) throw new UnreadableFile(`压缩包里有不安全的文件名：${name.slice(0, 60)}`);
  return parts.filter((part) => part !== ".").join("/");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
