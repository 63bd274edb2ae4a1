import { fileResponse } from "@/app/file-response";
import { getCourseFile } from "@/lib/learning/queries/access";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ course: string; hash: string; name: string }> };

/** A video, its captions, a document or a question's picture, to those who joined the course. */
export const GET = withDocumentPermit("course.study", async (permit, request, context: Context) => {
  const { course, hash } = await context.params;
  const file = /^[0-9a-f]{64}$/.test(hash) ? await getCourseFile(permit, course, hash) : null;
  return file ? await fileResponse(request, hash, file) : new Response(null, { status: 404 });
});
