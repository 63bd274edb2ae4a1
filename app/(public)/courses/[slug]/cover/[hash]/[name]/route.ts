import { fileResponse } from "@/app/file-response";
import { getPublicCover } from "@/lib/catalogue/queries/courses";

type Context = { params: Promise<{ slug: string; hash: string; name: string }> };

/** The photograph on a course's card: as public as its title, and nothing else of the course is. */
export async function GET(request: Request, { params }: Context) {
  const { slug, hash } = await params;
  const file = /^[0-9a-f]{64}$/.test(hash) ? await getPublicCover(slug, hash) : null;
  return file ? await fileResponse(request, hash, file) : new Response(null, { status: 404 });
}
