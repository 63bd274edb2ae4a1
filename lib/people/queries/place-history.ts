import "server-only";
import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { organisations, people, regions } from "@/db/schema/people";
import { placeChanges } from "@/db/schema/place-changes";
import type { PlaceChange } from "@/lib/people/model/place";
import { reachesOrganisation, reachesRegion } from "@/lib/people/queries/place-reach";
import { withinReach } from "@/lib/people/queries/reach";
import type { Permit } from "@/lib/platform/authority";

const CHANGES_SHOWN = 200;

/** What became of a region or an organisation within reach, the newest first. */
export async function listPlaceChanges(
  permit: Permit<"organisation.maintain">,
  place: { regionCode: string } | { organisationId: string },
): Promise<PlaceChange[]> {
  const which: SQL =
    "regionCode" in place
      ? eq(placeChanges.regionCode, place.regionCode)
      : eq(placeChanges.organisationId, place.organisationId);
  return await db
    .select({
      id: placeChanges.id,
      at: placeChanges.at,
      // Who looks after more than this reader does is not named to them.
      by: sql<string | null>`case when ${placeChanges.personId} is null then null
        when ${withinReach(permit)} then ${people.name} else '上级管理员' end`,
      kind: placeChanges.kind,
      was: placeChanges.was,
      became: placeChanges.became,
    })
    .from(placeChanges)
    .leftJoin(people, eq(people.id, placeChanges.personId))
    .leftJoin(regions, eq(regions.code, placeChanges.regionCode))
    .leftJoin(organisations, eq(organisations.id, placeChanges.organisationId))
    .where(and(which, or(reachesRegion(permit), reachesOrganisation(permit))))
    .orderBy(desc(placeChanges.at), desc(placeChanges.id))
    .limit(CHANGES_SHOWN);
}
