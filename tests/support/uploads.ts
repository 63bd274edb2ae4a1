/** Files to upload, made here, and the ways in which they arrive. */

import { receiveStretch } from "@/lib/media/commands/receive";
import { beginUpload } from "@/lib/media/commands/uploads";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";

/** A film that says it is one, of so many bytes; nobody could watch it. */
export function makeFilm(bytes: number, seed = 1): Buffer {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) {
    content.writeUInt32LE(((at + seed) * 2654435761) >>> 0, at);
  }
  content.write("\u0000\u0000\u0000\u0018ftypisom", 0, "latin1");
  return content;
}

/** A body that arrives in pieces and breaks off after `breakAfter` bytes, if given. */
export function bodyOf(content: Buffer, breakAfter = Number.POSITIVE_INFINITY) {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= breakAfter) return controller.error(new Error("aborted"));
      if (at >= content.length) return controller.close();
      const to = Math.min(at + 64 * 1024, content.length, Math.max(breakAfter, at + 1));
      controller.enqueue(new Uint8Array(content.subarray(at, to)));
      at = to;
    },
  });
}

export async function begin(actor: Actor, name: string, length: number): Promise<string> {
  const begun = await execute(beginUpload, actor, { name, length });
  if (!begun.ok) throw new Error(begun.refusal.code);
  return begun.value.id;
}

/** Sends a file from `offset` on, in one stretch. */
export async function send(
  actor: Actor,
  id: string,
  content: Buffer,
  { offset = 0, breakAfter }: { offset?: number; breakAfter?: number } = {},
) {
  const body = bodyOf(content.subarray(offset), breakAfter);
  return await receiveStretch(actor, { id, offset, body, checksum: null });
}
