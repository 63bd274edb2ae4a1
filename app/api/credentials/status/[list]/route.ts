import { published } from "@/app/credential-responses";
import { getPublicStatusList } from "@/lib/credentials/queries/public";

type Context = { params: Promise<{ list: string }> };

/** Which credentials are revoked: a signed list of bits that names nobody. */
export async function GET(_request: Request, { params }: Context) {
  const { list } = await params;
  const status = /^\d{1,5}$/.test(list) ? await getPublicStatusList(Number(list)) : null;
  return status ? published(status, "application/vc") : new Response(null, { status: 404 });
}
