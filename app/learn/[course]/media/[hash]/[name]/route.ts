import { fileResponse } from "@/app/file-response";
import { signedAddress } from "@/app/signed-address";
import { getCourseFile, listPlaylistFiles } from "@/lib/learning/queries/access";
import { mediaTypes } from "@/lib/media/model";
import { withAddresses } from "@/lib/media/rules/playlist";
import type { Permit } from "@/lib/platform/authority";
import { withDocumentPermit } from "@/lib/platform/route";
import { storage } from "@/lib/platform/storage";

type Context = { params: Promise<{ course: string; hash: string; name: string }> };

/** As long as a long film with its pauses. */
const FILM_SECONDS = 6 * 60 * 60;

/**
 * A film, its captions, a document or a question's picture, to those who joined the course. With `?save`, an
 * address that any browser can download from for an hour, also the one that WeChat hands downloads on to.
 */
export const GET = withDocumentPermit("course.study", async (permit, request, context: Context) => {
  const { course, hash, name } = await context.params;
  const file = /^[0-9a-f]{64}$/.test(hash) ? await getCourseFile(permit, course, hash) : null;
  if (!file) return new Response(null, { status: 404 });
  if (new URL(request.url).searchParams.has("save")) {
    return movedTo(signedAddress(hash, name), "no-store");
  }
  if (file.type === mediaTypes.m3u8) {
    return await playlistResponse(permit, course, hash, file.bytes);
  }
  const isFilm = /^(video|audio)\//.test(file.type);
  const direct = isFilm
    ? await storage.link(hash, { type: file.type, seconds: FILM_SECONDS })
    : null;
  return direct ? movedTo(direct, "private, max-age=600") : await fileResponse(request, hash, file);
});

function movedTo(location: string, kept: string): Response {
  return new Response(null, { status: 307, headers: { location, "cache-control": kept } });
}

/** A playlist names its parts as they lie beside it in the course; here each lies under its hash. */
async function playlistResponse(
  permit: Permit<"course.study">,
  course: string,
  hash: string,
  bytes: number,
): Promise<Response> {
  const [names, stored] = await Promise.all([
    listPlaylistFiles(permit, course, hash),
    storage.read(hash, { first: 0, last: bytes - 1 }),
  ]);
  if (!stored) throw new Error(`The store has lost ${hash}`);
  const playlist = withAddresses(await new Response(stored).text(), (name) => {
    const part = names.get(name);
    return part ? `../${part}/${name}` : null;
  });
  return new Response(playlist, {
    headers: {
      "content-type": mediaTypes.m3u8,
      "cache-control": "private, max-age=3600",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    },
  });
}
