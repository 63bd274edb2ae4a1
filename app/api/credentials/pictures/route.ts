import { storeTemplatePicture } from "@/lib/credentials/commands/template";
import { PICTURE_BYTES_MAX } from "@/lib/media/rules/picture";
import { execute } from "@/lib/platform/command";
import { withUpload } from "@/lib/platform/route";

/** Keeps a background or a seal for a template that is being made. */
export const POST = withUpload("certificate.govern", PICTURE_BYTES_MAX, async (permit, content) =>
  execute(storeTemplatePicture, permit.actor, { content }),
);
