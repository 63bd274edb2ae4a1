import "server-only";
import { and, eq, gt } from "drizzle-orm";
import { db } from "@/db/client";
import { mediaUploads } from "@/db/schema/media";
import { type Permit, personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";

/** How far one's own upload has come; null when there is none, or its time is over. */
export async function getUpload(permit: Permit<"media.upload">, id: string, now = new Date()) {
  if (!isUuid(id)) return null;
  const [row] = await db
    .select({
      id: mediaUploads.id,
      length: mediaUploads.length,
      received: mediaUploads.received,
      hashState: mediaUploads.hashState,
      expiresAt: mediaUploads.expiresAt,
      assetId: mediaUploads.assetId,
      refusal: mediaUploads.refusal,
    })
    .from(mediaUploads)
    .where(
      and(
        eq(mediaUploads.id, id),
        eq(mediaUploads.ownerId, personOf(permit)),
        gt(mediaUploads.expiresAt, now),
      ),
    );
  return row ?? null;
}
