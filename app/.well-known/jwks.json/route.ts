import { published } from "@/app/credential-responses";
import { getPublicKeySet } from "@/lib/credentials/queries/public";

export const dynamic = "force-dynamic";

/** The keys that this platform signs credentials with, and has signed with. */
export async function GET() {
  return published(await getPublicKeySet(), "application/jwk-set+json");
}
