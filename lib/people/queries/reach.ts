import "server-only";
import { inArray, or, type SQL, sql } from "drizzle-orm";
import { people } from "@/db/schema/people";
import type { Permit } from "@/lib/platform/authority";

/**
 * The people a permit reaches, as a condition on `people`. Region codes are hierarchical by
 * prefix, so a scope is a set of prefixes. No scope, no rows.
 */
export function withinReach(permit: Permit): SQL {
  const { regions, organisationIds } = permit.reach;
  // starts_with is rewritten to an index range on the text_pattern_ops index.
  const conditions = regions.map((prefix) => sql`starts_with(${people.regionCode}, ${prefix})`);
  if (organisationIds.length > 0) {
    conditions.push(inArray(people.organisationId, [...organisationIds]));
  }
  return or(...conditions) ?? sql`false`;
}
