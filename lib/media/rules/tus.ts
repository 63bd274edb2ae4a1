/** The words of the tus protocol 1.0 (tus.io) in headers. Pure. */

export const TUS_VERSION = "1.0.0";
export const TUS_EXTENSIONS = "creation,expiration,checksum,termination";
export const CHECKSUM_ALGORITHMS = ["sha1", "sha256"] as const;
export type Checksum = { algorithm: (typeof CHECKSUM_ALGORITHMS)[number]; digest: string };

/** `Upload-Metadata`: names with values in Base64, UTF-8 beneath; what cannot be read is left out. */
export function readMetadata(header: string | null): Map<string, string> {
  const pairs = (header ?? "").split(",").flatMap((pair) => {
    const [key = "", value = "", ...rest] = pair.trim().split(/\s+/);
    if (key === "" || rest.length > 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) return [];
    return [[key, utf8(value)] as const];
  });
  return new Map(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== null));
}

function utf8(base64: string): string | null {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A count of bytes in a header; null for anything else. */
export function readCount(header: string | null): number | null {
  return /^\d{1,15}$/.test(header ?? "") ? Number(header) : null;
}

/** `Upload-Checksum`: null without one, "unknown" for one that cannot be checked. */
export function readChecksum(header: string | null): Checksum | "unknown" | null {
  if (header === null) return null;
  const [name, digest = ""] = header.trim().split(/\s+/);
  const algorithm = CHECKSUM_ALGORITHMS.find((each) => each === name);
  return algorithm && /^[A-Za-z0-9+/]+={0,2}$/.test(digest) ? { algorithm, digest } : "unknown";
}
