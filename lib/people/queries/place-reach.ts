import "server-only";
import { inArray, or, type SQL, sql } from "drizzle-orm";
import { organisations, regions } from "@/db/schema/people";
import type { Permit } from "@/lib/platform/authority";

/** The regions a permit reaches, as a condition on `regions`: those of its holder and all within them. */
export function reachesRegion(permit: Permit): SQL {
  return (
    or(...permit.reach.regions.map((r) => sql`starts_with(${regions.code}, ${r})`)) ?? sql`false`
  );
}

/** The organisations a permit reaches, as a condition on `organisations`. No scope, no rows. */
export function reachesOrganisation(permit: Permit): SQL {
  const { regions: prefixes, organisationIds } = permit.reach;
  const within = prefixes.map((r) => sql`starts_with(${organisations.regionCode}, ${r})`);
  const own = organisationIds.length > 0 ? [inArray(organisations.id, [...organisationIds])] : [];
  return or(...within, ...own) ?? sql`false`;
}
