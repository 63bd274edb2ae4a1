/**
 * Zip files, read so that no file can harm: nothing unpacks to more than it says, names that lead
 * out of the archive are refused, nothing is written anywhere. Pure.
 */
import { type Zippable, zipSync } from "fflate";
import { Unpacker } from "@/lib/transfer/rules/exchange/unpack";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import {
  dataOffset,
  findDirectory,
  LOCAL_HEADER_BYTES,
  readDirectory,
  TAIL_BYTES,
  type ZipEntry,
} from "@/lib/transfer/rules/exchange/zip-directory";

export type ArchiveLimits = { entries: number; entryBytes: number; totalBytes: number };

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 5000,
  entryBytes: 32 * 1024 * 1024,
  totalBytes: 128 * 1024 * 1024,
};

export function isArchive(content: Uint8Array): boolean {
  return content[0] === 0x50 && content[1] === 0x4b && (content[2] === 3 || content[2] === 5);
}

/**
 * The files of an archive by path, without folders. `wanted` may leave files packed.
 *
 * @throws UnreadableFile when it is damaged, too large when unpacked, or names a path outside itself
 */
export function readArchive(
  content: Uint8Array,
  {
    wanted = () => true,
    limits = ARCHIVE_LIMITS,
  }: { wanted?: (path: string) => boolean; limits?: ArchiveLimits } = {},
): Map<string, Uint8Array> {
  const tail = content.subarray(Math.max(0, content.length - TAIL_BYTES));
  const place = findDirectory(tail, content.length);
  const directory = content.subarray(place.at, place.at + place.bytes);
  const { entries } = place;
  const all = readDirectory(directory, { entries, entriesMax: limits.entries });
  const chosen = all.filter(({ path }) => wanted(path));
  refuseExcess(chosen, content.length, limits);
  return new Map(chosen.map((entry) => [entry.path, unpack(content, entry)]));
}

/** @throws UnreadableFile when files are too large, come twice, or lie upon one another */
export function refuseExcess(
  entries: readonly ZipEntry[],
  size: number,
  limits: ArchiveLimits,
): void {
  const seen = new Set<string>();
  let packed = 0;
  let total = 0;
  for (const entry of entries) {
    if (seen.has(entry.path)) throw new UnreadableFile(`压缩包里有两个同名文件：${entry.path}`);
    seen.add(entry.path);
    packed += entry.packed;
    total += entry.bytes;
    if (entry.bytes > limits.entryBytes || total > limits.totalBytes) {
      throw new UnreadableFile("压缩包解开后太大，为了安全不予读取");
    }
  }
  if (packed > size) throw new UnreadableFile("压缩包已损坏，解不开");
}

function unpack(content: Uint8Array, entry: ZipEntry): Uint8Array {
  const at = dataOffset(entry, content.subarray(entry.at, entry.at + LOCAL_HEADER_BYTES));
  const parts: Uint8Array[] = [];
  const unpacker = new Unpacker(entry, (part) => parts.push(part));
  unpacker.push(content.subarray(at, at + entry.packed), true);
  return joined(parts, entry.bytes);
}

/** What an archive holds, by path; nothing is unpacked. */
export function archiveNames(content: Uint8Array): Set<string> {
  const names = new Set<string>();
  readArchive(content, {
    wanted: (path) => {
      names.add(path);
      return false;
    },
  });
  return names;
}

/** Packs files; the same files give the same bytes. Pictures are as small as they get already. */
export function writeArchive(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(([path, content]): [string, Zippable[string]] => [
    path,
    /\.(png|jpg|webp|gif)$/.test(path) ? [content, { level: 0 }] : content,
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(Date.UTC(2000, 0, 1)), level: 6 });
}

/** For XML that a library reads: without a document type there are no entities to expand or fetch. */
export function refuseDocumentType(xml: Uint8Array): void {
  if (/<!DOCTYPE/i.test(new TextDecoder().decode(xml.subarray(0, 4096)))) {
    throw new UnreadableFile("文件里有文档类型声明（DOCTYPE），为了安全不予读取");
  }
}

function joined(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
