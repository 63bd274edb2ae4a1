import "server-only";
import { sqlClient } from "@/db/client";

/** What is stored under a hash, whoever asks; a picture made of a file too. For those a capability was given. */
export async function getStoredFile(
  sha256: string,
): Promise<{ bytes: number; type: string } | null> {
  const [row] = await sqlClient<{ bytes: string; type: string }[]>`
    select bytes, type from media_files where sha256 = ${sha256}
    union all
    select bytes, 'image/webp' from media_derivatives where file_sha256 = ${sha256}
    limit 1`;
  return row ? { bytes: Number(row.bytes), type: row.type } : null;
}
