import "server-only";
import type { KeyObject } from "node:crypto";
import { isNull } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { signingKeys } from "@/db/schema/credentials";
import { openKey } from "@/lib/credentials/rules/keys";
import type { Transaction } from "@/lib/platform/command";
import { env } from "@/lib/platform/env";

export type OpenKey = { kid: string; key: KeyObject };

/** The key in use, opened; null when there is none, or its secret is no longer ours. */
export async function findOpenKey(reader: Database | Transaction = db): Promise<OpenKey | null> {
  const [stored] = await reader.select().from(signingKeys).where(isNull(signingKeys.retiredAt));
  const key = stored ? openKey(stored, env.NEXTAUTH_SECRET) : null;
  return stored && key ? { kid: stored.kid, key } : null;
}
