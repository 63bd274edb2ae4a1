import "server-only";
import { isNull, sql } from "drizzle-orm";
import { signingKeys } from "@/db/schema/credentials";
import { findOpenKey, type OpenKey } from "@/lib/credentials/queries/keys";
import { makeKey } from "@/lib/credentials/rules/keys";
import type { Transaction } from "@/lib/platform/command";
import { env } from "@/lib/platform/env";

/** Among the locks that this platform names by number. */
const KEY_LOCK = 4201013;

/**
 * The key to sign with, made on first use. Of those who find none at once, one makes it and the others
 * wait and look again; without the lock, who comes second would retire what the first has just made.
 * A key that the present secret does not open retires, and stays published, so that what it signed is
 * still verified.
 */
export async function keyInUse(tx: Transaction, now: Date): Promise<OpenKey> {
  const known = await findOpenKey(tx);
  if (known) return known;
  await tx.execute(sql`select pg_advisory_xact_lock(${KEY_LOCK})`);
  const madeMeanwhile = await findOpenKey(tx);
  if (madeMeanwhile) return madeMeanwhile;
  await tx.update(signingKeys).set({ retiredAt: now }).where(isNull(signingKeys.retiredAt));
  await tx.insert(signingKeys).values({ ...makeKey(env.NEXTAUTH_SECRET), createdAt: now });
  const made = await findOpenKey(tx);
  if (!made) throw new Error("The signing key cannot be opened");
  return made;
}
