import { getCourseSource, packedCourse } from "@/lib/authoring/queries/course-source";
import { withDocumentPermit } from "@/lib/platform/route";
import { ZIP_BYTES_MAX, zipBytesAtMost, zipOf } from "@/lib/transfer/rules/exchange/zip-write";

type Context = { params: Promise<{ course: string }> };

/** A course as its folder's zip: the draft, or `?release=` by number. It is packed as it is sent. */
export const GET = withDocumentPermit(
  "draft.read",
  async (permit, request, { params }: Context) => {
    const { course } = await params;
    const asked = new URL(request.url).searchParams.get("release");
    const release = asked === null ? null : Number(asked);
    if (release !== null && !Number.isInteger(release)) return notFound();
    const source = await getCourseSource(permit, course, release);
    if (!source) return notFound();
    const files = packedCourse(source);
    if (zipBytesAtMost(files) > ZIP_BYTES_MAX) {
      return new Response("课程文件合计超过4 GB，一个压缩包装不下。", { status: 409 });
    }
    const name = `${course}-${release === null ? "draft" : `release-${release}`}.zip`;
    return new Response(streamOf(zipOf(files)), {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "private, no-store",
      },
    });
  },
);

function notFound(): Response {
  return new Response("没有这门课程，或这个发布版没有留下文件。", { status: 404 });
}

/** Packs on only when what was packed has been taken. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
