import "server-only";
import { createHash } from "node:crypto";
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type CourseMedia,
  MEDIA_BYTES_MAX,
  MEDIA_PATH,
  type MediaPointer,
  PICTURE_PATH,
} from "@/lib/media/model";
import { mp4Seconds } from "@/lib/media/rules/duration";
import { mediaType } from "@/lib/media/rules/kind";
import { pictureKind } from "@/lib/media/rules/picture";
import type { CourseFiles, Fault } from "@/lib/transfer/model/course";
import { COURSE_FILES_MAX } from "@/lib/transfer/rules/course-archive";
import { readCourseware } from "@/lib/transfer/rules/courseware";

/** Far above any real course; a folder beyond them was pointed at by mistake. */
const FILE_BYTES_MAX = 512 * 1024;
const FOLDER_BYTES_MAX = 8 * 1024 * 1024;
const FILES_MAX = COURSE_FILES_MAX;

/** The course folders beneath `root`, by name: those that hold a `course.yaml`. */
export async function courseFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => join(root, entry.name))
    .sort();
  const isCourse = await Promise.all(folders.map((folder) => exists(join(folder, "course.yaml"))));
  return folders.filter((_, index) => isCourse[index]);
}

/** A course folder: its text by path, and which other files there are. */
export type CourseFolder = { files: CourseFiles; media: CourseMedia };

/**
 * A course folder by path. Files that cannot be taken are left out and reported: links, files too
 * big, text that is not UTF-8, media that are not what their names say. Names that begin with a
 * dot are nobody's business. Captions are both: media, and text to read.
 */
export async function readCourseFiles(folder: string): Promise<CourseFolder & { faults: Fault[] }> {
  const files: CourseFiles = {};
  const media: CourseMedia = {};
  const faults: Fault[] = [];
  const report = (file: string, message: string) => faults.push({ file, line: 1, message });
  const paths = await listFiles(folder, "");
  if (paths.length > FILES_MAX) report("course.yaml", `文件太多：最多${FILES_MAX}个`);

  let total = 0;
  for (const path of paths.slice(0, FILES_MAX)) {
    const stat = await lstat(join(folder, path));
    const isMedia = MEDIA_PATH.test(path);
    if (!stat.isFile()) report(path, "不是普通文件（链接也不行）");
    else if (isMedia && stat.size <= MEDIA_BYTES_MAX) {
      const bytes = await readFile(join(folder, path));
      if (!mediaType(path, bytes)) report(path, "内容和文件名的后缀不符");
      media[path] = pointerTo(path, bytes);
      if (/\.(vtt|m3u8)$/.test(path)) files[path] = decode(bytes) ?? "";
    } else if (stat.size > FILE_BYTES_MAX) report(path, `文件太大：最大${FILE_BYTES_MAX / 1024}KB`);
    else if (total + stat.size > FOLDER_BYTES_MAX) report(path, "课程文件合计超过8MB");
    else {
      total += stat.size;
      const text = decode(await readFile(join(folder, path)));
      if (text === null) report(path, "不是 UTF-8 编码，请另存为 UTF-8");
      else files[path] = text;
    }
  }
  return { files, media, faults };
}

/** The bytes of one of a course's media. */
export async function readCourseMedia(folder: string, path: string): Promise<Uint8Array> {
  return await readFile(join(folder, path));
}

/** A file's hash and length, and what can be read of it without knowing the course. */
export function pointerTo(path: string, bytes: Uint8Array): MediaPointer {
  const seconds = /\.(mp4|m4a)$/.test(path) ? mp4Seconds(bytes) : null;
  const picture = PICTURE_PATH.test(path) ? pictureKind(bytes) : null;
  const courseware = path.endsWith(".zip") ? readCourseware(bytes) : null;
  return {
    ...{ sha256: sha256(bytes), bytes: bytes.length },
    ...(picture ? { width: picture.width, height: picture.height } : {}),
    ...(seconds ? { seconds } : {}),
    ...(courseware?.ok ? { courseware: courseware.value } : {}),
    ...(courseware && !courseware.ok ? { problem: courseware.message } : {}),
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * A folder all of whose files can be read in full.
 *
 * @throws naming every file that cannot
 */
export async function readCourseFolder(folder: string): Promise<CourseFolder> {
  const { files, media, faults } = await readCourseFiles(folder);
  if (faults.length === 0) return { files, media };
  throw new Error(
    faults.map(({ file, message }) => `${join(folder, file)}：${message}`).join("\n"),
  );
}

/** The text of a file, or null when its bytes are not UTF-8. A byte order mark stays, to be reported. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function listFiles(folder: string, inside: string): Promise<string[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true });
  const paths = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith("."))
      .map((entry) => {
        const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
        return entry.isDirectory() ? listFiles(folder, path) : [path];
      }),
  );
  return paths.flat().sort();
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}
