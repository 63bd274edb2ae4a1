/** A lesson with all that it needs, taken from one draft and put into another, or beside itself. Pure. */

import { withPath } from "@/lib/authoring/rules/media-path";
import { lessonPathOf } from "@/lib/authoring/rules/new-lesson";
import { OutlineProblem } from "@/lib/authoring/rules/sheet-tree";
import { joinLesson, splitLesson } from "@/lib/authoring/rules/writing/lesson-text";
import {
  addYamlItem,
  removeYamlItem,
  setYamlKey,
  yamlValue,
} from "@/lib/authoring/rules/writing/yaml-edit";
import type { CourseMedia } from "@/lib/media/model";
import type { CourseFiles } from "@/lib/transfer/model/course";
import { QUESTIONS } from "@/lib/transfer/rules/course-paths";

/** What a draft holds. */
export type DraftContent = { files: CourseFiles; media: CourseMedia };

type Entry = Record<string, unknown>;

export type LessonParcel = {
  text: string;
  /** Its self-checks, as `questions.yaml` has them. */
  checks: Entry[];
  /** The files it shows that are text: drawings, captions, playlists. */
  files: CourseFiles;
  media: CourseMedia;
};

const TITLE_MAX = 60;

/** A lesson and what it names; null where the draft has no such lesson. */
export function packLesson(draft: DraftContent, lessonId: string): LessonParcel | null {
  const { files, media } = draft;
  const path = lessonPathOf(Object.keys(files), lessonId);
  const text = path ? files[path] : undefined;
  if (text === undefined) return null;
  const checks = checksOf(files[QUESTIONS] ?? "", lessonId);
  const named = withParts(pathsIn(text + JSON.stringify(checks)), files);
  return { text, checks, files: only(files, named), media: only(media, named) };
}

/**
 * A parcel as it stands in another draft, under an id that nothing had before: a self-check gets a new id
 * with it, since ids carry answers. A file whose name is taken by another gets a free one.
 *
 * @returns the lesson's text, the questions of the whole course, and the files that have to be added
 * @throws OutlineProblem when parts of a film would have to be renamed, which its playlist names
 */
export function unpackLesson(
  parcel: LessonParcel,
  draft: DraftContent,
  id: string,
  { title }: { title?: string } = {},
): { text: string; questions: string; files: CourseFiles; media: CourseMedia } {
  const places = placesOf(parcel, draft);
  const moved = (text: string) =>
    Object.entries(places).reduce((sum, [from, to]) => withPath(sum, from, to), text);
  const { front, body } = splitLesson(moved(parcel.text));
  const named = title ? setYamlKey(front, [], "title", title.slice(0, TITLE_MAX)) : front;
  let text = joinLesson({ front: setYamlKey(named, [], "id", id), body });
  let questions = draft.files[QUESTIONS] ?? "";
  for (const [index, check] of parcel.checks.entries()) {
    const key = `${id}-c${index + 1}`;
    text = withCheck(text, String(check.id), key);
    const entry = JSON.parse(moved(JSON.stringify(check))) as Entry;
    questions = addYamlItem(questions, { ...entry, id: key, lesson: id });
  }
  return {
    ...{ text, questions },
    files: added(parcel.files, draft.files, places),
    media: added(parcel.media, draft.media, places),
  };
}

/** The questions of a course without the self-checks of a lesson. */
export function withoutChecks(questions: string, lessonId: string): string {
  const places = entriesOf(questions).flatMap((entry, place) =>
    isCheckOf(entry, lessonId) ? [place] : [],
  );
  return places.reverse().reduce(removeYamlItem, questions);
}

function checksOf(questions: string, lessonId: string): Entry[] {
  return entriesOf(questions).filter((entry) => isCheckOf(entry, lessonId));
}

function isCheckOf(entry: Entry, lessonId: string): boolean {
  return entry.purpose === "check" && entry.lesson === lessonId;
}

function entriesOf(questions: string): Entry[] {
  const value = yamlValue(questions, []);
  return Array.isArray(value) ? value.filter((each) => typeof each === "object" && each) : [];
}

function pathsIn(text: string): Set<string> {
  return new Set(text.match(/media\/[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+/g));
}

/** A playlist names the parts of its film by their bare names. */
function withParts(paths: Set<string>, files: CourseFiles): Set<string> {
  const parts = [...paths].flatMap((path) =>
    path.endsWith(".m3u8")
      ? (files[path] ?? "").split("\n").filter((line) => /^[a-z0-9]/.test(line))
      : [],
  );
  const named = new Set([...paths, ...parts.map((part) => `media/${part.trim()}`)]);
  return named.size === paths.size ? paths : withParts(named, files);
}

function only<T>(all: Readonly<Record<string, T>>, paths: Set<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([path]) => paths.has(path)));
}

/** The path that each file gets where its own is taken by another. */
function placesOf(parcel: LessonParcel, draft: DraftContent): Record<string, string> {
  const taken = new Set([...Object.keys(draft.files), ...Object.keys(draft.media)]);
  const own = new Set([...Object.keys(parcel.files), ...Object.keys(parcel.media)]);
  const places: Record<string, string> = {};
  for (const path of own) {
    const sameText = parcel.files[path] === draft.files[path];
    const sameBytes = parcel.media[path]?.sha256 === draft.media[path]?.sha256;
    if (!taken.has(path) || (sameText && sameBytes)) continue;
    if (/\.(m3u8|ts|m4s)$/.test(path)) {
      throw new OutlineProblem(`那门课里已有另一个“${path}”，多码率视频不能自动改名，请先改名再移`);
    }
    places[path] = freeName(path, new Set([...taken, ...own, ...Object.values(places)]));
  }
  return places;
}

function freeName(path: string, taken: ReadonlySet<string>): string {
  const dot = path.lastIndexOf(".");
  for (let number = 2; ; number += 1) {
    const name = `${path.slice(0, dot)}-${number}${path.slice(dot)}`;
    if (!taken.has(name)) return name;
  }
}

function added<T>(
  brought: Readonly<Record<string, T>>,
  held: Readonly<Record<string, T>>,
  places: Record<string, string>,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(brought)
      .map(([path, value]): [string, T] => [places[path] ?? path, value])
      .filter(([path]) => !(path in held)),
  );
}

/** In the text (`question="…"`) and among the stops of a film (`question: …`). */
function withCheck(text: string, from: string, to: string): string {
  const exact = new RegExp(`(question(?:="|: *))${from}(?![\\w-])`, "g");
  return text.replace(exact, (_, before: string) => before + to);
}
