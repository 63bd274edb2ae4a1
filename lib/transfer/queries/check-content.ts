import { MANIFEST } from "@/lib/transfer/rules/course-paths";
import "server-only";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { countChinese } from "@/lib/catalogue/rules/passages";
import { prerequisiteFaults } from "@/lib/catalogue/rules/prerequisites";
import type {
  CheckedCourse,
  ContentTotals,
  FactRegister,
  Fault,
  Finding,
} from "@/lib/transfer/model/course";
import { courseFolders, readCourseFiles } from "@/lib/transfer/queries/read-course-folder";
import { checkCourse } from "@/lib/transfer/rules/check-course";
import { REGISTER, readRegister } from "@/lib/transfer/rules/facts-file";
import { inspectCourse, sorted } from "@/lib/transfer/rules/parse-course";
import type { FolderReading } from "@/lib/transfer/rules/read-folder";

/**
 * Checks every course beneath `root` against the course format and the register of facts there,
 * without a database. `ok` when there is no error; warnings are for a second look.
 */
export async function checkContent(
  root: string,
): Promise<{ courses: CheckedCourse[]; totals: ContentTotals; ok: boolean }> {
  const { register, checked } = await readFacts(root);
  const folders = await courseFolders(root);
  const read = await Promise.all(folders.map((folder) => checkFolder(folder, register)));
  const courses = withPrerequisites(read);
  if (checked.faults.length > 0) courses.unshift(checked);
  const totals = totalsOf(courses);
  return { courses, totals, ok: totals.errors === 0 };
}

function totalsOf(courses: readonly CheckedCourse[]): ContentTotals {
  const sum = (count: (course: CheckedCourse) => number) =>
    courses.reduce((total, course) => total + count(course), 0);
  return {
    lessons: sum((course) => course.lessons),
    characters: sum((course) => course.characters),
    questions: {
      quiz: sum((course) => course.questions.quiz),
      check: sum((course) => course.questions.check),
    },
    figures: sum((course) => course.figures),
    papers: sum((course) => course.papers),
    videos: sum((course) => course.videos),
    facts: new Set(courses.flatMap(({ facts }) => facts)).size,
    errors: sum(({ faults }) => faults.filter(({ level }) => level === "error").length),
  };
}

/** The register, and what is wrong with it in the shape of a course. */
async function readFacts(
  root: string,
): Promise<{ register: FactRegister | null; checked: CheckedCourse }> {
  const checked = summary(REGISTER, null);
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

type ReadCourse = { checked: CheckedCourse; folder: string; reading: FolderReading };

/** What courses ask for first is there, and does not lead back to them. */
function withPrerequisites(courses: readonly ReadCourse[]): CheckedCourse[] {
  const graph = Object.fromEntries(
    courses.map(({ checked, reading }) => [checked.slug, reading.manifest?.prerequisites ?? []]),
  );
  return courses.map(({ checked, folder, reading }) => {
    const asked = graph[checked.slug] ?? [];
    const found = prerequisiteFaults(checked.slug, asked, graph).map(({ slug, message }) => ({
      ...{ file: MANIFEST, line: reading.lineOf(["prerequisites", asked.indexOf(slug)]), message },
      level: "error" as const,
    }));
    return { ...checked, faults: [...checked.faults, ...located(folder, found)] };
  });
}

async function checkFolder(folder: string, register: FactRegister | null): Promise<ReadCourse> {
  const { files, media, faults } = await readCourseFiles(folder);
  const { reading, faults: parseFaults } = inspectCourse(files, media);
  const findings = register ? checkCourse(reading, files, register) : [];
  const checked = {
    ...summary(basename(folder), reading),
    faults: located(folder, [...[...faults, ...parseFaults].map(asError), ...findings]),
  };
  return { checked, folder, reading };
}

function summary(slug: string, reading: FolderReading | null): Omit<CheckedCourse, "faults"> {
  const { lessons = [], papers = [], questions = [], figures = [], video = null } = reading ?? {};
  const facts = [...lessons, ...papers].flatMap(({ head }) => head?.facts ?? []);
  return {
    slug,
    lessons: lessons.length,
    characters: lessons.reduce((sum, { body }) => sum + countChinese(body.text), 0),
    questions: {
      quiz: questions.filter(({ purpose }) => purpose === "quiz").length,
      check: questions.filter(({ purpose }) => purpose === "check").length,
    },
    figures: figures.length,
    papers: papers.length,
    videos: video ? 1 : 0,
    facts: [...new Set([...facts, ...questions.flatMap((question) => question.facts)])].sort(),
  };
}

function asError(fault: Fault): Finding {
  return { ...fault, level: "error" };
}

/** Findings with the paths an editor can open, in the order of files and lines. */
function located(folder: string, findings: readonly Finding[]): Finding[] {
  return sorted(findings).map((finding) => ({ ...finding, file: join(folder, finding.file) }));
}
