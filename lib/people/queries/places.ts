import "server-only";
import { asc, eq, isNull } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { organisations, regions } from "@/db/schema/people";
import type { OrganisationChoice, Region } from "@/lib/people/model/place";
import type { Transaction } from "@/lib/platform/command";

/** All regions that can be chosen, parents before children. Public knowledge: the registration form needs it. */
export async function listPublicRegions(): Promise<Region[]> {
  return await db
    .select({
      code: regions.code,
      name: regions.name,
      level: regions.level,
      parentCode: regions.parentCode,
    })
    .from(regions)
    .where(isNull(regions.abolishedAt))
    .orderBy(asc(regions.code));
}

/** All organisations one can say one belongs to. Public: names of bodies, no people. */
export async function listPublicOrganisations(): Promise<OrganisationChoice[]> {
  return await db
    .select({
      id: organisations.id,
      name: organisations.name,
      kind: organisations.kind,
      regionCode: organisations.regionCode,
    })
    .from(organisations)
    .where(isNull(organisations.closedAt))
    .orderBy(asc(organisations.regionCode), asc(organisations.name));
}

/** What a region is called; its code where it is not known. For words inside commands. */
export async function getRegionName(
  code: string,
  source: Database | Transaction = db,
): Promise<string> {
  const [region] = await source
    .select({ name: regions.name })
    .from(regions)
    .where(eq(regions.code, code));
  return region?.name ?? code;
}
