import "server-only";
import { createSHA256 } from "hash-wasm";

/** SHA-256 over what comes bit by bit, that can be put aside and taken up again by another process. */
export type RunningHash = {
  update(piece: Uint8Array): void;
  /** All there is to know of what was hashed so far, in Base64. */
  state(): string;
  /** The hash, lower-case hexadecimal. Nothing can be added after it. */
  digest(): string;
};

/** Begins anew, or where `state` left off. */
export async function runningHash(state: string | null): Promise<RunningHash> {
  const hasher = await createSHA256();
  if (state === null) hasher.init();
  else hasher.load(Buffer.from(state, "base64"));
  return {
    update: (piece) => void hasher.update(piece),
    state: () => Buffer.from(hasher.save()).toString("base64"),
    digest: () => hasher.digest("hex"),
  };
}
