import { PICTURE_BYTES_MAX } from "@/lib/media/rules/picture";
import { execute } from "@/lib/platform/command";
import { withUpload } from "@/lib/platform/route";
import { addPicture } from "@/lib/transfer/commands/pictures";

/** Stores a picture for the questions of `?course=`. */
export const POST = withUpload(
  "question.maintain",
  PICTURE_BYTES_MAX,
  async (permit, content, request) => {
    const courseSlug = new URL(request.url).searchParams.get("course") ?? "";
    return await execute(addPicture, permit.actor, { courseSlug, content });
  },
);
