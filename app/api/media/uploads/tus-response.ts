import { TUS_VERSION } from "@/lib/media/rules/tus";

type Told = { received: number; expiresAt: Date; assetId?: string | null; length?: number };

/** What every answer about an upload says: how far it has come, and until when it is kept. */
export function tusHeaders({ received, expiresAt, assetId, length }: Told): Record<string, string> {
  return {
    "tus-resumable": TUS_VERSION,
    "cache-control": "no-store",
    "upload-offset": String(received),
    "upload-expires": expiresAt.toUTCString(),
    ...(length !== undefined && { "upload-length": String(length) }),
    // Not of the protocol: what it became in the library.
    ...(assetId && { "upload-asset": assetId }),
  };
}
