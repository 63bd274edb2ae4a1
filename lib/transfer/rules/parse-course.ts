/**
 * A course folder → a course, or every fault in every file. Pure: files come as text, figures and
 * questions are read from them, nothing is looked up elsewhere.
 */
import {
  AssignmentTask,
  type CourseManifest,
  paperKinds,
  type RenderedPaper,
} from "@/lib/catalogue/model";
import type { Cover } from "@/lib/catalogue/model/completion";
import { drawnCover } from "@/lib/catalogue/rules/cover";
import { askedOnTheWay, workOf } from "@/lib/catalogue/rules/lesson-work";
import type { CourseMedia } from "@/lib/media/model";
import type { CourseFiles, Fault, ParsedCourse, ParsedLesson } from "@/lib/transfer/model/course";
import { crossFaults } from "@/lib/transfer/rules/cross-faults";
import { type FolderReading, readFolder } from "@/lib/transfer/rules/read-folder";

/** A course only when there is not a single fault; the faults are in the order of files and lines. */
export function parseCourse(
  files: CourseFiles,
  media: CourseMedia = {},
): { course: ParsedCourse | null; faults: Fault[] } {
  const inspected = inspectCourse(files, media);
  return { course: courseOf(inspected), faults: inspected.faults };
}

type Inspected = { reading: FolderReading; faults: Fault[] };

/** The course that was read; null where a fault was found. */
export function courseOf({ reading, faults }: Inspected): ParsedCourse | null {
  const { manifest } = reading;
  return manifest && faults.length === 0 ? assemble(manifest, reading) : null;
}

/** All that could be read of a folder, with every fault; for those who look at unfinished courses. */
export function inspectCourse(files: CourseFiles, media: CourseMedia = {}): Inspected {
  const { reading, faults } = readFolder(files, media);
  return { reading, faults: sorted([...faults, ...crossFaults(reading)]) };
}

/** Faults under the names of their files, as a refusal carries them. */
export function faultsByFile(faults: readonly Fault[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { file, line, message } of faults) {
    fields[file] = [...(fields[file] ?? []), `第${line}行 ${message}`];
  }
  return fields;
}

export function sorted<F extends Fault>(faults: readonly F[]): F[] {
  return [...faults].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  );
}

/** Lessons in the order of the course, each with what its page and its checks need. */
function assemble(manifest: CourseManifest, reading: FolderReading): ParsedCourse {
  const lessons = manifest.modules.flatMap((module) =>
    module.lessons.flatMap((id): ParsedLesson[] => {
      const lesson = reading.lessons.find((candidate) => candidate.id === id);
      if (!lesson?.head) return [];
      const { id: slug, ...head } = lesson.head;
      const { checks, figures: _drawn, media: _shown, ...body } = lesson.body;
      const keys = [...checks.map(({ name }) => name), ...askedOnTheWay(lesson.head)];
      const work = workOf(lesson.head, reading.media);
      const { video: _v, audio: _a, document: _d, package: _p, ...said } = head;
      const place = { slug, moduleId: module.id, file: lesson.file };
      const completion = head.completion ?? null;
      return [{ ...place, ...said, ...body, checks: keys, work, completion }];
    }),
  );
  const cover = coverOf(manifest, reading);
  return { manifest, cover, lessons, papers: papersOf(reading), questions: reading.questions };
}

/** A drawn cover is kept as it is drawn, a photograph as the hash of its file. */
function coverOf({ cover }: CourseManifest, reading: FolderReading): Cover | null {
  if (!cover) return null;
  const svg = reading.drawings[cover];
  if (svg) return drawnCover(svg);
  const file = reading.media[cover];
  return file ? { kind: "picture", sha256: file.sha256, name: cover.slice("media/".length) } : null;
}

/** Papers in the order of their kinds, within a kind by name. */
function papersOf({ papers }: FolderReading): RenderedPaper[] {
  return papers
    .flatMap(({ head, body }): RenderedPaper[] => {
      if (!head) return [];
      const { id: slug, kind, title, summary, sources, contentAsOf } = head;
      const task = kind === "assignment" ? AssignmentTask.parse(head) : null;
      const { html, text } = body;
      return [{ slug, kind, title, summary, sources, contentAsOf, html, text, task }];
    })
    .sort((a, b) => paperKinds.indexOf(a.kind) - paperKinds.indexOf(b.kind));
}
