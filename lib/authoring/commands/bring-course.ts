import "server-only";
import { importCourse, importIntoDraft } from "@/lib/authoring/commands/import-course";
import type { ImportedCourse } from "@/lib/authoring/model/import";
import { titleOfSheet } from "@/lib/authoring/rules/sheet";
import { bringMedia } from "@/lib/media/commands/store-media";
import type { CourseMedia } from "@/lib/media/model";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { ok, type Result } from "@/lib/platform/result";
import type { CourseBundle } from "@/lib/transfer/queries/read-course-bundle";
import { pointerTo } from "@/lib/transfer/queries/read-course-folder";
import { lessonIdOf, MANIFEST } from "@/lib/transfer/rules/course-paths";
import { parseCourse } from "@/lib/transfer/rules/parse-course";

const FAULTS_SHOWN = 100;

/** A draft that is to be replaced, as whoever imports knows it. */
export type Into = { courseSlug: string; knownChange: number };

/**
 * Brings a course in: its other files are stored one by one, then its text becomes a draft at once. When
 * it ends midway, no draft has changed.
 */
export async function bringCourse(
  actor: Actor,
  bundle: CourseBundle,
  into: Into | null,
): Promise<Result<ImportedCourse>> {
  const { files, leftOut } = bundle;
  const media: CourseMedia = {};
  for (const { path, read } of bundle.media) {
    const content = await read();
    const stored = await execute(bringMedia, actor, { path, content });
    if (!stored.ok) return stored;
    media[path] = pointerTo(path, content);
  }
  const brought = into
    ? await execute(importIntoDraft, actor, { ...into, files, media })
    : await execute(importCourse, actor, { files, media });
  if (!brought.ok) return brought;
  const { faults } = parseCourse(files, media);
  return ok({
    courseSlug: brought.value.courseSlug,
    title: titleOfSheet(files[MANIFEST] ?? ""),
    lessons: Object.keys(files).filter((path) => lessonIdOf(path) !== null).length,
    files: Object.keys(files).length,
    media: bundle.media.length,
    leftOut,
    faults: faults
      .slice(0, FAULTS_SHOWN)
      .map(({ file, line, message }) => `${file} 第${line}行：${message}`),
  });
}
