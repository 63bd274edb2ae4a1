/**
 * What changed between two texts of a course, as somebody who answers for it wants to read it. Complete:
 * the list is empty only when nothing changed; what has no better place stands among the other files.
 * Pure.
 */
import { type QuizRules, QuizRules as QuizRulesShape } from "@/lib/assessment/model/quiz";
import {
  type DocumentChange,
  documentChanges,
  headOf,
  lessonChanges,
  type ModuleChange,
  moduleChanges,
} from "@/lib/authoring/rules/changes/documents";
import {
  courseEntryNames,
  examEntryNames,
  lessonEntryNames,
  paperEntryNames,
} from "@/lib/authoring/rules/changes/names";
import {
  type ComparedQuestion,
  type QuestionChange,
  questionChanges,
} from "@/lib/authoring/rules/changes/questions";
import { type EntryChange, entryChanges, wordsBetween } from "@/lib/authoring/rules/changes/words";
import { outlineOfSheet } from "@/lib/authoring/rules/outline";
import type { Change } from "@/lib/authoring/rules/writing/word-diff";
import type { CourseMedia } from "@/lib/media/model";
import type { CourseFiles } from "@/lib/transfer/model/course";
import { lessonIdOf, MANIFEST, paperIdOf, QUESTIONS } from "@/lib/transfer/rules/course-paths";
import { readQuestions } from "@/lib/transfer/rules/question-file";

/** A text of a course with what the bank and the trainers' rules make of its exam. */
export type Compared = {
  files: CourseFiles;
  media: CourseMedia;
  /** The exam's rules where they are not those of the folder. */
  rules: QuizRules | null;
  /** Questions of the bank that the exam asks. */
  bank: readonly ComparedQuestion[];
};

export type MediaChange = { path: string; kind: "added" | "removed" | "replaced" };
export type FileChange = { path: string; words: Change[] };

export type ChangeList = {
  course: EntryChange[];
  modules: ModuleChange[];
  lessons: DocumentChange[];
  papers: DocumentChange[];
  exam: EntryChange[];
  questions: QuestionChange[];
  media: MediaChange[];
  other: FileChange[];
};

export const EXAM_PLACE = "结业测验";

export function changeList(before: Compared, after: Compared): ChangeList {
  const [sheet, next] = [readSheet(before), readSheet(after)];
  const from = { files: before.files, outline: sheet.outline };
  const to = { files: after.files, outline: next.outline };
  const told = {
    course: entryChanges(sheet.course, next.course, courseEntryNames),
    modules: moduleChanges(sheet.outline, next.outline),
    lessons: lessonChanges(from, to, lessonIdOf, lessonEntryNames),
    papers: documentChanges(before.files, after.files, paperIdOf, paperEntryNames),
    exam: entryChanges(sheet.exam, next.exam, examEntryNames),
    questions: questionChanges(questionsOf(before), questionsOf(after)),
    media: mediaChanges(before, after),
  };
  return { ...told, other: otherChanges(before.files, after.files, told) };
}

/** How many things changed. */
export function countChanges(list: ChangeList): number {
  return Object.values(list).reduce((sum, { length }) => sum + length, 0);
}

function readSheet({ files, rules }: Compared) {
  const text = files[MANIFEST] ?? "";
  const { modules: _modules, quiz, ...course } = headOf(text);
  const written = typeof quiz === "object" && quiz !== null ? (quiz as object) : null;
  const { id, title, ...said } = { id: undefined, title: undefined, ...written };
  const read = QuizRulesShape.safeParse(said);
  const exam: Record<string, unknown> = written
    ? { id, title, ...(rules ?? (read.success ? read.data : said)) }
    : {};
  return { course, exam, outline: outlineOf(text) };
}

function outlineOf(text: string) {
  try {
    return outlineOfSheet(text);
  } catch {
    return { modules: [] };
  }
}

function questionsOf({ files, bank }: Compared): ComparedQuestion[] {
  const { questions } = readQuestions(QUESTIONS, files[QUESTIONS] ?? "[]");
  const titles = new Map(
    Object.entries(files).flatMap(([path, text]): [string, string][] => {
      const id = lessonIdOf(path);
      const title = id && /^title:[ \t]*(.+)$/m.exec(text)?.[1];
      return id && title ? [[id, `《${title}》`]] : [];
    }),
  );
  const placed = questions.map((question) => ({
    ...question,
    place: question.lesson ? (titles.get(question.lesson) ?? question.lesson) : EXAM_PLACE,
  }));
  return [...placed, ...bank];
}

/** Files that are shown, heard or done; drawings are text to the folder and pictures to people. */
function mediaChanges(before: Compared, after: Compared): MediaChange[] {
  const [earlier, later] = [shownOf(before), shownOf(after)];
  const paths = [...new Set([...earlier.keys(), ...later.keys()])].sort();
  return paths.flatMap((path): MediaChange[] => {
    const [one, other] = [earlier.get(path), later.get(path)];
    if (one === other) return [];
    if (one === undefined) return [{ path, kind: "added" }];
    return [{ path, kind: other === undefined ? "removed" : "replaced" }];
  });
}

function shownOf({ files, media }: Compared): Map<string, string> {
  const texts = Object.entries(files).filter(([path]) => path.startsWith("media/"));
  const stored = Object.entries(media).map(([path, { sha256 }]): [string, string] => [
    path,
    `${sha256}\0${files[path] ?? ""}`,
  ]);
  return new Map([...texts, ...stored]);
}

type Told = Omit<ChangeList, "other">;

/** Files that changed in a way of which nothing is told yet, such as a comment or an order. */
function otherChanges(before: CourseFiles, after: CourseFiles, told: Told): FileChange[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths
    .filter((path) => before[path] !== after[path] && !isTold(path, told))
    .map((path) => ({ path, words: wordsBetween(before[path] ?? "", after[path] ?? "") }));
}

function isTold(path: string, told: Told): boolean {
  if (path.startsWith("media/")) return true;
  const has = (list: readonly DocumentChange[], id: string | null) =>
    list.some((change) => change.id === id && isOfText(change));
  if (has(told.lessons, lessonIdOf(path)) || has(told.papers, paperIdOf(path))) return true;
  if (path === QUESTIONS) return told.questions.length > 0;
  const moved = told.lessons.some((lesson) => lesson.moved || lesson.kind !== "changed");
  return path === MANIFEST && told.course.length + told.modules.length + told.exam.length > 0
    ? true
    : path === MANIFEST && moved;
}

/** Whether a change is one of the document's own file, not only of its place. */
function isOfText({ kind, entries, body }: DocumentChange): boolean {
  return kind !== "changed" || entries.length + body.length > 0;
}
