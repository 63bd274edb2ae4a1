import { sealCapability } from "@/lib/platform/capability";

/** As long as somebody needs to open a link in another browser; not so long that it can be passed on. */
const MINUTES = 60;

/**
 * An address that hands out one stored file as a download, to whoever has it, for an hour: for browsers that
 * the cookie does not reach, as when WeChat hands a download on.
 */
export function signedAddress(sha256: string, name: string): string {
  const token = sealCapability(`file:${sha256}`, new Date(Date.now() + MINUTES * 60_000));
  return `/files/${encodeURIComponent(token)}/${encodeURIComponent(name.replace(/[/\\]/g, "-") || "文件")}`;
}
