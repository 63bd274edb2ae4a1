import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { organisations, regions } from "@/db/schema/people";
import type { Region } from "@/lib/people/model/place";
import { reachesOrganisation } from "@/lib/people/queries/place-reach";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";

/** As many names as a list under a field can hold. */
const NAMES_SHOWN = 300;

/** Names of organisations within reach, for the list under a field. */
export async function listOrganisationNames(permit: Permit): Promise<string[]> {
  const rows = await db
    .select({ name: organisations.name })
    .from(organisations)
    .where(and(isNull(organisations.closedAt), reachesOrganisation(permit)))
    .orderBy(asc(organisations.regionCode), asc(organisations.name))
    .limit(NAMES_SHOWN);
  return [...new Set(rows.map(({ name }) => name))];
}

/**
 * The organisations within reach that have a name, with their region's name; two counties may each have
 * one of the same name.
 */
export async function findOrganisations(
  permit: Permit,
  name: string,
  source: Database | Transaction = db,
) {
  return await source
    .select({
      id: organisations.id,
      name: organisations.name,
      regionCode: organisations.regionCode,
      regionName: regions.name,
    })
    .from(organisations)
    .innerJoin(regions, eq(regions.code, organisations.regionCode))
    .where(
      and(
        eq(organisations.name, name.trim()),
        isNull(organisations.closedAt),
        reachesOrganisation(permit),
      ),
    );
}

/** Regions a permit reaches, by code: those to filter by and to put people into. */
export async function listReachedRegions(permit: Permit): Promise<Region[]> {
  const all = await db
    .select(regionShape)
    .from(regions)
    .where(isNull(regions.abolishedAt))
    .orderBy(asc(regions.code));
  const own = await ownRegions(permit);
  return all.filter(({ code }) => own.some((prefix) => code.startsWith(prefix)));
}

const regionShape = {
  code: regions.code,
  name: regions.name,
  level: regions.level,
  parentCode: regions.parentCode,
};

/** The regions of the reach; where it is of organisations, those in which they are. */
async function ownRegions(permit: Permit): Promise<readonly string[]> {
  if (permit.reach.organisationIds.length === 0) return permit.reach.regions;
  const rows = await db
    .selectDistinct({ code: organisations.regionCode })
    .from(organisations)
    .where(reachesOrganisation(permit));
  return [...permit.reach.regions, ...rows.map(({ code }) => code)];
}
