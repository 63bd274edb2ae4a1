import { published } from "@/app/credential-responses";
import { getPublicDid } from "@/lib/credentials/queries/public";

export const dynamic = "force-dynamic";

/** Who this platform is among issuers of credentials: did:web. */
export async function GET() {
  return published(await getPublicDid(), "application/did+json");
}
