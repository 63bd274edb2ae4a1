import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the first choice of RFC 9106's low-memory profile scaled to OWASP's 19 MiB, 2 passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of nothing anyone knows: unknown accounts take as long to refuse as wrong passwords. */
const NOBODYS_HASH = hash(crypto.randomUUID(), COST);

export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize("NFKC"), COST);
}

/** Whether the password is right; false, after the same work, when there is no hash to compare. */
export async function isPasswordRight(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODYS_HASH), password.normalize("NFKC"));
  return matches && stored !== null;
}
