import { download } from "@/app/credential-responses";
import { openOwnBatch } from "@/lib/credentials/queries/batches";
import { dayInChina } from "@/lib/learning/rules/evidence";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ batch: string }> };

/** A finished archive of one's own, read from the store while it is sent. */
export const GET = withDocumentPermit(
  "certificate.review",
  async (permit, _request, context: Context) => {
    const { batch: id } = await context.params;
    const batch = await openOwnBatch(permit, id);
    if (!batch) return new Response(null, { status: 404 });
    const day = dayInChina(batch.createdAt);
    return download(streamOf(batch.chunks), {
      name: `结业证书 ${day}.zip`,
      plainName: `certificates-${day}.zip`,
      type: "application/zip",
    });
  },
);

/** Reads on only when what was read has been taken. */
function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
