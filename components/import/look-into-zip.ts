import { type CourseEntry, courseEntries, textOfFile } from "@/lib/transfer/rules/course-archive";
import { lessonIdOf, MANIFEST } from "@/lib/transfer/rules/course-paths";
import { Unpacker } from "@/lib/transfer/rules/exchange/unpack";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import {
  dataOffset,
  findDirectory,
  LOCAL_HEADER_BYTES,
  readDirectory,
  TAIL_BYTES,
} from "@/lib/transfer/rules/exchange/zip-directory";

export type ZipLook = {
  title: string;
  slug: string;
  lessons: number;
  files: number;
  bytes: number;
  leftOut: string[];
};

/**
 * What a zip on this device holds, read here: only its directory and the course's sheet, so that a large
 * one is not sent for nothing.
 */
export async function lookIntoZip(file: File): Promise<ZipLook | { problem: string }> {
  try {
    const tail = await bytesOf(file, Math.max(0, file.size - TAIL_BYTES), TAIL_BYTES);
    const place = findDirectory(tail, file.size);
    const directory = await bytesOf(file, place.at, place.bytes);
    const all = readDirectory(directory, { entries: place.entries, entriesMax: 10_000 });
    const { entries, leftOut } = courseEntries(all, file.size);
    const sheet = entries.find(({ name }) => name === MANIFEST);
    const text = sheet ? await textOf(file, sheet) : "";
    const said = (key: string) =>
      new RegExp(`^${key}:[ \\t]*["']?(.*?)["']?[ \\t]*(?:#.*)?$`, "m").exec(text)?.[1] ?? "";
    return {
      ...{ title: said("title"), slug: said("slug"), leftOut },
      lessons: entries.filter(({ name }) => lessonIdOf(name) !== null).length,
      files: entries.length,
      bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  } catch (error) {
    const isSaid = error instanceof UnreadableFile;
    return { problem: isSaid ? error.message : "文件读不出来，可能在选好以后改动过，请重新选择" };
  }
}

async function textOf(file: File, entry: CourseEntry): Promise<string> {
  const at = dataOffset(entry, await bytesOf(file, entry.at, LOCAL_HEADER_BYTES));
  const parts: number[] = [];
  const unpacker = new Unpacker(entry, (part) => parts.push(...part));
  unpacker.push(await bytesOf(file, at, entry.packed), true);
  return textOfFile(entry.name, Uint8Array.from(parts));
}

async function bytesOf(file: File, at: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
}
