import "server-only";
import { isNull } from "drizzle-orm";
import { signingKeys } from "@/db/schema/credentials";
import { findOpenKey, type OpenKey } from "@/lib/credentials/queries/keys";
import { makeKey } from "@/lib/credentials/rules/keys";
import type { Transaction } from "@/lib/platform/command";
import { env } from "@/lib/platform/env";

/**
 * The key to sign with, made on first use. Two who make one at once end up with the same: the
 * database lets one be in use. A key that the present secret does not open retires, and stays
 * published, so that what it signed is still verified.
 */
export async function keyInUse(tx: Transaction, now: Date): Promise<OpenKey> {
  const known = await findOpenKey(tx);
  if (known) return known;
  await tx.update(signingKeys).set({ retiredAt: now }).where(isNull(signingKeys.retiredAt));
  await tx
    .insert(signingKeys)
    .values({ ...makeKey(env.NEXTAUTH_SECRET), createdAt: now })
    .onConflictDoNothing();
  const made = await findOpenKey(tx);
  if (!made) throw new Error("The signing key cannot be opened");
  return made;
}
