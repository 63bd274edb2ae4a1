import { encodingPatterns } from "./lib/platform/encoding-patterns.mjs";

const securityHeaders = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "referrer-policy", value: "strict-origin-when-cross-origin" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** Lesson documents send their own, stricter policy; this one is for the pages Next renders. */
const pagePolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "media-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const isDevelopment = process.env.NODE_ENV === "development";

/** Documents are sent compressed from memory; see lib/platform/document-cache.ts. */
const documents = [
  "/learn/:course/:kind(lessons|papers)/:document",
  "/teach/:course/preview/:lesson",
];
const takes = (encoding) => ({
  type: "header",
  key: "accept-encoding",
  value: encodingPatterns[encoding],
});
const sentAs = (value) => [{ key: "content-encoding", value }];

/** @type {import('next').NextConfig} */
export default {
  typedRoutes: true,
  // `npm test` checks the types of everything; a first start need not wait for it once more.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  serverExternalPackages: [
    "unpdf",
    "sharp",
    "@node-rs/argon2",
    "pino",
    "pdfkit",
    "fontkit",
    "jsonld",
  ],
  turbopack: { root: import.meta.dirname },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // Courseware and previews stand in a frame of a page, and say themselves who may frame them.
    {
      source: "/((?!packages/|teach/[^/]+/preview/).*)",
      headers: [{ key: "x-frame-options", value: "DENY" }],
    },
    ...(isDevelopment
      ? []
      : [
          {
            source: "/((?!packages/|learn/[^/]+/(?:lessons|papers|media)/|teach/[^/]+/preview/).*)",
            headers: [{ key: "content-security-policy", value: pagePolicy }],
          },
        ]),
    ...documents.flatMap((source) => [
      { source, has: [takes("br")], headers: sentAs("br") },
      { source, missing: [takes("br")], has: [takes("gzip")], headers: sentAs("gzip") },
    ]),
    { source: "/sw.js", headers: [{ key: "cache-control", value: "no-cache" }] },
    {
      source: "/reader/:path*",
      headers: [{ key: "cache-control", value: "public, max-age=31536000, immutable" }],
    },
  ],
};
