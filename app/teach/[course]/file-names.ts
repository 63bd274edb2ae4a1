import type { FileFaults } from "@/components/publishing/checks";
import type { DraftFault } from "@/lib/authoring/model/draft";
import type { Draft } from "@/lib/authoring/queries/drafts";
import { readLessonFile } from "@/lib/authoring/rules/new-lesson";
import { lessonIdOf, MANIFEST, QUESTIONS } from "@/lib/transfer/rules/course-paths";

/** Faults under the names that people know the files by, with where to mend them. */
export function faultsByName(
  slug: string,
  files: Draft["files"],
  faults: readonly DraftFault[],
): FileFaults[] {
  const byFile = Object.groupBy(faults, ({ file }) => file);
  return Object.entries(byFile).map(([path, own = []]) => {
    const lesson = lessonIdOf(path);
    const title = lesson && (readLessonFile(files[path]?.text ?? "").title ?? lesson);
    const name =
      title ?? (path === MANIFEST ? "课程信息" : path === QUESTIONS ? "试题和自测" : path);
    const href = lesson
      ? `/teach/${slug}/lessons/${lesson}`
      : path === MANIFEST
        ? `/teach/${slug}`
        : null;
    return { name, href, faults: own };
  });
}
