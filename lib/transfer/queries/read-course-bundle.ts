import "server-only";
import { open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { MEDIA_BYTES_MAX } from "@/lib/media/model";
import { mediaType } from "@/lib/media/rules/kind";
import type { CourseFiles } from "@/lib/transfer/model/course";
import {
  COURSE_ARCHIVE_LIMITS,
  type CourseEntry,
  courseEntries,
  placeOf,
  TEXT_BYTES_MAX,
  textOfFile,
} from "@/lib/transfer/rules/course-archive";
import { Unpacker } from "@/lib/transfer/rules/exchange/unpack";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import {
  dataOffset,
  findDirectory,
  LOCAL_HEADER_BYTES,
  readDirectory,
  TAIL_BYTES,
} from "@/lib/transfer/rules/exchange/zip-directory";

/** A course from outside: its text, and its other files, which are read one at a time. */
export type CourseBundle = {
  files: CourseFiles;
  media: { path: string; read: () => Promise<Uint8Array> }[];
  /** Files that belong to no course. */
  leftOut: string[];
};

/** Bytes that are anywhere: of a file on disk, from one place to another. */
type Source = { size: number; read: (at: number, length: number) => Promise<Uint8Array> };

/**
 * Opens a course in a zip on disk and hands it on; of its bytes no more than one file is in memory.
 *
 * @throws UnreadableFile with a sentence for whoever chose the file
 */
export async function withCourseArchive<T>(
  path: string,
  use: (bundle: CourseBundle) => Promise<T>,
): Promise<T> {
  const file = await open(/* turbopackIgnore: true */ path, "r");
  try {
    const { size } = await file.stat();
    const read = async (at: number, length: number) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - at)));
      await file.read(bytes, 0, bytes.length, at);
      return bytes;
    };
    return await use(await bundleOf({ size, read }));
  } finally {
    await file.close();
  }
}

async function bundleOf(source: Source): Promise<CourseBundle> {
  const tailAt = Math.max(0, source.size - TAIL_BYTES);
  const place = findDirectory(await source.read(tailAt, TAIL_BYTES), source.size);
  const directory = await source.read(place.at, place.bytes);
  const limits = { entries: place.entries, entriesMax: COURSE_ARCHIVE_LIMITS.entries };
  const { entries, leftOut } = courseEntries(readDirectory(directory, limits), source.size);
  const files: CourseFiles = {};
  for (const entry of entries.filter(({ place: where }) => where !== "bytes")) {
    files[entry.name] = textOfFile(entry.name, await unpack(source, entry));
  }
  const media = entries
    .filter(({ place: where }) => where !== "text")
    .map((entry) => ({
      path: entry.name,
      read: async () => soundMedia(entry.name, await unpack(source, entry)),
    }));
  return { files, media, leftOut };
}

async function unpack(source: Source, entry: CourseEntry): Promise<Uint8Array> {
  if (entry.bytes > MEDIA_BYTES_MAX) throw tooLarge(entry.name);
  const at = dataOffset(entry, await source.read(entry.at, LOCAL_HEADER_BYTES));
  const whole = new Uint8Array(entry.bytes);
  let length = 0;
  const unpacker = new Unpacker(entry, (part) => {
    whole.set(part, length);
    length += part.length;
  });
  const step = 1024 * 1024;
  for (let done = 0; done < entry.packed || done === 0; done += step) {
    const part = await source.read(at + done, Math.min(step, entry.packed - done));
    unpacker.push(part, done + step >= entry.packed);
  }
  return whole;
}

/** A course in a folder, finished or not. Names that begin with a dot are nobody's business. */
export async function readCourseBundle(folder: string): Promise<CourseBundle> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names
    .filter((name) => name.isFile())
    .map((name) => join(name.parentPath, name.name).slice(folder.length + 1))
    .filter((path) => !/(^|\/)\./.test(path))
    .sort();
  const bundle: CourseBundle = { files: {}, media: [], leftOut: [] };
  for (const path of paths) {
    const place = placeOf(path);
    const read = async () => new Uint8Array(await readFile(join(folder, path)));
    if (!place) bundle.leftOut.push(path);
    else if (place !== "bytes") {
      const { size } = await stat(join(folder, path));
      if (size > TEXT_BYTES_MAX) throw tooLarge(path);
      bundle.files[path] = textOfFile(path, await read());
    }
    if (place === "bytes" || place === "both") {
      bundle.media.push({ path, read: async () => soundMedia(path, await read()) });
    }
  }
  if (!bundle.files["course.yaml"]) throw new UnreadableFile("文件夹里没有 course.yaml");
  return bundle;
}

function soundMedia(path: string, content: Uint8Array): Uint8Array {
  if (content.length > MEDIA_BYTES_MAX) throw tooLarge(path);
  if (mediaType(path, content)) return content;
  throw new UnreadableFile(`${path} 的内容和后缀不符，没有导入任何内容`);
}

function tooLarge(path: string): UnreadableFile {
  return new UnreadableFile(`${path} 太大：一个文件最大${MEDIA_BYTES_MAX / 1024 / 1024} MB`);
}
