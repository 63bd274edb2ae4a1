/**
 * Zip files, read so that no file can harm: what is unpacked is counted as it comes, names that
 * lead out of the archive are refused, nothing is written anywhere. Pure.
 */
import { Unzip, UnzipInflate, type Zippable, zipSync } from "fflate";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/checked";

export type ArchiveLimits = { entries: number; entryBytes: number; totalBytes: number };

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 5000,
  entryBytes: 32 * 1024 * 1024,
  totalBytes: 128 * 1024 * 1024,
};

/** Bytes handed to the unpacker at a time, so that a bomb is noticed before it has gone off. */
const STEP = 64 * 1024;

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
  const files = new Map<string, Uint8Array>();
  let entries = 0;
  let total = 0;
  // The unpacker hands whatever is thrown back to its caller as damage, so the refusal is kept.
  let tooLarge = false;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > limits.entries) throw new UnreadableFile(`压缩包里的文件超过${limits.entries}个`);
    const path = safePath(file.name);
    if (path.endsWith("/") || !wanted(path)) return;
    if (files.has(path)) throw new UnreadableFile(`压缩包里有两个同名文件：${path}`);
    const parts: Uint8Array[] = [];
    let bytes = 0;
    file.ondata = (error, part, final) => {
      bytes += part?.length ?? 0;
      total += part?.length ?? 0;
      tooLarge ||= bytes > limits.entryBytes || total > limits.totalBytes;
      if (tooLarge) throw new UnreadableFile("压缩包解开后太大，为了安全不予读取");
      if (error) throw new UnreadableFile("压缩包已损坏，解不开");
      parts.push(part);
      if (final) files.set(path, joined(parts, bytes));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < content.length; at += STEP) {
      unzip.push(content.subarray(at, at + STEP), at + STEP >= content.length);
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile("压缩包已损坏，解不开");
  }
  if (entries === 0) throw new UnreadableFile("压缩包是空的，或已损坏");
  return files;
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

function safePath(name: string): string {
  const parts = name.split("/");
  const leadsOut =
    /^[/\\]|^[A-Za-z]:|\\|\0/.test(name) || parts.some((part) => part === "..") || name === "";
  if (leadsOut) throw new UnreadableFile(`压缩包里有不安全的文件名：${name.slice(0, 60)}`);
  return parts.filter((part) => part !== ".").join("/");
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
