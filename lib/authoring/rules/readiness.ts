/** Whether a draft can be published, and whether there is anything to publish. Pure. */
import type { DraftFault } from "@/lib/authoring/model/draft";
import type { CourseMedia } from "@/lib/media/model";
import type { CourseFiles } from "@/lib/transfer/model/course";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { inspectCourse } from "@/lib/transfer/rules/parse-course";

export type Readiness = {
  /** Names what was looked at; see PublishDraft. */
  seen: string;
  faults: DraftFault[];
  /** Whether learners have just this already. */
  same: boolean;
};

/** The draft's files as the format has them. */
export function textsOf(files: Readonly<Record<string, { text: string }>>): CourseFiles {
  return Object.fromEntries(Object.entries(files).map(([path, { text }]) => [path, text]));
}

/** What keeps a draft of these files from being published; `releasedHash` is what learners have. */
export function readinessOf(
  files: CourseFiles,
  media: CourseMedia,
  releasedHash: string | null,
): Readiness {
  const seen = sourceHash(files, media);
  return { seen, faults: inspectCourse(files, media).faults, same: seen === releasedHash };
}
