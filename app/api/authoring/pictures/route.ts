import { addLessonPicture } from "@/lib/authoring/commands/lesson-pictures";
import { PICTURE_BYTES_MAX } from "@/lib/media/rules/picture";
import { execute } from "@/lib/platform/command";
import { withUpload } from "@/lib/platform/route";

/** Stores a picture for the lessons of `?course=`. */
export const POST = withUpload(
  "draft.edit",
  PICTURE_BYTES_MAX,
  async (permit, content, request) => {
    const courseSlug = new URL(request.url).searchParams.get("course") ?? "";
    return await execute(addLessonPicture, permit.actor, { courseSlug, content });
  },
);
