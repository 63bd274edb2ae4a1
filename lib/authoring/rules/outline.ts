/**
 * Changes in a course's outline, written into its cover sheet (`course.yaml`). What is not changed
 * keeps its order, its comments and its form. Pure.
 */
import { isMap, isSeq, parseDocument, type YAMLSeq } from "yaml";
import type { DraftOutline, OutlineChange } from "@/lib/authoring/model/outline";
import {
  addLessons,
  addModule,
  lessonNodes,
  moduleList,
  moduleOf,
  OutlineProblem,
  parseSheet,
  printSheet,
} from "@/lib/authoring/rules/sheet-tree";

/** Ids for what is new; given from outside, so that the rules stay pure. */
export type NewIds = { module: string; lesson: string };

/** The outline as the sheet has it; what cannot be read of it is left out. */
export function outlineOfSheet(text: string): DraftOutline {
  const modules: unknown = parseDocument(text, { prettyErrors: false }).toJS()?.modules;
  if (!Array.isArray(modules)) return { modules: [] };
  return {
    modules: modules.flatMap((module: unknown) => {
      if (typeof module !== "object" || module === null) return [];
      const { id, title, lessons } = module as Record<string, unknown>;
      if (typeof id !== "string") return [];
      const listed = Array.isArray(lessons) ? lessons : [];
      return [
        {
          id,
          title: typeof title === "string" ? title : id,
          lessons: listed.filter((each): each is string => typeof each === "string"),
        },
      ];
    }),
  };
}

/**
 * The sheet after a change.
 *
 * @throws OutlineProblem when what is to be changed is not there, or has to stay
 */
export function withChange(text: string, change: OutlineChange, ids: NewIds): string {
  const sheet = parseSheet(text);
  const modules = moduleList(sheet);
  switch (change.kind) {
    case "add_module":
      addModule(sheet, { id: ids.module, title: change.title, lessons: [] });
      break;
    case "name_module":
      moduleOf(modules, change.module).set("title", change.title);
      break;
    case "move_module": {
      const moved = moduleOf(modules, change.module);
      modules.items.splice(modules.items.indexOf(moved), 1);
      modules.items.splice(change.to, 0, moved);
      break;
    }
    case "drop_module":
      dropModule(modules, change.module);
      break;
    case "add_lesson":
      addLessons(sheet, moduleOf(modules, change.module), lessonNodes(sheet, [ids.lesson]));
      break;
    case "move_lesson": {
      const node = takeLesson(modules, change.lesson);
      addLessons(sheet, moduleOf(modules, change.module), [node], change.to);
      break;
    }
    case "drop_lesson":
      takeLesson(modules, change.lesson);
      break;
  }
  return printSheet(sheet);
}

/** Where lessons that are brought along shall stand: in a module that is there, or in one of their own. */
export type LessonsPlace = { moduleId: string } | { id: string; title: string };

/**
 * The sheet with lessons at the end of a module, and that module's title.
 *
 * @throws OutlineProblem when the module is not there, or would hold too many
 */
export function withLessons(
  text: string,
  place: LessonsPlace,
  ids: readonly string[],
): { sheet: string; title: string } {
  const sheet = parseSheet(text);
  if ("title" in place) {
    addModule(sheet, { ...place, lessons: ids });
    return { sheet: printSheet(sheet), title: place.title };
  }
  const module = moduleOf(moduleList(sheet), place.moduleId);
  addLessons(sheet, module, lessonNodes(sheet, ids));
  return { sheet: printSheet(sheet), title: String(module.get("title") ?? place.moduleId) };
}

/** The sheet with some of its entries set anew; undefined takes an entry away. */
export function withEntries(text: string, entries: Record<string, unknown>): string {
  const sheet = parseSheet(text);
  for (const [key, value] of Object.entries(entries)) {
    const before: unknown = sheet.toJS()?.[key];
    if (JSON.stringify(before) === JSON.stringify(value)) continue;
    if (value === undefined) sheet.delete(key);
    else sheet.set(key, sheet.createNode(value));
  }
  return printSheet(sheet);
}

function dropModule(modules: YAMLSeq, id: string): void {
  const module = moduleOf(modules, id);
  const lessons = module.get("lessons");
  if (isSeq(lessons) && lessons.items.length > 0) {
    throw new OutlineProblem("单元里还有课时，请先把课时移走或删去");
  }
  modules.items.splice(modules.items.indexOf(module), 1);
}

/** Takes a lesson out of wherever it stands; its node goes on to its new place. */
function takeLesson(modules: YAMLSeq, lesson: string): unknown {
  for (const module of modules.items) {
    const lessons = isMap(module) ? module.get("lessons", true) : null;
    if (!isSeq(lessons)) continue;
    const at = lessons.items.findIndex((_, index) => lessons.get(index) === lesson);
    if (at >= 0) return lessons.items.splice(at, 1)[0];
  }
  throw new OutlineProblem("这个课时已经不在大纲里了，请刷新后再改");
}
