import { storeEvidence } from "@/lib/learning/commands/hours";
import { PICTURE_BYTES_MAX } from "@/lib/media/rules/picture";
import { execute } from "@/lib/platform/command";
import { withUpload } from "@/lib/platform/route";

/** Keeps the evidence of a training that is about to be claimed. */
export const POST = withUpload("course.study", PICTURE_BYTES_MAX, async (permit, content) =>
  execute(storeEvidence, permit.actor, { content }),
);
