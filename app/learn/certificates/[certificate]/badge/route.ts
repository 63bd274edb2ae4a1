import { download } from "@/app/credential-responses";
import { signBadge } from "@/lib/credentials/commands/sign";
import { execute } from "@/lib/platform/command";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ certificate: string }> };

/** One's own certificate as a signed Open Badges credential: linked data, or with ?form=jwt a JWT. */
export const GET = withDocumentPermit(
  "certificate.hold",
  async (permit, request, context: Context) => {
    const { certificate: certificateId } = await context.params;
    const signed = await execute(signBadge, permit.actor, { certificateId });
    if (!signed.ok) return new Response(null, { status: 404 });
    const { credential, jwt, number } = signed.value;
    const asJwt = new URL(request.url).searchParams.get("form") === "jwt";
    return download(asJwt ? jwt : JSON.stringify(credential, null, 2), {
      name: `电子凭证 ${number}.${asJwt ? "jwt" : "json"}`,
      plainName: `${number}.${asJwt ? "jwt" : "json"}`,
      type: asJwt ? "application/vc+jwt" : "application/vc",
    });
  },
);
