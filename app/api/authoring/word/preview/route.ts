import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { ok, refuse } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { WORD_BYTES_MAX } from "@/lib/transfer/rules/word/container";
import { previewWord } from "@/lib/transfer/rules/word/preview";

/** Looks at a Word document for a course, `?course=`; nothing is written. */
export const POST = withUpload("draft.edit", WORD_BYTES_MAX, async (permit, content, request) => {
  const slug = new URL(request.url).searchParams.get("course") ?? "";
  if (!(await findReachedCourse(permit, slug))) return refuse("not_found");
  try {
    return ok(previewWord(content).preview);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refuse("course.file_unreadable", { "": [error.message] });
  }
});
