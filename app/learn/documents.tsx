/** What the documents of the reading room share: their policy, their rendering, their refusals. */
import { createHash } from "node:crypto";
import type { ReactElement } from "react";
import { MissingDocument } from "@/components/reader/missing-document";
import { displayScript } from "@/components/shell/display-script";
import type { LessonKind } from "@/lib/catalogue/model";
import { CachedDocument, respondWithDocument } from "@/lib/platform/document-cache";
import { s3Settings } from "@/lib/platform/env";
import { packagesOrigin } from "@/lib/platform/packages-host";
import { readerAssets } from "@/lib/platform/reader-assets";
import { bucketOrigin } from "@/lib/platform/storage/s3-client";

const inlineScript = createHash("sha256").update(displayScript).digest("base64");

/** Nothing but our own files, and the one inline script that sets the theme before painting. */
const policy = {
  "default-src": "'none'",
  "script-src": `'self' 'sha256-${inlineScript}'`,
  "style-src": "'self'",
  "img-src": "'self' data:",
  "media-src": "'self'",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
};

/** Where large films may come straight from: the bucket, when browsers are let to it. */
const bucket = s3Settings?.links ? ` ${bucketOrigin(s3Settings)}` : "";

/** The player writes its own style elements, and films in several bit rates come through memory. */
const playerPolicy = {
  ...policy,
  "style-src": "'self' 'unsafe-inline'",
  "media-src": `'self' blob:${bucket}`,
};

/** Fonts that a document brings along come from memory too. */
const pagesPolicy = {
  ...policy,
  "font-src": "'self' data: blob:",
  "img-src": "'self' data: blob:",
};

const packagePolicy = { ...policy, "frame-src": ["'self'", packagesOrigin ?? ""].join(" ").trim() };

export const documentHeaders = headersOf(policy);

/** A preview stands in a frame of the page it is written on. */
export const previewHeaders = headersOf({ ...policy, "frame-ancestors": "'self'" });

/** The headers of a lesson's document, which allow what its kind needs and no more. */
export function lessonHeaders(kind: LessonKind): Record<string, string> {
  if (kind === "video" || kind === "audio") return headersOf(playerPolicy);
  if (kind === "document") return headersOf(pagesPolicy);
  return kind === "package" ? headersOf(packagePolicy) : documentHeaders;
}

function headersOf(directives: Record<string, string>): Record<string, string> {
  const line = Object.entries(directives).map(([name, value]) => `${name} ${value}`);
  return { "content-security-policy": line.join("; ") };
}

/** Imported when needed: the bundler takes a static import of it for a mistake. */
export async function renderDocument(page: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

/** In place of a document that is not there, or not for this reader: not even its title. */
export async function refuseDocument(
  request: Request,
  courseSlug: string,
  kind: "not_enrolled" | "missing",
): Promise<Response> {
  const because = kind === "missing" ? { kind } : { kind, courseSlug };
  const html = await renderDocument(<MissingDocument assets={readerAssets()} because={because} />);
  return await respondWithDocument(request, new CachedDocument(html, false), {
    status: kind === "missing" ? 404 : 403,
    headers: { ...documentHeaders, "cache-control": "private, no-store" },
  });
}
