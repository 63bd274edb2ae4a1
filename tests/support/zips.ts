/** Zip files for tests, made by the platform and by others. */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { readArchive } from "@/lib/transfer/rules/exchange/archive";
import { type PackedFile, zipOf } from "@/lib/transfer/rules/exchange/zip-write";

/** All that a zip of the platform is, in one piece. */
export async function zipped(files: Iterable<PackedFile>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of zipOf(files)) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

export function packed(files: Readonly<Record<string, Uint8Array | string>>): PackedFile[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    content: typeof content === "string" ? strToU8(content) : content,
  }));
}

export function unzipped(zip: Uint8Array): Record<string, Uint8Array> {
  return Object.fromEntries(readArchive(zip));
}

/** As macOS and many servers pack: lengths and checksums behind each file, not before it. */
export function streamedZip(
  files: Readonly<Record<string, Uint8Array>>,
  stored = false,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  for (const [path, content] of Object.entries(files)) {
    const file = stored ? new ZipPassThrough(path) : new ZipDeflate(path);
    zip.add(file);
    file.push(content, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(parts));
}

/** A zip whose names have these bytes where `from` stood, without any mark of their encoding. */
export function renamed(zip: Uint8Array, from: string, to: Uint8Array): Uint8Array {
  if (from.length !== to.length) throw new Error("a name keeps its length");
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.set(to, at);
  for (const [signature, flags] of [
    ["PK\u0003\u0004", 6],
    ["PK\u0001\u0002", 8],
  ] as const) {
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + flags) & ~0x800, at + flags);
    }
  }
  return new Uint8Array(bytes);
}
