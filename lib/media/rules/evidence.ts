/** What may prove a training that was held elsewhere. Pure. */
import type { MediaType } from "@/lib/media/model";
import { PICTURE_BYTES_MAX, pictureKind } from "@/lib/media/rules/picture";

/** The type of a PDF, PNG or JPEG that is not too large; null for anything else. */
export function evidenceType(content: Uint8Array): MediaType | null {
  if (content.length > PICTURE_BYTES_MAX) return null;
  if (String.fromCharCode(...content.subarray(0, 5)) === "%PDF-") return "application/pdf";
  const kind = pictureKind(content);
  return kind && (kind.ending === "png" || kind.ending === "jpg") ? kind.type : null;
}
