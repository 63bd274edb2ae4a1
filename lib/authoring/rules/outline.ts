/**
 * Changes in a course's outline, written into its cover sheet (`course.yaml`). What is not changed
 * keeps its order, its comments and its form. Pure.
 */
import { type Document, isMap, isSeq, parseDocument, YAMLMap, YAMLSeq } from "yaml";
import type { DraftOutline, OutlineChange } from "@/lib/authoring/model/outline";

/** Why a change cannot be made, in a sentence for whoever asked. */
export class OutlineProblem extends Error {}

/** Ids for what is new; given from outside, so that the rules stay pure. */
export type NewIds = { module: string; lesson: string };

/** The outline as the sheet has it; what cannot be read of it is left out. */
export function outlineOfSheet(text: string): DraftOutline {
  const modules: unknown = parseSheet(text).toJS()?.modules;
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
  const modules = modulesOf(sheet);
  switch (change.kind) {
    case "add_module":
      modules.add(sheet.createNode({ id: ids.module, title: change.title, lessons: [] }));
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
      lessonsOf(sheet, moduleOf(modules, change.module)).add(sheet.createNode(ids.lesson));
      break;
    case "move_lesson": {
      const node = takeLesson(modules, change.lesson);
      lessonsOf(sheet, moduleOf(modules, change.module)).items.splice(change.to, 0, node);
      break;
    }
    case "drop_lesson":
      takeLesson(modules, change.lesson);
      break;
  }
  return printed(sheet);
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
  return printed(sheet);
}

function parseSheet(text: string) {
  return parseDocument(text, { prettyErrors: false });
}

function printed(sheet: Document): string {
  return sheet.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function modulesOf(sheet: Document): YAMLSeq {
  const modules = sheet.get("modules", true);
  if (isSeq(modules)) {
    if (modules.items.length === 0) modules.flow = false;
    return modules;
  }
  const added = new YAMLSeq();
  sheet.set("modules", added);
  return added;
}

function moduleOf(modules: YAMLSeq, id: string): YAMLMap {
  const found = modules.items.find((item) => isMap(item) && item.get("id") === id);
  if (found instanceof YAMLMap) return found;
  throw new OutlineProblem("这个单元已经不在大纲里了，请刷新后再改");
}

function lessonsOf(sheet: Document, module: YAMLMap): YAMLSeq {
  const lessons = module.get("lessons", true);
  if (lessons instanceof YAMLSeq) return lessons;
  const added = sheet.createNode([]) as YAMLSeq;
  module.set("lessons", added);
  return added;
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
