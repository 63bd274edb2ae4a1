/**
 * A cover sheet (`course.yaml`) as a tree that can be changed: what is not changed keeps its order, its
 * comments and its form. Pure.
 */
import { type Document, isMap, isSeq, parseDocument, YAMLMap, YAMLSeq } from "yaml";

/** Why a change cannot be made, in a sentence for whoever asked. */
export class OutlineProblem extends Error {}

/** What a change comes to, or why it cannot be made. */
export function orProblem<T>(change: () => T): { value: T } | { problem: string } {
  try {
    return { value: change() };
  } catch (error) {
    if (error instanceof OutlineProblem) return { problem: error.message };
    throw error;
  }
}

/** As the format has them. */
const LESSONS_MAX = 30;
const MODULES_MAX = 20;

/** @throws OutlineProblem when the sheet is no sheet at all */
export function parseSheet(text: string): Document {
  const sheet = parseDocument(text, { prettyErrors: false });
  if (sheet.errors.length === 0 && isMap(sheet.contents)) return sheet;
  throw new OutlineProblem("课程的 course.yaml 有错误，请导出课程，改好后再导入");
}

export function printSheet(sheet: Document): string {
  return sheet.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** The list of modules, made where there is none. */
export function moduleList(sheet: Document): YAMLSeq {
  const modules = sheet.get("modules", true);
  if (isSeq(modules)) {
    if (modules.items.length === 0) modules.flow = false;
    return modules;
  }
  const added = new YAMLSeq();
  sheet.set("modules", added);
  return added;
}

/** @throws OutlineProblem when there is none of that id */
export function moduleOf(modules: YAMLSeq, id: string): YAMLMap {
  const found = modules.items.find((item) => isMap(item) && item.get("id") === id);
  if (found instanceof YAMLMap) return found;
  throw new OutlineProblem("这个单元已经不在大纲里了，请刷新后再改");
}

/** Puts a module at the end. @throws OutlineProblem when there are as many as a course may have */
export function addModule(
  sheet: Document,
  { id, title, lessons }: { id: string; title: string; lessons: readonly string[] },
): void {
  const modules = moduleList(sheet);
  if (modules.items.length >= MODULES_MAX) {
    throw new OutlineProblem(`一门课最多${MODULES_MAX}个单元`);
  }
  if (lessons.length > LESSONS_MAX) {
    throw new OutlineProblem(`一个单元最多${LESSONS_MAX}个课时`);
  }
  modules.add(sheet.createNode({ id, title, lessons }));
}

/**
 * Puts lessons into a module, at a place or at its end.
 *
 * @throws OutlineProblem when it would hold more than a module may
 */
export function addLessons(
  sheet: Document,
  module: YAMLMap,
  lessons: readonly unknown[],
  at = Number.POSITIVE_INFINITY,
): void {
  const held = module.get("lessons", true);
  const list = held instanceof YAMLSeq ? held : (sheet.createNode([]) as YAMLSeq);
  if (list !== held) module.set("lessons", list);
  const before = list.items.length;
  if (before + lessons.length > LESSONS_MAX) {
    throw new OutlineProblem(`一个单元最多${LESSONS_MAX}个课时，这个单元已有${before}个`);
  }
  list.items.splice(at, 0, ...lessons);
}

/** Lessons' ids as a list of a sheet holds them. */
export function lessonNodes(sheet: Document, ids: readonly string[]): unknown[] {
  return ids.map((id) => sheet.createNode(id));
}
