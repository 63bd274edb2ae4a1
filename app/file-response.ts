import { byteRange } from "@/lib/media/rules/range";
import { storage } from "@/lib/platform/storage";

/**
 * A stored file, in ranges where they are asked for. Its address holds the hash of its bytes, so the
 * browser may keep it for ever; nothing in it can run in the platform's name.
 */
export async function fileResponse(
  request: Request,
  hash: string,
  file: { bytes: number; type: string },
  isolation: Record<string, string> = {},
): Promise<Response> {
  const headers = {
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=31536000, immutable",
    "content-type": file.type === "text/vtt" ? "text/vtt; charset=utf-8" : file.type,
    // A browser's own reader of PDF does not open in a sandbox; what it opens is no page of ours.
    ...(file.type === "application/pdf"
      ? {}
      : { "content-security-policy": "default-src 'none'; sandbox" }),
    "x-content-type-options": "nosniff",
    ...isolation,
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
}
