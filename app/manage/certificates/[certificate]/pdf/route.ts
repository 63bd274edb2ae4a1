import { download } from "@/app/credential-responses";
import { Drawing } from "@/lib/credentials/queries/drawing";
import { getCertificateWithinReach } from "@/lib/credentials/queries/review";
import { fileName } from "@/lib/credentials/rules/archive";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ certificate: string }> };

/** The certificate of somebody within reach, as it was issued. */
export const GET = withDocumentPermit(
  "certificate.review",
  async (permit, _request, context: Context) => {
    const { certificate: id } = await context.params;
    const certificate = await getCertificateWithinReach(permit, id);
    if (!certificate) return new Response(null, { status: 404 });
    const drawing = await Drawing.of([certificate.templateId]);
    const content = await drawing.pdf(certificate);
    return download(Buffer.from(content), {
      name: fileName(certificate),
      plainName: `${certificate.number}.pdf`,
      type: "application/pdf",
    });
  },
);
