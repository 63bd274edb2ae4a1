import "server-only";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { CheckedCourse, FactRegister, Fault, Finding } from "@/lib/transfer/model";
import { courseFolders, readCourseFiles } from "@/lib/transfer/queries/read-course-folder";
import { checkCourse } from "@/lib/transfer/rules/check-course";
import { REGISTER, readRegister } from "@/lib/transfer/rules/facts-file";
import { inspectCourse, sorted } from "@/lib/transfer/rules/parse-course";

/**
 * Checks every course beneath `root` against the course format and the register of facts there,
 * without a database. `ok` when there is no error; warnings are for a second look.
 */
export async function checkContent(
  root: string,
): Promise<{ courses: CheckedCourse[]; ok: boolean }> {
  const { register, checked } = await readFacts(root);
  const folders = await courseFolders(root);
  const courses = await Promise.all(folders.map((folder) => checkFolder(folder, register)));
  if (checked.faults.length > 0) courses.unshift(checked);
  return { courses, ok: courses.every(({ faults }) => faults.every((f) => f.level !== "error")) };
}

/** The register, and what is wrong with it in the shape of a course. */
async function readFacts(
  root: string,
): Promise<{ register: FactRegister | null; checked: CheckedCourse }> {
  const checked = { slug: REGISTER, lessons: 0, questions: 0 };
  const path = join(root, REGISTER);
  const raw = await readFile(path, "utf8").catch(() => null);
  if (raw === null) {
    const message = "没有事实登记册，课文里的数字没有核对";
    return {
      register: null,
      checked: { ...checked, faults: [{ file: path, line: 1, message, level: "warning" }] },
    };
  }
  const { register, faults } = readRegister(raw);
  return { register, checked: { ...checked, faults: located(root, faults.map(asError)) } };
}

async function checkFolder(folder: string, register: FactRegister | null): Promise<CheckedCourse> {
  const { files, faults } = await readCourseFiles(folder);
  const { reading, faults: parseFaults } = inspectCourse(files);
  const findings = register ? checkCourse(reading, files, register) : [];
  return {
    slug: basename(folder),
    lessons: reading.lessons.length,
    questions: reading.questions.length,
    faults: located(folder, [...[...faults, ...parseFaults].map(asError), ...findings]),
  };
}

function asError(fault: Fault): Finding {
  return { ...fault, level: "error" };
}

/** Findings with the paths an editor can open, in the order of files and lines. */
function located(folder: string, findings: readonly Finding[]): Finding[] {
  return sorted(findings).map((finding) => ({ ...finding, file: join(folder, finding.file) }));
}
