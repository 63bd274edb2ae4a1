import { fileResponse } from "@/app/file-response";
import { getStoredFile } from "@/lib/media/queries/stored-file";
import { openCapability } from "@/lib/platform/capability";
import { storage } from "@/lib/platform/storage";

type Context = { params: Promise<{ token: string; name: string }> };

const SECONDS_AT_THE_STORE = 15 * 60;

/**
 * A stored file as a download, to whoever holds its capability: for browsers that have no cookie of ours.
 * Who may have the file was asked when the capability was sealed.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, name } = await params;
  const subject = openCapability(decodeURIComponent(token));
  const sha256 = /^file:([0-9a-f]{64})$/.exec(subject ?? "")?.[1];
  const file = sha256 ? await getStoredFile(sha256) : null;
  if (!sha256 || !file) {
    return new Response("这个下载链接已经失效，请回到原来的页面重新点下载。", {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
  const called = decodeURIComponent(name);
  const direct = await storage.link(sha256, {
    ...{ type: file.type, seconds: SECONDS_AT_THE_STORE, name: called },
  });
  if (direct) {
    return new Response(null, {
      status: 303,
      headers: { location: direct, "cache-control": "no-store" },
    });
  }
  return await fileResponse(request, sha256, file, {
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(called)}`,
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
  });
}
