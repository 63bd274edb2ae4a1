import { fileResponse } from "@/app/file-response";
import { getPackageFile } from "@/lib/learning/queries/packages";
import { packageType, withScript } from "@/lib/media/rules/package-types";
import { openCapability } from "@/lib/platform/capability";
import { env } from "@/lib/platform/env";
import { isPackagesHost } from "@/lib/platform/packages-host";
import { readerAssets } from "@/lib/platform/reader-assets";
import { storage } from "@/lib/platform/storage";

type Context = { params: Promise<{ token: string; path: string[] }> };

/**
 * A file of a package of courseware, to whoever holds its capability. Nothing in it can act in the
 * platform's name: the document is sandboxed without an origin, so it has neither cookies nor storage
 * nor a way to the page around it, and may load from nowhere but its own package. Under a host name of its own
 * it has an origin, which frames within it share, and which is nobody's session.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, path } = await params;
  const name = path.map((part) => decodeURIComponent(part)).join("/");
  const packageSha256 = openCapability(decodeURIComponent(token));
  const file = packageSha256 ? await getPackageFile(packageSha256, name) : null;
  if (!file) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  const type = packageType(name);
  const headers = isolation(request, token);
  if (type.startsWith("text/html")) return await pageResponse(file, headers);
  return await fileResponse(request, file.sha256, { bytes: file.bytes, type }, headers);
}

/** A page, with the run-time before all scripts of its own. */
async function pageResponse(
  { sha256, bytes }: { sha256: string; bytes: number },
  headers: Record<string, string>,
): Promise<Response> {
  const stored =
    bytes === 0 ? new Uint8Array() : await storage.read(sha256, { first: 0, last: bytes - 1 });
  if (!stored) throw new Error(`The store has lost ${sha256}`);
  const html = withScript(await new Response(stored).text(), readerAssets().courseware);
  return new Response(html, {
    headers: {
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    },
  });
}

function isolation(request: Request, token: string): Record<string, string> {
  const host = (request.headers.get("host") ?? "").replace(/[^\w.:[\]-]/g, "");
  const hasOwnHost = isPackagesHost(host);
  const own = `${host}/packages/${token}/`;
  return {
    "content-security-policy": [
      ...(hasOwnHost ? [] : ["sandbox allow-scripts allow-forms allow-popups allow-modals"]),
      "default-src 'none'",
      `script-src ${own} ${host}/reader/ 'unsafe-inline' 'unsafe-eval'`,
      `style-src ${own} 'unsafe-inline'`,
      ...["img-src", "media-src", "font-src"].map((what) => `${what} ${own} data: blob:`),
      `connect-src ${own}`,
      `frame-src ${own}`,
      `worker-src ${own} blob:`,
      `base-uri ${own}`,
      "form-action 'none'",
      `frame-ancestors 'self' ${hasOwnHost ? new URL(env.NEXTAUTH_URL).origin : ""}`.trim(),
    ].join("; "),
    // Without an origin of its own, even its own files are another's to it.
    "access-control-allow-origin": "*",
    "referrer-policy": "no-referrer",
  };
}
