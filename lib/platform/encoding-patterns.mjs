/**
 * Which `accept-encoding` headers take Brotli, and which take gzip. Plain JavaScript, because
 * next.config.mjs declares the answer's `content-encoding` by the same patterns. `q=0` means
 * "not this one" (RFC 9110 §12.5.3).
 */
export const encodingPatterns = {
  br: "(?!.*\\bbr\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)).*\\bbr\\b.*",
  gzip: "(?!.*\\bgzip\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)).*\\bgzip\\b.*",
};
