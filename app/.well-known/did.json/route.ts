import { published } from "@/app/credential-responses";
import { getPublicDid } from "@/lib/credentials/queries/public";

/** Who this platform is among issuers of credentials: did:web. */
export async function GET() {
  return published(await getPublicDid(), "application/did+json");
}
