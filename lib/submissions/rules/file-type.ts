/** What a file handed in is, told by its content. Pure. */

import type { HandedInType, MediaType } from "@/lib/media/model";
import { evidenceType } from "@/lib/media/rules/evidence";
import type { AttachmentText } from "@/lib/submissions/model/attachment";
import { FILE_BYTES_MAX } from "@/lib/submissions/model/decision";

export const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Its type; null for what is not taken. A zip is a Word document when it was read as one. */
export function fileTypeOf(
  content: Uint8Array,
  read: AttachmentText,
): MediaType | HandedInType | null {
  if (content.length === 0 || content.length > FILE_BYTES_MAX) return null;
  const first = String.fromCharCode(...content.subarray(0, 5));
  if (first === "%PDF-") return "application/pdf";
  if (first.startsWith("PK")) return read.read || read.reason !== "unsupported" ? WORD_TYPE : null;
  return evidenceType(content) ?? (read.read ? "text/plain" : null);
}
