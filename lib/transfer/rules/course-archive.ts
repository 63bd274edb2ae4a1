/** A course folder in a zip: which of its files are the course's, and which are not. Pure. */

import { MEDIA_PATH } from "@/lib/media/model";
import {
  lessonIdOf,
  MANIFEST,
  paperIdOf,
  QUESTIONS,
  VIDEO,
} from "@/lib/transfer/rules/course-paths";
import { type ArchiveLimits, refuseExcess } from "@/lib/transfer/rules/exchange/archive";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import type { ZipEntry } from "@/lib/transfer/rules/exchange/zip-directory";

/** Bytes of one file that is text, and of all of them. */
export const TEXT_BYTES_MAX = 512 * 1024;
export const TEXTS_BYTES_MAX = 8 * 1024 * 1024;
/** A course with a thousand pictures is a large one; beyond, something was packed by mistake. */
export const COURSE_FILES_MAX = 2000;

/** A whole course with its films. It is unpacked file by file from a file on disk. */
export const COURSE_ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  entryBytes: 1024 * 1024 * 1024,
  totalBytes: 2 * 1024 * 1024 * 1024,
};
export const COURSE_ARCHIVE_BYTES_MAX = 1024 * 1024 * 1024;

/** How a file of a course is kept: as text, as bytes, or as both (captions, playlists). */
export type FilePlace = "text" | "bytes" | "both";

/** Null for a file that no course has. */
export function placeOf(path: string): FilePlace | null {
  if (MEDIA_PATH.test(path)) return /\.(vtt|m3u8)$/.test(path) ? "both" : "bytes";
  const isText =
    [MANIFEST, QUESTIONS, VIDEO].includes(path) ||
    lessonIdOf(path) !== null ||
    paperIdOf(path) !== null ||
    FIGURE_PATH.test(path);
  return isText ? "text" : null;
}

const FIGURE_PATH = /^media\/[a-z0-9]+(?:-[a-z0-9]+)*\.svg$/;

/** What systems leave in archives by themselves. */
const LITTER = /(^|\/)(__MACOSX|\.[^/]*|Thumbs\.db|desktop\.ini)(\/|$)/i;

export type CourseEntry = ZipEntry & {
  /** The path in the course folder. */
  name: string;
  place: FilePlace;
};

/**
 * The files of the one course in an archive, wherever its folder lies in it, and the names of those
 * that belong to no course.
 *
 * @throws UnreadableFile when there is no course in it, or more than one, or it is too large
 */
export function courseEntries(
  all: readonly ZipEntry[],
  archiveBytes: number,
): { entries: CourseEntry[]; leftOut: string[] } {
  const files = all.filter(({ path }) => !LITTER.test(path));
  const root = rootOf(files.map(({ path }) => path));
  const leftOut: string[] = [];
  const entries = files.flatMap((entry): CourseEntry[] => {
    const name = entry.path.startsWith(root) ? entry.path.slice(root.length) : null;
    const place = name === null ? null : placeOf(name);
    if (name !== null && place) return [{ ...entry, name, place }];
    leftOut.push(entry.path);
    return [];
  });
  refuseExcess(entries, archiveBytes, COURSE_ARCHIVE_LIMITS);
  const texts = entries.filter(({ place }) => place !== "bytes");
  const large = texts.find(({ bytes }) => bytes > TEXT_BYTES_MAX);
  if (large)
    throw new UnreadableFile(`${large.name} 太大：文字文件最大${TEXT_BYTES_MAX / 1024} KB`);
  if (texts.reduce((sum, { bytes }) => sum + bytes, 0) > TEXTS_BYTES_MAX) {
    throw new UnreadableFile(`文字文件合计超过${TEXTS_BYTES_MAX / 1024 / 1024} MB`);
  }
  if (entries.length > COURSE_FILES_MAX) {
    throw new UnreadableFile(`课程文件太多：最多${COURSE_FILES_MAX}个`);
  }
  return { entries, leftOut };
}

/** The folder that holds course.yaml, with its slash; empty when that lies at the top. */
function rootOf(paths: readonly string[]): string {
  const roots = paths
    .filter((path) => path === MANIFEST || path.endsWith(`/${MANIFEST}`))
    .map((path) => path.slice(0, -MANIFEST.length))
    .sort((a, b) => a.length - b.length);
  const [root, second] = roots;
  if (root === undefined) {
    throw new UnreadableFile(
      "压缩包里没有 course.yaml，不是课程文件夹。请选从本平台导出的课程，或按课程格式整理的文件夹",
    );
  }
  if (second !== undefined && !second.startsWith(root)) {
    throw new UnreadableFile("压缩包里有几门课程，请一次导入一门");
  }
  return root;
}

/** The text of a file. @throws UnreadableFile when it cannot be kept as text */
export function textOfFile(name: string, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Said below.
  }
  throw new UnreadableFile(`${name} 不是 UTF-8 编码的文字，请另存为 UTF-8`);
}
