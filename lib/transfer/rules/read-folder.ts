/** Reads every file of a course folder by itself, and keeps what is sound of each. Pure. */
import { CourseManifest } from "@/lib/catalogue/model";
import { readFigure } from "@/lib/catalogue/rules/figure";
import type { Figures } from "@/lib/catalogue/rules/render-body";
import type { CourseFiles, Fault, ParsedQuestion } from "@/lib/transfer/model";
import { type LessonFile, lessonIdOf, readLesson } from "@/lib/transfer/rules/lesson-file";
import { readPlainText } from "@/lib/transfer/rules/plain-text";
import { readQuestions } from "@/lib/transfer/rules/question-file";
import { checkYaml, readYaml, type Yaml } from "@/lib/transfer/rules/yaml-file";

export const MANIFEST = "course.yaml";
export const QUESTIONS = "questions.yaml";

/** Everything that could be read of a folder, sound or not. */
export type FolderReading = {
  manifest: CourseManifest | null;
  lineOf: Yaml["lineOf"];
  lessons: LessonFile[];
  questions: ParsedQuestion[];
  /** Ids of questions that are there but have faults of their own; null when none could be read. */
  unsound: string[] | null;
  media: string[];
};

export function readFolder(files: CourseFiles): { reading: FolderReading; faults: Fault[] } {
  const faults: Fault[] = [];
  const keep = <T>(file: string, read: (text: string) => { faults: Fault[] } & T): T | null => {
    const plain = readPlainText(file, files[file] ?? "");
    faults.push(...plain.faults);
    try {
      const result = read(plain.text);
      faults.push(...result.faults);
      return result;
    } catch (error) {
      // The parsers recurse; a file that nests without end is an author's mistake, not a failure.
      if (!(error instanceof RangeError)) throw error;
      faults.push({ file, line: 1, message: "层层嵌套太深，读不了这个文件" });
      return null;
    }
  };

  const paths = Object.keys(files).sort();
  const media = paths.filter((path) => /^media\/[a-z0-9]+(-[a-z0-9]+)*\.svg$/.test(path));
  const figures: Record<string, Figures[string]> = {};
  for (const path of media) {
    figures[path] = keep(path, (text) => located(path, readFigure(text)))?.svg ?? null;
  }
  const lessons = paths.flatMap((path) => {
    const id = lessonIdOf(path);
    return id ? (keep(path, (text) => readLesson(path, id, text, figures))?.lesson ?? []) : [];
  });
  const manifest = MANIFEST in files ? keep(MANIFEST, readManifest) : null;
  const bank =
    QUESTIONS in files ? keep(QUESTIONS, (text) => readQuestions(QUESTIONS, text)) : null;

  for (const path of paths) {
    const known =
      path === MANIFEST || path === QUESTIONS || media.includes(path) || lessonIdOf(path);
    if (!known) faults.push({ file: path, line: 1, message: UNKNOWN_FILE });
  }
  for (const path of [MANIFEST, QUESTIONS]) {
    if (!(path in files)) faults.push({ file: path, line: 1, message: "缺少这个文件" });
  }
  return {
    reading: {
      manifest: manifest?.value ?? null,
      lineOf: manifest?.lineOf ?? (() => 1),
      lessons,
      questions: bank?.questions ?? [],
      unsound: bank?.unsound ?? null,
      media,
    },
    faults,
  };
}

const UNKNOWN_FILE =
  "不认识的文件：课时放 lessons/01-英文名.md，图放 media/英文名.svg，名称只用小写字母、数字和连字符";

function readManifest(text: string) {
  const yaml = readYaml(MANIFEST, text);
  return { ...checkYaml(CourseManifest, yaml, MANIFEST), lineOf: yaml.lineOf };
}

function located<T extends { faults: { line: number; message: string }[] }>(file: string, read: T) {
  return { ...read, faults: read.faults.map((fault) => ({ file, ...fault })) };
}
