import { getCourseFile } from "@/lib/learning/queries/access";
import { byteRange } from "@/lib/media/rules/range";
import { withDocumentPermit } from "@/lib/platform/route";
import { storage } from "@/lib/platform/storage";

type Context = { params: Promise<{ course: string; hash: string; name: string }> };

/**
 * A video, its captions or a document, to those who joined the course; players ask for it in
 * ranges. Its address holds the hash of its bytes, so the browser may keep it for ever.
 */
export const GET = withDocumentPermit("course.study", async (permit, request, context: Context) => {
  const { course, hash } = await context.params;
  const file = /^[0-9a-f]{64}$/.test(hash) ? await getCourseFile(permit, course, hash) : null;
  if (!file) return new Response(null, { status: 404 });

  const headers = {
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=31536000, immutable",
    "content-type": file.type === "text/vtt" ? "text/vtt; charset=utf-8" : file.type,
    "content-security-policy": "default-src 'none'; sandbox",
    etag: `"${hash}"`,
  };
  if (request.headers.get("if-none-match") === headers.etag) {
    return new Response(null, { status: 304, headers });
  }
  const range = byteRange(request.headers.get("range"), file.bytes);
  if (range === "unsatisfiable") {
    const refusal = { ...headers, "content-range": `bytes */${file.bytes}` };
    return new Response(null, { status: 416, headers: refusal });
  }
  const { first, last } = range ?? { first: 0, last: file.bytes - 1 };
  const body = await storage.read(hash, { first, last });
  if (!body) throw new Error(`The store has lost ${hash}`);
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(last - first + 1),
      ...(range && { "content-range": `bytes ${first}-${last}/${file.bytes}` }),
    },
  });
});
