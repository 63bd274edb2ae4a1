import "server-only";
import { asc } from "drizzle-orm";
import { db } from "@/db/client";
import { organisations, regions } from "@/db/schema/people";
import type { OrganisationChoice, Region } from "@/lib/people/model/place";

/** All regions, parents before children. Public knowledge: the registration form needs it. */
export async function listPublicRegions(): Promise<Region[]> {
  return await db.select().from(regions).orderBy(asc(regions.code));
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
    .orderBy(asc(organisations.regionCode), asc(organisations.name));
}
