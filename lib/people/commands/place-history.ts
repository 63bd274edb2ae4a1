import "server-only";
import { placeChanges } from "@/db/schema/place-changes";
import type { PlaceChangeKind } from "@/lib/people/model/place";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";

type Change = {
  kind: PlaceChangeKind;
  was?: string | null;
  became?: string | null;
} & ({ regionCode: string } | { organisationId: string });

/** Values of one INSERT. */
const CHUNK = 1000;

/** Writes what became of places into their history, in the transaction of what was done. */
export async function recordChanges(
  tx: Transaction,
  changes: readonly Change[],
  { permit, now }: { permit: Permit; now: Date },
): Promise<void> {
  const rows = changes.map((change) => ({ ...change, personId: permit.actor.personId, at: now }));
  for (let at = 0; at < rows.length; at += CHUNK) {
    await tx.insert(placeChanges).values(rows.slice(at, at + CHUNK));
  }
}
