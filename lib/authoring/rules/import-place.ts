/** Where what is imported stands in a course's cover sheet. Pure. */
import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { lessonIdOf } from "@/lib/transfer/rules/course-paths";

/** As the format has them. */
const LESSONS_MAX = 30;
const MODULES_MAX = 20;

/** The sheet of a course under another address; only that line changes. */
export function withSlug(sheet: string, slug: string): string {
  const line = /^slug:.*$/m;
  return line.test(sheet) ? sheet.replace(line, `slug: ${slug}`) : `slug: ${slug}\n${sheet}`;
}

/** What a sheet says a course's address is; null for none, or one that cannot be. */
export function slugOf(sheet: string): string | null {
  const slug = parseDocument(sheet, { prettyErrors: false }).get("slug");
  return typeof slug === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 60
    ? slug
    : null;
}

export type SheetModule = { id: string; title: string; lessons: number };

/** The modules of a sheet, as far as it can be read. */
export function modulesOf(sheet: string): SheetModule[] {
  const modules = parseDocument(sheet, { prettyErrors: false }).get("modules");
  if (!isSeq(modules)) return [];
  return modules.items.flatMap((item) => {
    if (!isMap(item)) return [];
    const lessons = item.get("lessons");
    const id = String(item.get("id") ?? "");
    const title = String(item.get("title") ?? id);
    return id === "" ? [] : [{ id, title, lessons: isSeq(lessons) ? lessons.items.length : 0 }];
  });
}

type Place = { moduleId: string } | { id: string; title: string };

/** The sheet with lessons at the end of a module; or in a sentence why it cannot be. */
export function withLessons(
  sheet: string,
  place: Place,
  ids: readonly string[],
): { sheet: string; title: string } | { problem: string } {
  const document: Document = parseDocument(sheet, { prettyErrors: false });
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root)) {
    return { problem: "课程的 course.yaml 有错误，请先在课程页面改好" };
  }
  let modules = root.get("modules");
  if (!isSeq(modules) || (modules.flow && modules.items.length === 0)) {
    modules = document.createNode([]);
    root.set("modules", modules);
  }
  const list = modules as YAMLSeq<YAMLMap>;
  if ("title" in place) {
    if (list.items.length >= MODULES_MAX) return { problem: `一门课最多${MODULES_MAX}个单元` };
    if (ids.length > LESSONS_MAX) return { problem: `一个单元最多${LESSONS_MAX}个课时` };
    list.add(document.createNode({ id: place.id, title: place.title, lessons: [...ids] }));
    return { sheet: document.toString({ lineWidth: 0 }), title: place.title };
  }
  const module = list.items.find((item) => isMap(item) && item.get("id") === place.moduleId);
  if (!module) return { problem: "这个单元刚才被删去了，请刷新后再选" };
  const lessons = module.get("lessons");
  const before = isSeq(lessons) ? lessons.items.length : 0;
  if (before + ids.length > LESSONS_MAX) {
    return { problem: `一个单元最多${LESSONS_MAX}个课时，这个单元已有${before}个` };
  }
  if (isSeq(lessons)) for (const id of ids) lessons.add(document.createNode(id));
  else module.set("lessons", document.createNode([...ids]));
  const title = String(module.get("title") ?? place.moduleId);
  return { sheet: document.toString({ lineWidth: 0 }), title };
}

/** Names for new lessons after those that are there; the number only sorts. */
export function lessonPaths(taken: readonly string[], ids: readonly string[]): string[] {
  const numbers = taken
    .filter((path) => lessonIdOf(path) !== null)
    .map((path) => Number(path.slice("lessons/".length, "lessons/".length + 2)));
  const last = Math.max(0, ...numbers);
  return ids.map((id, index) => {
    const number = String(Math.min(99, last + index + 1)).padStart(2, "0");
    return `lessons/${number}-${id}.md`;
  });
}
