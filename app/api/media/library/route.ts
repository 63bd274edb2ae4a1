import { LibraryFilter } from "@/lib/authoring/model/library";
import { getLibraryItem, listLibrary } from "@/lib/authoring/queries/library";
import { isUuid, ok } from "@/lib/platform/result";
import { withPermit } from "@/lib/platform/route";

/** A page of one's library, or with `?asset=` the one file that was just uploaded. */
export const GET = withPermit("media.upload", async (permit, request) => {
  const { searchParams } = new URL(request.url);
  const asset = searchParams.get("asset");
  if (asset === null) {
    return ok(await listLibrary(permit, LibraryFilter.parse(Object.fromEntries(searchParams))));
  }
  const item = isUuid(asset) ? await getLibraryItem(permit, { asset }) : null;
  return ok({ items: item ? [item] : [], total: item ? 1 : 0 });
});
