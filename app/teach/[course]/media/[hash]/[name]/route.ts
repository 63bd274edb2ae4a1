import { fileResponse } from "@/app/file-response";
import { getQuestionPicture } from "@/lib/assessment/queries/pictures";
import { getDraftMediaFile } from "@/lib/authoring/queries/draft-media";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ course: string; hash: string; name: string }> };

/** A picture of a course's questions or a file of its draft, to those who look after them. */
export const GET = withDocumentPermit(
  "assessment.analyse",
  async (permit, request, context: Context) => {
    const { course, hash } = await context.params;
    const isHash = /^[0-9a-f]{64}$/.test(hash);
    const file = isHash
      ? ((await getQuestionPicture(permit, course, hash)) ??
        (await getDraftMediaFile(permit, course, hash)))
      : null;
    return file ? await fileResponse(request, hash, file) : new Response(null, { status: 404 });
  },
);
