/** What became of the lessons and papers of a course, and of the modules they stand in. Pure. */
import { parseDocument } from "yaml";
import type { DraftOutline } from "@/lib/authoring/model/outline";
import { type EntryChange, entryChanges, wordsBetween } from "@/lib/authoring/rules/changes/words";
import { splitLesson } from "@/lib/authoring/rules/writing/lesson-text";
import { longestCommon } from "@/lib/authoring/rules/writing/longest-common";
import type { Change } from "@/lib/authoring/rules/writing/word-diff";
import type { CourseFiles } from "@/lib/transfer/model/course";

export type DocumentChange = {
  id: string;
  title: string;
  kind: "added" | "removed" | "changed";
  /** From which module to which, by their titles; the same twice for another place within one. */
  moved: { from: string; to: string } | null;
  entries: EntryChange[];
  /** Empty when the text is the same. */
  body: Change[];
};

export type ModuleChange = {
  id: string;
  title: string;
  kind: "added" | "removed" | "renamed" | "moved";
  /** The title before; null where it is the same. */
  was: string | null;
};

type Side = { files: CourseFiles; outline: DraftOutline };
type IdOf = (path: string) => string | null;

export function lessonChanges(
  before: Side,
  after: Side,
  idOf: IdOf,
  names: Record<string, string>,
): DocumentChange[] {
  const moved = movesOf(before.outline, after.outline);
  const changes = documentChanges(before.files, after.files, idOf, names);
  const told = new Set(changes.map(({ id }) => id));
  const here = documentsOf(after.files, idOf);
  const only = [...moved.keys()]
    .filter((id) => !told.has(id) && here.has(id))
    .map((id) => blank(id, here.get(id) ?? "", "changed"));
  return inOrder(
    [...changes, ...only].map((change) => ({ ...change, moved: moved.get(change.id) ?? null })),
    [...placesOf(after.outline).keys()],
  );
}

export function documentChanges(
  before: CourseFiles,
  after: CourseFiles,
  idOf: IdOf,
  names: Record<string, string>,
): DocumentChange[] {
  const [earlier, later] = [documentsOf(before, idOf), documentsOf(after, idOf)];
  const kept = [...later].flatMap(([id, text]) => {
    const was = earlier.get(id);
    if (was === undefined) return [blank(id, text, "added")];
    const [one, other] = [splitLesson(was), splitLesson(text)];
    const entries = entryChanges(headOf(one.front), headOf(other.front), names);
    const body = wordsBetween(one.body, other.body);
    if (entries.length + body.length === 0) return [];
    return [{ ...blank(id, text, "changed"), entries, body }];
  });
  const gone = [...earlier].filter(([id]) => !later.has(id));
  return [...kept, ...gone.map(([id, text]) => blank(id, text, "removed"))];
}

export function moduleChanges(before: DraftOutline, after: DraftOutline): ModuleChange[] {
  const earlier = new Map(before.modules.map(({ id, title }) => [id, title]));
  const later = new Set(after.modules.map(({ id }) => id));
  const order = (outline: DraftOutline, other: { has(id: string): boolean }) =>
    outline.modules.map(({ id }) => id).filter((id) => other.has(id));
  const stayed = staying(order(before, later), order(after, earlier));
  const kept = after.modules.flatMap(({ id, title }): ModuleChange[] => {
    const was = earlier.get(id);
    if (was === undefined) return [{ id, title, kind: "added", was: null }];
    if (was !== title) return [{ id, title, kind: "renamed", was }];
    return stayed.has(id) ? [] : [{ id, title, kind: "moved", was: null }];
  });
  const gone = before.modules.filter(({ id }) => !later.has(id));
  return [
    ...kept,
    ...gone.map(({ id, title }) => ({ id, title, kind: "removed" as const, was: null })),
  ];
}

/** Lessons that stand elsewhere now: in another module, or in another place among those that stayed. */
function movesOf(before: DraftOutline, after: DraftOutline) {
  const [earlier, later] = [placesOf(before), placesOf(after)];
  const moves = new Map<string, { from: string; to: string }>();
  for (const [id, { module, title }] of later) {
    const was = earlier.get(id);
    if (was && was.module !== module) moves.set(id, { from: was.title, to: title });
  }
  const common = (places: typeof later, other: typeof later) =>
    [...places.keys()].filter((id) => other.has(id) && !moves.has(id));
  const order = common(later, earlier);
  const stayed = staying(common(earlier, later), order);
  for (const id of order) {
    const title = later.get(id)?.title ?? "";
    if (!stayed.has(id)) moves.set(id, { from: title, to: title });
  }
  return moves;
}

/** Those of a list that need not have been moved to come from one order to the other. */
function staying(before: readonly string[], after: readonly string[]): Set<string> {
  const places = longestCommon(before, after);
  return new Set(after.filter((_, place) => places.has(place)));
}

function placesOf(outline: DraftOutline) {
  return new Map(
    outline.modules.flatMap(({ id: module, title, lessons }) =>
      lessons.map((lesson): [string, { module: string; title: string }] => [
        lesson,
        { module, title },
      ]),
    ),
  );
}

function inOrder(changes: DocumentChange[], order: readonly string[]): DocumentChange[] {
  const place = ({ id }: DocumentChange) => {
    const at = order.indexOf(id);
    return at < 0 ? order.length : at;
  };
  return changes.sort((one, other) => place(one) - place(other));
}

function documentsOf(files: CourseFiles, idOf: IdOf): Map<string, string> {
  const documents = new Map<string, string>();
  for (const path of Object.keys(files).sort()) {
    const id = idOf(path);
    if (id && !documents.has(id)) documents.set(id, files[path] ?? "");
  }
  return documents;
}

function blank(id: string, text: string, kind: DocumentChange["kind"]): DocumentChange {
  const { title } = headOf(splitLesson(text).front);
  const named = typeof title === "string" && title.trim() !== "" ? title : id;
  return { id, title: named, kind, moved: null, entries: [], body: [] };
}

/** The head of a file as far as it can be read. */
export function headOf(front: string): Record<string, unknown> {
  try {
    const value: unknown = parseDocument(front, { prettyErrors: false }).toJS();
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    // An alias that leads nowhere; its faults are told elsewhere.
    return {};
  }
}
