import { execute } from "@/lib/platform/command";
import { toRoute, withUpload } from "@/lib/platform/route";
import { addFile, removeFile } from "@/lib/submissions/commands/files";
import { FILE_BYTES_MAX } from "@/lib/submissions/model/decision";

/** Takes a file that goes with an assignment, and says what its text gives away. */
export const POST = withUpload("course.study", FILE_BYTES_MAX, async (permit, content, request) => {
  const asked = new URL(request.url).searchParams;
  const place = { submissionId: asked.get("submission"), name: asked.get("name") };
  return execute(addFile, permit.actor, { ...place, content });
});

export const DELETE = toRoute(removeFile);
