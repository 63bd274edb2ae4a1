import "server-only";
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { organisations, regions } from "@/db/schema/people";
import { reachesOrganisation, reachesRegion } from "@/lib/people/queries/place-reach";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";

export type FoundRegion = typeof regions.$inferSelect;
export type FoundOrganisation = typeof organisations.$inferSelect;

/**
 * Regions within reach, by code, kept as they are until the transaction ends: nobody comes to belong to
 * one meanwhile. Always locked in the same order.
 */
export async function lockRegions(tx: Transaction, permit: Permit, codes: readonly string[]) {
  const found = await tx
    .select()
    .from(regions)
    .where(and(inArray(regions.code, [...codes]), reachesRegion(permit)))
    .orderBy(regions.code)
    .for("update");
  return new Map(found.map((region) => [region.code, region]));
}

/** The same for organisations. */
export async function lockOrganisations(tx: Transaction, permit: Permit, ids: readonly string[]) {
  const found = await tx
    .select()
    .from(organisations)
    .where(and(inArray(organisations.id, [...ids]), reachesOrganisation(permit)))
    .orderBy(organisations.id)
    .for("update");
  return new Map(found.map((organisation) => [organisation.id, organisation]));
}

/** Whether another living region beneath the same one has a name already. */
export async function isRegionNameTaken(
  tx: Transaction,
  { parentCode, name, except = "" }: { parentCode: string | null; name: string; except?: string },
): Promise<boolean> {
  const [twin] = await tx
    .select({ code: regions.code })
    .from(regions)
    .where(
      and(
        sql`${regions.parentCode} is not distinct from ${parentCode}`,
        eq(regions.name, name),
        ne(regions.code, except),
        isNull(regions.abolishedAt),
      ),
    )
    .limit(1);
  return twin !== undefined;
}

/** All codes beneath a region, abolished ones too. */
export async function codesBeneath(tx: Transaction, parentCode: string): Promise<Set<string>> {
  const rows = await tx
    .select({ code: regions.code })
    .from(regions)
    .where(eq(regions.parentCode, parentCode));
  return new Set(rows.map(({ code }) => code));
}
