import "server-only";
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CourseFiles, Fault } from "@/lib/transfer/model";

/** Far above any real course; a folder beyond them was pointed at by mistake. */
const FILE_BYTES_MAX = 512 * 1024;
const FOLDER_BYTES_MAX = 8 * 1024 * 1024;
const FILES_MAX = 300;

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

/**
 * A course folder as text, by path. Files that cannot be taken are left out and reported: links,
 * files too big, bytes that are not UTF-8. Names that begin with a dot are nobody's business.
 */
export async function readCourseFiles(
  folder: string,
): Promise<{ files: CourseFiles; faults: Fault[] }> {
  const files: CourseFiles = {};
  const faults: Fault[] = [];
  const report = (file: string, message: string) => faults.push({ file, line: 1, message });
  const paths = await listFiles(folder, "");
  if (paths.length > FILES_MAX) report("course.yaml", `文件太多：最多${FILES_MAX}个`);

  let total = 0;
  for (const path of paths.slice(0, FILES_MAX)) {
    const stat = await lstat(join(folder, path));
    if (!stat.isFile()) report(path, "不是普通文件（链接也不行）");
    else if (stat.size > FILE_BYTES_MAX) report(path, `文件太大：最大${FILE_BYTES_MAX / 1024}KB`);
    else if (total + stat.size > FOLDER_BYTES_MAX) report(path, "课程文件合计超过8MB");
    else {
      total += stat.size;
      const text = decode(await readFile(join(folder, path)));
      if (text === null) report(path, "不是 UTF-8 编码，请另存为 UTF-8");
      else files[path] = text;
    }
  }
  return { files, faults };
}

/**
 * The files of a folder that can be read in full.
 *
 * @throws naming every file that cannot
 */
export async function readCourseFolder(folder: string): Promise<CourseFiles> {
  const { files, faults } = await readCourseFiles(folder);
  if (faults.length === 0) return files;
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
