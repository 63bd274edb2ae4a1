import { bringCourse } from "@/lib/authoring/commands/bring-course";
import { refuse } from "@/lib/platform/result";
import { withLargeUpload } from "@/lib/platform/route";
import { withCourseArchive } from "@/lib/transfer/queries/read-course-bundle";
import { COURSE_ARCHIVE_BYTES_MAX } from "@/lib/transfer/rules/course-archive";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/** A course folder's zip becomes a course; `?into=` and `?known=` make it the draft of one that is there. */
export const POST = withLargeUpload(
  "course.create",
  COURSE_ARCHIVE_BYTES_MAX,
  async (permit, path, request) => {
    const { into, known } = Object.fromEntries(new URL(request.url).searchParams);
    const place = into ? { courseSlug: into, knownChange: Number(known ?? 0) } : null;
    try {
      return await withCourseArchive(path, (bundle) => bringCourse(permit.actor, bundle, place));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return refuse("course.file_unreadable", { "": [error.message] });
    }
  },
);
