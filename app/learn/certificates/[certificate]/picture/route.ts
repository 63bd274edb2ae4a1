import { drawing as response } from "@/app/credential-responses";
import { Drawing } from "@/lib/credentials/queries/drawing";
import { getOwnCertificate } from "@/lib/credentials/queries/own";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ certificate: string }> };

/** One's own certificate as it looks on paper. */
export const GET = withDocumentPermit(
  "certificate.hold",
  async (permit, _request, context: Context) => {
    const { certificate: id } = await context.params;
    const certificate = await getOwnCertificate(permit, id);
    if (!certificate || certificate.revokedAt) return new Response(null, { status: 404 });
    const drawing = await Drawing.of([certificate.templateId]);
    return response(drawing.svg(certificate));
  },
);
