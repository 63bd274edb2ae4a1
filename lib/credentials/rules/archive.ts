/** Many certificates in one file: packed part by part, handed out as one archive while it is read. Pure. */
import { unzipSync, Zip, ZipPassThrough, zipSync } from "fflate";

/** What a certificate is called in the archive; signs that file systems refuse are left out. */
export function fileName({
  number,
  holderName,
  revokedAt = null,
}: {
  number: string;
  holderName: string;
  revokedAt?: Date | null;
}): string {
  const name = holderName.replace(/[\\/:*?"<>|\p{Cc}]/gu, "");
  return `${number} ${name}${revokedAt ? "（已作废）" : ""}.pdf`;
}

/** A part as an archive of its own. A PDF is packed already: packing it again gains nothing. */
export function packPart(files: ReadonlyMap<string, Uint8Array>, at: Date): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 0, mtime: at });
}

/** One archive out of parts, each read when its turn comes: only one is in memory at a time. */
export async function* joinParts(
  parts: AsyncIterable<Uint8Array>,
  at: Date,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for await (const part of parts) {
    for (const [name, content] of Object.entries(unzipSync(part))) {
      const file = new ZipPassThrough(name);
      file.mtime = at;
      zip.add(file);
      file.push(content, true);
    }
    yield* ready;
    ready = [];
  }
  zip.end();
  yield* ready;
}
