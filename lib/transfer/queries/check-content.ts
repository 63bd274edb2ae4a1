import "server-only";
import { basename } from "node:path";
import type { CheckedCourse } from "@/lib/transfer/model";
import { courseFolders, readCourseFiles } from "@/lib/transfer/queries/read-course-folder";
import { parseCourse, sorted } from "@/lib/transfer/rules/parse-course";

/** Checks every course beneath `root`, without a database. `ok` when no course has an error. */
export async function checkContent(
  root: string,
): Promise<{ courses: CheckedCourse[]; ok: boolean }> {
  const folders = await courseFolders(root);
  const courses = await Promise.all(folders.map((folder) => checkFolder(folder)));
  return { courses, ok: courses.every(({ faults }) => faults.every((f) => f.level !== "error")) };
}

async function checkFolder(folder: string): Promise<CheckedCourse> {
  const { files, faults } = await readCourseFiles(folder);
  const { course, faults: parseFaults } = parseCourse(files);
  const found = sorted([...faults, ...parseFaults]).map((f) => ({ ...f, level: "error" as const }));
  return {
    slug: basename(folder),
    lessons: course?.lessons.length ?? 0,
    questions: course?.questions.length ?? 0,
    faults: found,
  };
}
