import { fileResponse } from "@/app/file-response";
import { getClaimEvidence } from "@/lib/learning/queries/hours";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ claim: string }> };

/** What proves a claimed training, to whoever decides about it. */
export const GET = withDocumentPermit("hours.decide", async (permit, request, context: Context) => {
  const { claim } = await context.params;
  const file = await getClaimEvidence(permit, claim);
  return file
    ? await fileResponse(request, file.sha256, file)
    : new Response(null, { status: 404 });
});
