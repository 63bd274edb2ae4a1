/** Whether a draft can be published, and whether there is anything to publish. Pure. */
import type { DraftFault } from "@/lib/authoring/model/draft";
import { adviceOf, linkFaults } from "@/lib/authoring/rules/publish-checks";
import type { CourseMedia } from "@/lib/media/model";
import type { CourseFiles, ParsedCourse } from "@/lib/transfer/model/course";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { lessonIdOf } from "@/lib/transfer/rules/course-paths";
import { courseOf, inspectCourse, sorted } from "@/lib/transfer/rules/parse-course";

export type Readiness = {
  /** Names what was looked at; see PublishDraft. */
  seen: string;
  faults: DraftFault[];
  /** What could be better and keeps nothing from being published. */
  advice: DraftFault[];
  /** Whether learners have just this already. */
  same: boolean;
  /** What was read, where the files themselves are without a fault. */
  course: ParsedCourse | null;
};

/** The draft's files as the format has them. */
export function textsOf(files: Readonly<Record<string, { text: string }>>): CourseFiles {
  return Object.fromEntries(Object.entries(files).map(([path, { text }]) => [path, text]));
}

/** The same the other way, for what reads a draft's files. */
export function filesOf(texts: CourseFiles): Record<string, { text: string }> {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, { text }]));
}

/**
 * What keeps a draft of these files from being published; `releasedHash` is what learners have, `origin`
 * where this platform is reached, for links that lead back into it.
 */
export function readinessOf(
  files: CourseFiles,
  media: CourseMedia,
  releasedHash: string | null,
  origin = "",
): Readiness {
  const seen = sourceHash(files, media);
  const { reading, course, faults } = checkDraft(files, media, origin);
  return {
    ...{ seen, course, faults, same: seen === releasedHash },
    advice: sorted(adviceOf(reading, files)),
  };
}

/** What a draft is read as, and all that keeps it from being published. Reads every file once. */
export function checkDraft(files: CourseFiles, media: CourseMedia, origin: string) {
  const inspected = inspectCourse(files, media);
  const { reading, faults } = inspected;
  const all: DraftFault[] = sorted([...faults, ...linkFaults(reading, files, origin)]);
  return { reading, course: courseOf(inspected), faults: all };
}

/**
 * What is wrong in the file of one lesson, without reading the others: asked each time its editor opens.
 * Whether links lead somewhere is seen on the course's page.
 */
export function lessonFaults(files: CourseFiles, media: CourseMedia, path: string): DraftFault[] {
  const text = files[path] ?? "";
  const needed = Object.entries(files).filter(([name]) =>
    lessonIdOf(name) !== null ? name === path : !name.startsWith("media/") || text.includes(name),
  );
  const { faults } = inspectCourse(Object.fromEntries(needed), media);
  return faults.filter(({ file }) => file === path);
}
