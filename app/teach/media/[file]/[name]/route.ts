import { fileResponse } from "@/app/file-response";
import { signedAddress } from "@/app/signed-address";
import { getLibraryBytes } from "@/lib/authoring/queries/library";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ file: string; name: string }> };

/**
 * A file of the library, or a picture made of it (its name says which), to those who see it there. With
 * `?save=` its name, it is sent as a download by an address that works in any browser for an hour.
 */
export const GET = withDocumentPermit("media.upload", async (permit, request, context: Context) => {
  const { file, name } = await context.params;
  if (!/^[0-9a-f]{64}$/.test(file)) return new Response(null, { status: 404 });
  const found = await getLibraryBytes(permit, file, name === "original" ? null : name);
  if (!found) return new Response(null, { status: 404 });
  const save = new URL(request.url).searchParams.get("save");
  if (save === null) return await fileResponse(request, found.sha256, found);
  return new Response(null, {
    status: 303,
    headers: { location: signedAddress(found.sha256, save), "cache-control": "no-store" },
  });
});
